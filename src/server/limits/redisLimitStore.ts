import { checkDuration } from '../configuration/checkDuration.ts';
import type { ServerClock } from '../clock.ts';
import { systemServerClock, withDeadline } from '../clock.ts';
import { configurationError } from '../configuration/configurationError.ts';
import type { Limit, LimitStore, Reservation } from './LimitStore.ts';
import { FIND_LUA, RELEASE_LUA, RESERVE_LUA, SETTLE_LUA } from './redisScripts.ts';

/** The part of ioredis and iovalkey that the store needs. */
export interface IoredisLike {
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/** The part of node-redis that the store needs. */
export interface NodeRedisLike {
  readonly isOpen: boolean;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** Options of {@link redisLimitStore}. */
export interface RedisLimitStoreOptions {
  /**
   * The start of every key. The part in braces keeps all keys in one slot of a cluster, which scripts need. Applications
   * that share a Redis need one each.
   * @default '{react-sms-code}:'
   */
  prefix?: string | undefined;
  /**
   * How long one call may take, in milliseconds. After that the message is refused.
   * @default 250
   */
  timeoutMs?: number | undefined;
  /**
   * The time, for tests.
   * @default the system's
   */
  clock?: ServerClock | undefined;
}

/**
 * Counts in Redis (5 or newer), for instances that share their limits. It works with any client that can `eval`: ioredis,
 * iovalkey, node-redis. Each call is one script. A call that fails or is late throws, and what a late one has charged is
 * given back. Keys contain keyed hashes and addresses, but no phone numbers.
 * @example createSmsProxy({ store: redisLimitStore(new Redis(url, { socketTimeout: 2_000 })) }) // and the other options
 * @throws TypeError without a client, and for a `timeoutMs` that is not a duration
 */
export function redisLimitStore(
  client: IoredisLike | NodeRedisLike,
  options: RedisLimitStoreOptions = {},
): LimitStore {
  const { prefix = '{react-sms-code}:', timeoutMs = 250, clock = systemServerClock } = options;
  requireClient(client);
  checkDuration('`timeoutMs` of the Redis store', timeoutMs, 'Each message would be refused, or could hang.');
  const run = async (script: string, id: string, limits: readonly Limit[], args: (string | number)[]) => {
    const keys = [`${prefix}record:${id}`, ...limits.map(({ key }) => `${prefix}limit:${key}`)];
    return readAnswer(await evaluate(client, script, keys, args.map(String)));
  };
  const inTime = (answer: Promise<Answer>) => withDeadline(clock, timeoutMs, answer, tooLate);

  const store: LimitStore = {
    async find(id) {
      const [word, record] = await inTime(run(FIND_LUA, id, [], []));
      return word === 'replay' ? record : null;
    },
    async reserve(id, ttlMs, record, limits) {
      const args = limits.flatMap((limit) => [limit.max, ...toWindow(limit)]);
      const answer = run(RESERVE_LUA, id, limits, [Math.ceil(ttlMs), record, ...args]);
      let late = false;
      void answer
        .then(([word]) => (late && word === 'ok' ? store.release(id, limits) : undefined))
        .catch(() => {});
      try {
        return toReservation(await inTime(answer));
      } catch (error) {
        late = true;
        throw error;
      }
    },
    async settle(id, ttlMs, record, restart = []) {
      await inTime(run(SETTLE_LUA, id, restart, [Math.ceil(ttlMs), record, ...restart.flatMap(toWindow)]));
    },
    async release(id, limits, outcome) {
      const { ttlMs = 0, record = '' } = outcome ?? {};
      await inTime(run(RELEASE_LUA, id, limits, [Math.ceil(ttlMs), record, ...limits.flatMap(toWindow)]));
    },
  };
  return store;
}

/** Does not look any closer: a client that connects on first use would connect now. */
function requireClient(client: unknown): void {
  if (Object(client) === client) return;
  throw configurationError(
    '`redisLimitStore` has no client.',
    'Nothing could be counted, so each message would be refused.',
    'Pass a client of ioredis, iovalkey or node-redis, not an address.',
  );
}

type Answer =
  readonly [word: 'replay', record: string] | readonly [word: 'ok' | 'refused', ...rest: unknown[]];

/** The client's own error may contain the whole command, so only its message is passed on. */
async function evaluate(
  client: IoredisLike | NodeRedisLike,
  script: string,
  keys: string[],
  args: string[],
): Promise<unknown> {
  try {
    if ('isOpen' in client) return await client.eval(script, { keys, arguments: args });
    return await client.eval(script, keys.length, ...keys, ...args);
  } catch (error) {
    const text = error instanceof Error ? error.message : 'no error';
    // oxlint-disable-next-line eslint/preserve-caught-error -- see above
    throw new Error(`react-sms-code: Redis did not run a script: ${text}`);
  }
}

function readAnswer(value: unknown): Answer {
  if (Array.isArray(value)) {
    const [word, ...rest]: unknown[] = value;
    if (word === 'ok' || word === 'refused') return [word, ...rest];
    // A client that parses what it reads makes an object of the record.
    if (word === 'replay' && typeof rest[0] === 'string') return [word, rest[0]];
  }
  throw new Error('react-sms-code: Redis gave an answer that is not the script’s.');
}

function toReservation(answer: Answer): Reservation {
  if (answer[0] === 'replay') return { replay: answer[1] };
  const [word, ...rest] = answer;
  if (word === 'refused') return { ok: false, index: Number(rest[0]), retryAfterMs: Number(rest[1]) };
  return rest.length > 0 ? { ok: true, used: rest.map(Number) } : { ok: true };
}

/** Redis does not accept fractions of a millisecond. */
function toWindow({ windowMs, cost = 1 }: Limit): [number, number] {
  return [Math.ceil(windowMs), cost];
}

function tooLate(): Error {
  return new Error('react-sms-code: Redis did not answer in time.');
}
