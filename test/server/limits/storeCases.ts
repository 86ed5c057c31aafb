import { expect, it } from 'vitest';
import type { Limit, LimitStore } from '../../../src/server.ts';
import { createTestProxy, nextKey } from '../createTestProxy.ts';
import type { TestHeaders } from '../createTestProxy.ts';

/** A store under test, and control over its time. */
export interface StoreUnderTest {
  store: LimitStore;
  /** Lets time pass. */
  pass(ms: number): Promise<void> | void;
}

/**
 * What every limit store does. A window is ten units of time, and no test looks at one in its last four: with real
 * time, `unitMs` has to be so long that a busy machine is never late by four.
 */
export function describeStore(create: () => StoreUnderTest, unitMs: number): void {
  const limit = (key: string, max = 1, more: Partial<Limit> = {}): Limit => ({
    key,
    max,
    windowMs: 10 * unitMs,
    ...more,
  });
  let count = 0;
  const id = () => `id-${(count += 1)}`;
  const ttl = 10 * unitMs;

  it('charges every limit, and returns the state of each', async () => {
    const { store } = create();
    expect(await store.reserve(id(), ttl, 'r', [limit('a', 9), limit('b', 9, { cost: 3 })])).toEqual({
      ok: true,
      used: [1, 3],
    });
    expect(await store.reserve(id(), ttl, 'r', [limit('b', 9), limit('a', 9, { cost: 0 })])).toEqual({
      ok: true,
      used: [4, 1],
    });
  });

  it('does not begin a window by reading it', async () => {
    const { store, pass } = create();
    await store.reserve(id(), ttl, 'r', [limit('a', 1, { cost: 0 })]);
    await pass(6 * unitMs);
    await store.reserve(id(), ttl, 'r', [limit('a')]);
    await pass(6 * unitMs);
    expect(await store.reserve(id(), ttl, 'r', [limit('a')])).toMatchObject({ ok: false });
  });

  it('charges nothing at all when one limit refuses', async () => {
    const { store } = create();
    await store.reserve(id(), ttl, 'r', [limit('full')]);
    const refused = id();
    const answer = await store.reserve(refused, ttl, 'r', [limit('free', 1), limit('full')]);
    expect(answer).toMatchObject({ ok: false, index: 1 });
    expect(await store.find(refused)).toBeNull();
    expect(await store.reserve(id(), ttl, 'r', [limit('free', 1)])).toMatchObject({ ok: true });
  });

  it('says how long a limit will go on refusing', async () => {
    const { store, pass } = create();
    await store.reserve(id(), ttl, 'r', [limit('a')]);
    await pass(4 * unitMs);
    const refused = await store.reserve(id(), ttl, 'r', [limit('a')]);
    const retryAfterMs = 'retryAfterMs' in refused ? refused.retryAfterMs : 0;
    expect(retryAfterMs).toBeLessThanOrEqual(6 * unitMs);
    expect(retryAfterMs).toBeGreaterThan(0);
    await pass(retryAfterMs);
    expect(await store.reserve(id(), ttl, 'r', [limit('a')])).toMatchObject({ ok: true });
  });

  it('answers a known id with its record, and charges nothing', async () => {
    const { store } = create();
    const known = id();
    await store.reserve(known, ttl, 'first', [limit('a', 2)]);
    expect(await store.find(known)).toBe('first');
    expect(await store.reserve(known, ttl, 'second', [limit('a', 2)])).toEqual({ replay: 'first' });
    expect(await store.reserve(id(), ttl, 'r', [limit('a', 2)])).toMatchObject({ ok: true, used: [2] });
  });

  it('treats the same call, repeated, as one', async () => {
    const { store } = create();
    const known = id();
    await store.reserve(known, ttl, 'mine', [limit('a')]);
    expect(await store.reserve(known, ttl, 'mine', [limit('a')])).toMatchObject({ ok: true });
  });

  it('forgets a record after its time', async () => {
    const { store, pass } = create();
    const known = id();
    await store.reserve(known, 2 * unitMs, 'first', []);
    await pass(3 * unitMs);
    expect(await store.find(known)).toBeNull();
    expect(await store.reserve(known, ttl, 'second', [])).toMatchObject({ ok: true });
  });

  it('settles with the final record, and starts a window again', async () => {
    const { store, pass } = create();
    const known = id();
    await store.reserve(known, 2 * unitMs, 'pending', [limit('a'), limit('b')]);
    await pass(6 * unitMs);
    await store.settle(known, ttl, 'final', [limit('a')]);
    expect(await store.find(known)).toBe('final');
    await pass(6 * unitMs);
    expect(await store.reserve(id(), ttl, 'r', [limit('b')])).toMatchObject({ ok: true });
    expect(await store.reserve(id(), ttl, 'r', [limit('a')])).toMatchObject({ ok: false, index: 0 });
  });

  it('starts a window again with one charge, whatever was charged before', async () => {
    const { store } = create();
    const known = id();
    for (const each of [id(), known]) await store.reserve(each, ttl, 'r', [limit('a', 9)]);
    await store.settle(known, ttl, 'final', [limit('a', 9)]);
    expect(await store.reserve(id(), ttl, 'r', [limit('a', 9)])).toMatchObject({ ok: true, used: [2] });
  });

  it('gives back the charges of a released reservation, and forgets it', async () => {
    const { store } = create();
    const released = id();
    await store.reserve(released, ttl, 'r', [limit('a'), limit('kept')]);
    await store.release(released, [limit('a')]);
    expect(await store.find(released)).toBeNull();
    expect(await store.reserve(id(), ttl, 'r', [limit('a')])).toMatchObject({ ok: true });
    expect(await store.reserve(id(), ttl, 'r', [limit('kept')])).toMatchObject({ ok: false });
  });

  it('begins a new window once all charges were given back', async () => {
    const { store, pass } = create();
    const released = id();
    await store.reserve(released, ttl, 'r', [limit('a')]);
    await pass(6 * unitMs);
    await store.release(released, [limit('a')]);
    await store.reserve(id(), ttl, 'r', [limit('a')]);
    await pass(6 * unitMs);
    expect(await store.reserve(id(), ttl, 'r', [limit('a')])).toMatchObject({ ok: false });
  });

  it('replaces a released reservation with its outcome', async () => {
    const { store } = create();
    const released = id();
    await store.reserve(released, ttl, 'r', [limit('a')]);
    await store.release(released, [limit('a')], { record: 'refused', ttlMs: ttl });
    expect(await store.find(released)).toBe('refused');
    expect(await store.reserve(id(), ttl, 'r', [limit('a')])).toMatchObject({ ok: true });
  });

  it.each([undefined, { record: 'refused', ttlMs: ttl }])(
    'gives back once, even if the release is repeated: %o',
    async (outcome) => {
      const { store } = create();
      const released = id();
      await store.reserve(id(), ttl, 'r', [limit('a', 2)]);
      await store.reserve(released, ttl, 'r', [limit('a', 2)]);
      for (const _ of [1, 2]) await store.release(released, [limit('a', 2)], outcome);
      expect(await store.reserve(id(), ttl, 'r', [limit('a', 2)])).toMatchObject({ ok: true, used: [2] });
    },
  );

  it('gives back nothing for a send that was settled', async () => {
    const { store } = create();
    const settled = id();
    await store.reserve(settled, ttl, 'r', [limit('a')]);
    await store.settle(settled, ttl, 'final', [limit('a')]);
    await store.release(settled, [limit('a')]);
    expect(await store.reserve(id(), ttl, 'r', [limit('a')])).toMatchObject({ ok: false });
  });

  it('gives back nothing for a reservation that has expired', async () => {
    const { store, pass } = create();
    const late = id();
    await store.reserve(late, 2 * unitMs, 'r', [limit('a')]);
    await pass(3 * unitMs);
    await store.release(late, [limit('a')]);
    expect(await store.reserve(id(), ttl, 'r', [limit('a')])).toMatchObject({ ok: false });
  });

  it('gives back nothing from a window that began later', async () => {
    const { store, pass } = create();
    const slow = id();
    await store.reserve(slow, 20 * unitMs, 'r', [limit('a', 1, { windowMs: 3 * unitMs })]);
    await pass(4 * unitMs);
    await store.reserve(id(), ttl, 'r', [limit('a')]);
    await store.release(slow, [limit('a')]);
    expect(await store.reserve(id(), ttl, 'r', [limit('a')])).toMatchObject({ ok: false });
  });

  it('accepts fractions of a millisecond', async () => {
    const { store } = create();
    const known = id();
    const limits = [limit('a', 1, { windowMs: 10 * unitMs + 0.4 })];
    expect(await store.reserve(known, ttl + 0.4, 'r', limits)).toMatchObject({ ok: true });
    await store.release(known, limits, { record: 'refused', ttlMs: ttl + 0.4 });
    expect(await store.reserve(id(), ttl, 'r', limits)).toMatchObject({ ok: true });
    await store.settle(known, ttl + 0.4, 'final', limits);
    expect(await store.find(known)).toBe('final');
  });

  it('keeps a window of a year', async () => {
    const { store } = create();
    const year = limit('a', 1, { windowMs: 365 * 86_400_000 });
    await store.reserve(id(), ttl, 'r', [year]);
    const refused = await store.reserve(id(), ttl, 'r', [year]);
    expect('retryAfterMs' in refused && refused.retryAfterMs).toBeGreaterThan(364 * 86_400_000);
  });
}

/** What four handlers do together, each with its own connection to the same limit store. */
export function describeHandlers(createConnections: (count: number) => LimitStore[]): void {
  const createProxies = () => createConnections(4).map((store) => createTestProxy({ store }));
  const send200 = async (proxies: ReturnType<typeof createProxies>, headers?: TestHeaders) => {
    const sends = Array.from({ length: 200 }, (_, index) => proxies[index % 4]!.send({}, headers));
    return (await Promise.all(sends)).map(({ status }) => status);
  };

  it('case 4: one of 200 parallel sends over four handlers goes out', async () => {
    const proxies = createProxies();
    const statuses = await send200(proxies);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 429)).toHaveLength(199);
    expect(proxies.flatMap(({ gateway }) => gateway.sends)).toHaveLength(1);
  });

  it('case 5: 200 parallel requests with one key over four handlers send one message', async () => {
    const proxies = createProxies();
    const key = { 'Idempotency-Key': nextKey() };
    const statuses = await send200(proxies, key);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(proxies.flatMap(({ gateway }) => gateway.sends)).toHaveLength(1);
    const replay = await proxies[3]!.send({}, key);
    expect([replay.status, replay.headers.get('Idempotency-Replayed')]).toEqual([200, 'true']);
  });
}
