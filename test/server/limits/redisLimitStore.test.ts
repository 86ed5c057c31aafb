import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewayRefusal, redisLimitStore } from '../../../src/server.ts';
import { createFakeClock } from '../../../src/testing/fakeClock.ts';
import { failureOf } from '../../failureOf.ts';
import { createTestProxy } from '../createTestProxy.ts';
import { hasRedis, startRedis } from './startRedis.ts';
import type { TestRedis } from './startRedis.ts';
import { describeHandlers, describeStore } from './storeCases.ts';

let count = 0;
const nextPrefix = () => `{test-${(count += 1)}}:`;

/** For tests that are not about time: on a busy machine, Redis may take longer than the store's default of 250 ms. */
const timeoutMs = 5_000;

describe('a Redis store that cannot work is refused at once', () => {
  const client = { eval: async () => ['ok'] };

  it.each(['redis://user:password@localhost', undefined, null])('for a client like %o', (other) => {
    const create = () => redisLimitStore(other as never);
    expect(create).toThrow(/`redisLimitStore` has no client\. Nothing could be .*Pass /);
    expect(create).not.toThrow('password');
  });

  it.each([Number.NaN, 0, '250'])('for a timeout of %o ms', (timeoutMs) => {
    const create = () => redisLimitStore(client, { timeoutMs: timeoutMs as never });
    expect(create).toThrow(/`timeoutMs` of the Redis store is not a duration/);
  });
});

it('an answer that came while the event loop stood still is in time', async () => {
  // the file system stands for the network: its answer, too, is only read after the timers that are due
  const client = { eval: () => stat('.').then(() => ['ok']) };
  const answer = redisLimitStore(client, { timeoutMs: 20 }).reserve('1', 60_000, 'r', []);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  expect(await answer).toEqual({ ok: true });
});

describe.skipIf(!hasRedis)('the Redis store (needs redis-server)', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  // concurrently, since they wait in real time
  describe.concurrent('through ioredis', () => {
    describeStore(() => {
      const store = redisLimitStore(redis.connect(), { prefix: nextPrefix(), timeoutMs });
      // a timer of Node can be a millisecond early, and a key of Redis expires a millisecond late
      return { store, pass: (ms) => sleep(ms + 10) };
    }, 200);
  });

  describeHandlers((count) => {
    const prefix = nextPrefix();
    return Array.from({ length: count }, () => redisLimitStore(redis.connect(), { prefix, timeoutMs }));
  });

  it('works with a client like node-redis', async () => {
    const client = redis.connect();
    const store = redisLimitStore(
      {
        isOpen: true,
        eval: (script: string, { keys, arguments: args }: { keys: string[]; arguments: string[] }) =>
          client.eval(script, keys.length, ...keys, ...args),
      },
      { prefix: nextPrefix(), timeoutMs },
    );
    const limits = [{ key: 'a', max: 1, windowMs: 60_000 }];
    expect(await store.reserve('1', 60_000, 'r', limits)).toEqual({ ok: true, used: [1] });
    expect(await store.reserve('2', 60_000, 'r', limits)).toMatchObject({ ok: false, index: 0 });
  });

  it('keeps all its keys in one slot, and each of them expires', async () => {
    const client = redis.connect();
    const prefix = nextPrefix();
    const { send, verify } = createTestProxy({ store: redisLimitStore(client, { prefix, timeoutMs }) });
    const { body } = await send();
    await verify(body.ticket, '000000');
    await verify(body.ticket);
    const keys = await client.keys(`${prefix}*`);
    expect(keys.length).toBeGreaterThan(8);
    const lifetimesMs = await Promise.all(keys.map((key) => client.pttl(key)));
    expect(Math.min(...lifetimesMs)).toBeGreaterThan(0);
    expect(keys.join(' ')).not.toMatch(/13800138000|1380013/);
    const foreign = (await client.keys('*')).filter((key) => !key.startsWith('{'));
    expect(foreign).toEqual([]);
  });

  it('gives back a try that never reached the gateway, even if the clocks of two instances differ', async () => {
    const prefix = nextPrefix();
    const [first, second] = [0, 1_000].map((aheadMs) => {
      const test = createTestProxy({ store: redisLimitStore(redis.connect(), { prefix, timeoutMs }) });
      test.clock.advance(aheadMs);
      return test;
    });
    const { ticket } = (await first!.send()).body;
    expect((await first!.verify(ticket, '000000')).body.attemptsLeft).toBe(4);
    second!.gateway.onVerify = () =>
      Promise.reject(gatewayRefusal('gateway_unavailable', { gatewayCode: 'ECONNREFUSED' }));
    for (let time = 0; time < 5; time++)
      expect((await second!.verify(ticket, '000000')).body.code).toBe('gateway_unavailable');
    expect((await first!.verify(ticket, '000000')).body.attemptsLeft).toBe(3);
  });

  it('case 20: a frozen Redis refuses messages, and what it charges when it thaws is given back', async () => {
    const client = redis.connect();
    await client.ping();
    const { send, gateway, errors } = createTestProxy({
      store: redisLimitStore(client, { prefix: nextPrefix() }),
    });
    redis.process.kill('SIGSTOP');
    try {
      const frozen = await send();
      expect([frozen.status, frozen.body.code]).toEqual([503, 'limiter_unavailable']);
      expect(errors).toEqual([new Error('react-sms-code: Redis did not answer in time.')]);
      expect(gateway.sends).toHaveLength(0);
    } finally {
      redis.process.kill('SIGCONT');
    }
    await expect.poll(async () => (await send()).status).toBe(200);
    expect(gateway.sends).toHaveLength(1);
  });

  it('needs no more of Redis than docs/operating.md allows a user', async ({ skip }) => {
    const admin = redis.connect();
    const known = await admin.call('COMMAND', 'INFO', 'ACL');
    skip(String(known) === '', 'Redis 5 has no users');
    const page = await readFile(join(import.meta.dirname, '../../../docs/operating.md'), 'utf8');
    const [rule = ''] = /~\{react-sms-code\}:\*( \+\w+)+/.exec(page) ?? [];
    await admin.call('ACL', 'SETUSER', 'sms', 'on', '>pw', ...rule.split(' '), '+info');
    const client = redis.connect();
    await client.auth('sms', 'pw');
    const { send, verify, gateway } = createTestProxy({
      store: redisLimitStore(client, { timeoutMs }),
      captcha: () => 'pass',
    });
    const { ticket } = (await send({ captchaToken: 't' })).body;
    expect((await verify(ticket, '000000')).body.code).toBe('code_wrong');
    expect((await verify(ticket)).status).toBe(200);
    gateway.onSend = () => Promise.reject(gatewayRefusal('gateway_refused', { gatewayCode: '1' }));
    const refuse = async () => (await send({ captchaToken: 't', phoneNumber: '13900139000' })).body.code;
    // the second would be too early, had the first not been given back
    expect([await refuse(), await refuse()]).toEqual(['gateway_refused', 'gateway_refused']);
  });

  it('passes on no command in its errors', async () => {
    const client = redis.connect();
    const prefix = nextPrefix();
    const store = redisLimitStore(client, { prefix, timeoutMs });
    await client.set(`${prefix}limit:a`, 'no number');
    const limits = [{ key: 'a', max: 1, windowMs: 60_000 }];
    const error = await failureOf(store.reserve('id', 60_000, 'private record', limits));
    expect(error).toMatchObject({ message: expect.stringContaining('Redis did not run a script: ') });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('private record');
  });
});

