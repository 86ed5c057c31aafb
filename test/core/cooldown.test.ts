import { expect, it } from 'vitest';
import { remainingMs, startCooldown, toSeconds } from '../../src/core/cooldown.ts';
import { createFakeClock } from '../../src/testing/fakeClock.ts';

const clockAt = (wall: number, monotonic: number) => ({
  ...createFakeClock(),
  wallNow: () => wall,
  monotonicNow: () => monotonic,
});
const begun = startCooldown(clockAt(1_000_000, 500), 60_000);

it.each([
  ['nothing has happened', 0, 0, 60_000],
  ['20 s have gone by', 20_000, 20_000, 40_000],
  ['45 s were slept through', 45_000, 0, 15_000],
  ['the wall clock was set back an hour', -3_590_000, 10_000, 50_000],
  ['the wall clock was set back 5 s, so that it says more than is left', 5000, 10_000, 50_000],
  ['the wall clock was set forward an hour', 3_610_000, 10_000, 0],
  ['it is the last millisecond', 59_999, 59_999, 1],
  ['it is the deadline', 60_000, 60_000, 0],
  ['it was over long ago', 600_000, 600_000, 0],
  ['the monotonic clock started again', 10_000, -500_000, 50_000],
  ['both clocks say more than the whole wait', -5000, -5000, 60_000],
])('tells what is left when %s', (_, wallPassed, monotonicPassed, restMs) => {
  expect(remainingMs(begun, clockAt(1_000_000 + wallPassed, 500 + monotonicPassed))).toBe(restMs);
});

it.each([
  [20_000, 20_000],
  [0, 0],
  [-1, 0],
  [60_000, 60_000],
  [3_600_000, 60_000],
])('a wait of 60 s that is started with %i ms left has %i ms left', (leftMs, restMs) => {
  const clock = clockAt(1_000_000, 500);
  expect(remainingMs(startCooldown(clock, 60_000, leftMs), clock)).toBe(restMs);
});

it.each([
  [60_000, 60],
  [59_999.9, 60],
  [59_000, 59],
  [1001, 2],
  [1000, 1],
  [0.4, 1],
  [0, 0],
])('%f ms read as %i s', (restMs, seconds) => {
  expect(toSeconds(restMs)).toBe(seconds);
});
