import { isRecord } from '../protocol/isRecord.ts';
import { toDurationMs } from '../protocol/wire.ts';
import { LONGEST_BLOCK_MS } from './options.ts';

/** The part of the Web's `Storage` that is needed. Anything synchronous with these methods works. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  /** If both `length` and `key` are there, old records are removed. */
  readonly length?: number;
  key?(index: number): string | null;
}

/** How the last send went, as far as anybody knows. */
export type LastOutcome = 'sent' | 'unknown' | 'too_early';

/** A wait as it is remembered across reloads and tabs: no number, no code. */
export interface CooldownRecord {
  /** What it waits after; `sending` while that send is under way in some tab, for the case that the tab dies. */
  after: LastOutcome | 'blocked' | 'sending';
  /** End of the wait in epoch milliseconds. */
  deadline: number;
  /** Its whole length. */
  durationMs: number;
  /** Of the act that it waits after, by which a wait is known again. */
  idempotencyKey?: string | undefined;
  /** Of the last message, where its receipt had not come: by it, or else by the act's own, another tab asks for that. */
  owedKey?: string | undefined;
}

/** Remembers waits by the hash of their key. No method throws: a storage that is blocked, full or spoiled remembers nothing. */
export interface CooldownStorage {
  read(hash: string): CooldownRecord | null;
  /** Writes a record, and clears away those that were over at `now` or are more than 200, the first to end. */
  write(hash: string, record: CooldownRecord, now: number): void;
  remove(hash: string): void;
}

/** Before the hash in the name under which a wait is stored. */
export const STORAGE_PREFIX = 'react-sms-code:';

/** Somebody who tries out numbers shall not fill the storage of the page. */
const MOST_RECORDS = 200;

/** Reads a stored record, or `null` for anything that is none: foreign, of another version, spoiled. */
export function parseCooldownRecord(text: string | null): CooldownRecord | null {
  const value: unknown = JSON.parse(text ?? 'null');
  if (!isRecord(value) || value.v !== 1) return null;
  const record = value as unknown as CooldownRecord;
  const isWhole =
    ['sent', 'unknown', 'too_early', 'blocked', 'sending'].includes(record.after) &&
    toDurationMs(record.deadline) &&
    toDurationMs(record.durationMs) &&
    record.durationMs <= LONGEST_BLOCK_MS;
  return isWhole ? record : null;
}

/** Makes a {@link CooldownStorage} of a key-value storage; of `null`, one that remembers nothing. */
export function createCooldownStorage(storage: KeyValueStorage | null): CooldownStorage {
  const attempt = <Value>(run: (items: KeyValueStorage) => Value): Value | null => {
    try {
      return storage && run(storage);
    } catch {
      return null;
    }
  };
  const read = (name: string) => attempt((items) => parseCooldownRecord(items.getItem(name)));
  return {
    read: (hash) => read(STORAGE_PREFIX + hash),
    write(hash, record, now) {
      attempt((items) => {
        Array.from({ length: items.length ?? 0 }, (_, index) => items.key?.(index) ?? '')
          .filter((name) => name.startsWith(STORAGE_PREFIX))
          .map((name) => ({ name, deadline: read(name)?.deadline ?? 0 }))
          .sort((one, other) => other.deadline - one.deadline)
          .forEach(({ name, deadline }, index) => {
            if (deadline <= now || index >= MOST_RECORDS - 1) items.removeItem(name);
          });
      });
      attempt((items) => items.setItem(STORAGE_PREFIX + hash, JSON.stringify({ v: 1, ...record })));
    },
    remove: (hash) => void attempt((items) => items.removeItem(STORAGE_PREFIX + hash)),
  };
}