describe('the Redis store, with a client that does not answer, or not as it should', () => {
  const createHung = () => {
    const keys: string[] = [];
    const hung = (_: string, count: number, ...all: string[]) => {
      keys.push(...all.slice(0, count));
      return new Promise<never>(() => {});
    };
    const clock = createFakeClock();
    return { keys, clock, store: redisLimitStore({ eval: hung }, { clock }) };
  };

  it('gives each call 250 ms', async () => {
    const { clock, store } = createHung();
    const limits = [{ key: 'a', max: 1, windowMs: 60_000 }];
    for (const call of [
      () => store.find('id'),
      () => store.reserve('id', 60_000, 'r', limits),
      () => store.settle('id', 60_000, 'r', limits),
      () => store.release('id', limits),
    ]) {
      const failure = failureOf(call());
      await clock.advanceAsync(249);
      expect(clock.pendingTimers).toBe(1);
      clock.advance(1);
      expect(await failure).toEqual(new Error('react-sms-code: Redis did not answer in time.'));
    }
  });

  it.each([[['fine']], [[]], ['OK'], [null]])(
    'accepts no answer that is not its script’s: %o',
    async (answer) => {
      const store = redisLimitStore({ eval: async () => answer });
      await expect(store.reserve('id', 60_000, 'r', [])).rejects.toThrow('not the script’s');
    },
  );

  it('accepts no record that the client has parsed', async () => {
    const client = { eval: async () => ['replay', { fingerprint: 'f', requestId: 'r' }] };
    const store = redisLimitStore(client);
    await expect(store.find('id')).rejects.toThrow('not the script’s');
    await expect(store.reserve('id', 60_000, 'r', [])).rejects.toThrow('not the script’s');
  });

  it.each([
    ['charged', ['ok', 1], 2],
    ['met the record of another call', ['replay', 'r'], 1],
    ['was refused', ['refused', 0, 1_000], 1],
  ])('gives back only what a late call itself charged: one that %s', async (_, answer, scripts) => {
    const asked: ((answer: unknown) => void)[] = [];
    const clock = createFakeClock();
    const store = redisLimitStore({ eval: () => new Promise((resolve) => asked.push(resolve)) }, { clock });
    const reserved = store.reserve('id', 60_000, 'r', [{ key: 'a', max: 1, windowMs: 60_000 }]);
    clock.advance(250);
    await expect(reserved).rejects.toThrow('in time');
    asked[0]?.(answer);
    await clock.advanceAsync(0);
    expect(asked).toHaveLength(scripts);
  });

  it('puts all keys of a script into one slot of a cluster', () => {
    const { keys, store } = createHung();
    void store.reserve('id', 60_000, 'r', [{ key: 'a', max: 1, windowMs: 60_000 }]).catch(() => {});
    expect(keys).toEqual(['{react-sms-code}:record:id', '{react-sms-code}:limit:a']);
  });
});

describe.skipIf(!hasRedis)('a Redis that has died (needs redis-server)', () => {
  it('case 20: refuses messages', async () => {
    const redis = await startRedis();
    const { send, gateway } = createTestProxy({
      store: redisLimitStore(redis.connect(), { timeoutMs: 1_000 }),
    });
    expect((await send()).status).toBe(200);
    redis.process.kill('SIGKILL');
    const { status, body } = await send({ phoneNumber: '13900139000' });
    expect([status, body.code]).toEqual([503, 'limiter_unavailable']);
    expect(gateway.sends).toHaveLength(1);
    await redis.stop();
  });
});
