import { isRecord } from '../protocol/isRecord.ts';
import { toDurationMs } from '../protocol/wire.ts';
import { LONGEST_BLOCK_MS } from './options.ts';

/** The part of the Web Storage API that is needed. Anything synchronous with these methods works. */
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

/** A wait as it is stored for reloads and other tabs. Contains no phone number and no code. */
export interface CooldownRecord {
  /** What caused the wait; `sending` while that send is under way in some tab, in case the tab dies. */
  after: LastOutcome | 'blocked' | 'sending';
  /** End of the wait in epoch milliseconds. */
  deadline: number;
  /** The whole length of the wait. */
  durationMs: number;
  /** Idempotency key of the send that caused the wait. It identifies the wait. */
  idempotencyKey?: string | undefined;
  /**
   * Idempotency key of the last message, if its receipt had not arrived. Another tab requests that receipt with it, or
   * with `idempotencyKey` if there is none.
   */
  owedKey?: string | undefined;
}

/** Stores waits under the hash of their key. No method throws: a blocked, full or corrupt storage remembers nothing. */
export interface CooldownStorage {
  read(hash: string): CooldownRecord | null;
  /** Writes a record, and removes those that were over at `now`; of more than 200, also those that end first. */
  write(hash: string, record: CooldownRecord, now: number): void;
  remove(hash: string): void;
}

/** The start of the name under which a wait is stored. The hash follows. */
export const STORAGE_PREFIX = 'react-sms-code:';

/** Keeps somebody who tries out numbers from filling the storage of the page. */
const MOST_RECORDS = 200;

/**
 * Parses a stored record; `null` for anything else: foreign, from another version, incomplete.
 * @throws SyntaxError for a text that is not JSON
 */
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

/** Makes a {@link CooldownStorage} from a key-value storage; from `null`, one that remembers nothing. */
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
