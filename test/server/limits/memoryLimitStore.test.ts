import { describe, expect, it } from 'vitest';
import { memoryLimitStore } from '../../../src/server.ts';
import type { LimitStore } from '../../../src/server.ts';
import { createFakeClock } from '../../../src/testing/fakeClock.ts';
import { describeHandlers, describeStore } from './storeCases.ts';

describe('the memory store', () => {
  describeStore(() => {
    const clock = createFakeClock();
    return { store: memoryLimitStore({ clock }), pass: clock.advance };
  }, 1000);

  describeHandlers((count) => Array<LimitStore>(count).fill(memoryLimitStore()));

  const one = (key: string) => [{ key, max: 1, windowMs: 60_000 }];

  it('refuses when it is full of live keys, and drops none of them', async () => {
    const store = memoryLimitStore({ maxKeys: 10, clock: createFakeClock() });
    for (let index = 0; index < 4; index++) await store.reserve(`${index}`, 60_000, 'r', one(`k${index}`));
    const wide = [...one('a'), ...one('b')];
    await expect(store.reserve('wide', 60_000, 'r', wide)).rejects.toThrow('full of live keys');
    await store.reserve('last', 60_000, 'r', one('last'));
    await expect(store.reserve('more', 60_000, 'r', one('more'))).rejects.toThrow('full of live keys');
    expect(await store.reserve('again', 60_000, 'r', one('k0'))).toMatchObject({ ok: false });
  });

  it.each([Number.NaN, 0, 1.5])('cannot be created with a maximum of %o keys', (maxKeys) => {
    expect(() => memoryLimitStore({ maxKeys })).toThrow('`maxKeys` is not a whole number');
  });

  it('lets nobody wait longer than a window when the clock was set back', async () => {
    const clock = createFakeClock();
    const store = memoryLimitStore({ clock });
    await store.reserve('1', 60_000, 'r', one('k'));
    clock.stepWall(-3_600_000);
    expect(await store.reserve('2', 60_000, 'r', one('k'))).toMatchObject({
      ok: false,
      retryAfterMs: 60_000,
    });
    clock.advance(60_000);
    expect(await store.reserve('2', 60_000, 'r', one('k'))).toMatchObject({ ok: true });
  });

  it('makes room by removing what has expired', async () => {
    const clock = createFakeClock();
    const store = memoryLimitStore({ maxKeys: 10, clock });
    for (let index = 0; index < 5; index++) await store.reserve(`${index}`, 60_000, 'r', one(`k${index}`));
    clock.advance(60_000);
    expect(await store.reserve('more', 60_000, 'r', one('more'))).toMatchObject({ ok: true });
  });
});
