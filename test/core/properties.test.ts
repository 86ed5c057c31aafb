import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SmsError } from '../../src/core.ts';
import { FUZZ_SEED } from '../fuzzSeed.ts';
import { CAPTCHAS, createWorld } from './createWorld.ts';
import type { WorldEvent } from './createWorld.ts';

const TABS = 3;

const tab = fc.nat(TABS - 1);
const send: fc.Arbitrary<WorldEvent> = fc.record({
  type: fc.constant('send'),
  tab,
  cooldownMs: fc.constantFrom(60_000, 5000, 90_000),
  timeoutMs: fc.constantFrom(15_000, 1000),
  captcha: fc.constantFrom('none', ...(Object.keys(CAPTCHAS) as (keyof typeof CAPTCHAS)[])),
});
const reply: fc.Arbitrary<WorldEvent> = fc.record({
  type: fc.constant('reply'),
  age: fc.constantFrom(0, 0, 0, 1, 2),
  reply: fc.constantFrom(
    {},
    { retryAfterMs: 5000 },
    { status: 'unknown' as const, ticket: 'perhaps' },
    new SmsError('phone_invalid'),
    new SmsError('offline'),
    new SmsError('too_early'),
    new SmsError('too_early', { retryAfterMs: 41_200 }),
    new SmsError('limit_reached'),
    new SmsError('limit_reached', { retryAfterMs: 300_000 }),
    new SmsError('network_failed'),
  ),
});
const passing = fc.record({
  type: fc.constant('advance'),
  ms: fc.constantFrom(0, 1, 999, 1000, 4000, 14_000, 20_000, 60_000, 90_000),
});
const sleep = fc.record({ type: fc.constant('sleep'), ms: fc.constantFrom(500, 45_000, 120_000) });
const stepWall = fc.record({
  type: fc.constant('stepWall'),
  ms: fc.constantFrom(-3_600_000, -5000, 5000, 3_600_000),
});
const page = fc.record({ type: fc.constantFrom('wake', 'online', 'offline') });
const visit = fc.record({ type: fc.constantFrom('reload', 'cancel', 'leave', 'come', 'remount'), tab });

const clockKept = [
  { weight: 4, arbitrary: send },
  { weight: 4, arbitrary: reply },
  { weight: 3, arbitrary: passing },
  { weight: 3, arbitrary: visit },
  sleep,
  page,
] as const;

// Six guarantees are checked at every step of a sequence: never two requests in flight for a key; no request while a
// wait runs; the seconds shown only rise with a new wait; the time left never exceeds the longest wait that has begun;
// "not sent" never lengthens a wait; every `sending` ends, and leaves no timer or listener behind.
it.each([
  ['while the clock is right', fc.oneof(...clockKept)],
  ['while somebody sets the clock', fc.oneof(...clockKept, stepWall)],
])(
  'keeps its guarantees in three tabs through 5,000 random sequences of events, %s',
  async (_, event) => {
    const sequences = fc.array<WorldEvent>(event, { minLength: 1, maxLength: 20, size: 'max' });
    let held = 0;
    await fc.assert(
      fc.asyncProperty(sequences, async (events) => {
        const world = createWorld(TABS);
        await world.run(events);
        await world.end();
        held++;
      }),
      { numRuns: 5000, seed: FUZZ_SEED },
    );
    expect(held).toBe(5000);
  },
  120_000,
);
