import { checkCount } from '../configuration/checkCount.ts';
import type { ServerClock } from '../clock.ts';
import { systemServerClock } from '../clock.ts';
import type { Limit, LimitStore, Reservation } from './LimitStore.ts';

/** Options of {@link memoryLimitStore}. */
export interface MemoryLimitStoreOptions {
  /**
   * The most counters and records at one time, up to 500 bytes each. While all of them are in use, further requests are
   * refused: no live counter is dropped, or filling the store would lift every limit.
   * @default 200_000
   */
  maxKeys?: number | undefined;
  /**
   * The time, for tests: the same clock as the proxy's.
   * @default the system's
   */
  clock?: ServerClock | undefined;
}

interface Lifetime {
  from: number;
  until: number;
}

interface Counter extends Lifetime {
  used: number;
}

interface StoredRecord extends Lifetime {
  record: string;
}

/** The start of a reservation that has ended: every window began after it, so nothing of it can be given back again. */
const SETTLED = -Infinity;

/** How often, at most, a full store is searched for expired keys: a search visits every key. */
const SWEEP_EVERY_MS = 1000;

/**
 * Counts in the memory of this process: the store for a single process, for development and for tests. Several processes,
 * such as the workers of a cluster, would each count for themselves; let them share a `redisLimitStore`.
 * @throws TypeError for a `maxKeys` that is not a whole number above 0
 */
export function memoryLimitStore({
  maxKeys = 200_000,
  clock = systemServerClock,
}: MemoryLimitStoreOptions = {}): LimitStore {
  checkCount('maxKeys', maxKeys);
  const counters = new Map<string, Counter>();
  const records = new Map<string, StoredRecord>();
  let sweptAt = -Infinity;

  const live = <Entry extends Lifetime>(entries: Map<string, Entry>, key: string, now: number) => {
    const entry = entries.get(key);
    if (entry === undefined) return undefined;
    // If it began later than now, the clock was set back. Without the shift, the entry would live that much longer.
    const setBackMs = Math.max(0, entry.from - now);
    entry.from -= setBackMs;
    entry.until -= setBackMs;
    if (entry.until > now) return entry;
    entries.delete(key);
    return undefined;
  };

  const makeRoom = (now: number, wanted: number) => {
    if (counters.size + records.size + wanted <= maxKeys) return;
    if (now - sweptAt >= SWEEP_EVERY_MS) {
      sweptAt = now;
      for (const entries of [counters, records])
        for (const [key, { until }] of entries) if (until <= now) entries.delete(key);
    }
    if (counters.size + records.size + wanted > maxKeys)
      throw new Error(
        'react-sms-code: the memory limit store is full of live keys. Messages are refused until some expire. Raise `maxKeys`, or use `redisLimitStore`.',
      );
  };

  const firstRefusal = (limits: readonly Limit[], now: number): Reservation | undefined => {
    for (const [index, { key, max, windowMs, cost = 1 }] of limits.entries()) {
      const counter = live(counters, key, now);
      if ((counter?.used ?? 0) + cost > max)
        return { ok: false, index, retryAfterMs: counter ? counter.until - now : windowMs };
    }
    return undefined;
  };

  const charge = ({ key, windowMs, cost = 1 }: Limit, now: number): number => {
    const counter = counters.get(key);
    if (counter) return (counter.used += cost);
    if (cost > 0) counters.set(key, { used: cost, from: now, until: now + windowMs });
    return cost;
  };

  return {
    async find(id) {
      return live(records, id, clock.wallNow())?.record ?? null;
    },
    async reserve(id, ttlMs, record, limits) {
      const now = clock.wallNow();
      const known = live(records, id, now);
      if (known) return known.record === record ? { ok: true } : { replay: known.record };
      const refusal = firstRefusal(limits, now);
      if (refusal) return refusal;
      makeRoom(now, limits.length + 1);
      records.set(id, { record, from: now, until: now + ttlMs });
      return { ok: true, used: limits.map((limit) => charge(limit, now)) };
    },
    async settle(id, ttlMs, record, restart = []) {
      const now = clock.wallNow();
      records.set(id, { record, from: SETTLED, until: now + ttlMs });
      for (const { key, windowMs, cost = 1 } of restart)
        counters.set(key, { used: cost, from: now, until: now + windowMs });
    },
    async release(id, limits, outcome) {
      const now = clock.wallNow();
      const reserved = live(records, id, now);
      records.delete(id);
      if (outcome) records.set(id, { record: outcome.record, from: SETTLED, until: now + outcome.ttlMs });
      for (const { key, cost = 1 } of limits) {
        const counter = live(counters, key, now);
        // If the window began after the reservation, only others have charged it.
        if (!counter || !reserved || counter.from > reserved.from) continue;
        counter.used -= cost;
        if (counter.used <= 0) counters.delete(key);
      }
    },
  };
}
