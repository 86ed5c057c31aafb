import { isRecord, toDurationMs } from '../protocol/wire.ts';
import type { Clock } from './clock.ts';
import { LONGEST_BLOCK_MS } from './options.ts';

/** The part of the Web's `Storage` that is used. Anything synchronous with these methods will do. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  /** With both of these, old records are cleared away. */
  readonly length?: number;
  key?(index: number): string | null;
}

/** How the last send of a key went, as far as anybody knows. */
export type LastOutcome = 'sent' | 'unknown' | 'too_early';

/** A wait as it is remembered across reloads and tabs: no number, no code. */
export interface CooldownRecord {
  state: 'cooling' | 'blocked';
  /** End of the wait in epoch milliseconds. */
  deadline: number;
  /** Its whole length. */
  durationMs: number;
  outcome: LastOutcome | null;
  /** The send is still under way in some tab; if that tab dies, the record stands as it is. */
  provisional?: boolean | undefined;
}

/** Remembers waits by the hash of their key. No method throws: a storage that is blocked, full or spoiled remembers nothing. */
export interface CooldownStorage {
  read(hash: string): CooldownRecord | null;
  write(hash: string, record: CooldownRecord): void;
  remove(hash: string): void;
}

const PREFIX = 'react-sms-code:';
const MOST_RECORDS = 200;

/** The name under which a key's wait is stored. */
export const toStorageName = (hash: string) => PREFIX + hash;

/** The hash in a storage name, or `null` when the name is somebody else's. */
export const fromStorageName = (name: string | null) =>
  name?.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;

/** Writes a record as text: equal records give equal texts. */
export const toRecordText = ({ state, deadline, durationMs, outcome, provisional }: CooldownRecord) =>
  JSON.stringify({ v: 1, state, deadline, durationMs, outcome, provisional });

/** Reads a record back, or `null` for anything that is none: foreign, of another version, spoiled. */
export function parseRecordText(text: unknown): CooldownRecord | null {
  if (typeof text !== 'string') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value.v !== 1) return null;
  const { state, deadline, durationMs, outcome, provisional } = value;
  if (state !== 'cooling' && state !== 'blocked') return null;
  if (!toDurationMs(deadline) || !toDurationMs(durationMs) || (durationMs as number) > LONGEST_BLOCK_MS)
    return null;
  return {
    state,
    deadline: deadline as number,
    durationMs: durationMs as number,
    outcome: outcome === 'sent' || outcome === 'unknown' || outcome === 'too_early' ? outcome : null,
    provisional: provisional === true || undefined,
  };
}

/** Makes a {@link CooldownStorage} of a key-value storage; of `null`, one that remembers nothing. */
export function createCooldownStorage(storage: KeyValueStorage | null, clock: Clock): CooldownStorage {
  const attempt = <Value>(run: (storage: KeyValueStorage) => Value): Value | null => {
    try {
      return storage && run(storage);
    } catch {
      return null;
    }
  };
  return {
    read: (hash) => parseRecordText(attempt((storage) => storage.getItem(toStorageName(hash)))),
    write(hash, record) {
      attempt((storage) => {
        dropOldRecords(storage, clock.wallNow());
        storage.setItem(toStorageName(hash), toRecordText(record));
      });
    },
    remove: (hash) => void attempt((storage) => storage.removeItem(toStorageName(hash))),
  };
}

/** Drops what is over, and of the rest the first to end, so that with the next one there are 200 at most. */
function dropOldRecords(storage: KeyValueStorage, now: number): void {
  if (typeof storage.key !== 'function') return;
  const live: { name: string; deadline: number }[] = [];
  const over: string[] = [];
  for (let index = 0; index < (storage.length ?? 0); index++) {
    const name = storage.key(index);
    if (name === null || fromStorageName(name) === null) continue;
    const deadline = parseRecordText(storage.getItem(name))?.deadline ?? 0;
    if (deadline <= now) over.push(name);
    else live.push({ name, deadline });
  }
  live.sort((one, other) => one.deadline - other.deadline);
  const surplus = live.slice(0, Math.max(0, live.length - MOST_RECORDS + 1)).map(({ name }) => name);
  for (const name of [...over, ...surplus]) storage.removeItem(name);
}
