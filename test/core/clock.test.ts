import { afterEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';

afterEach(() => void vi.useRealTimers());

it('has a monotonic time that does not go back with the clock of the device', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const [wall, monotonic] = [systemClock.wallNow(), systemClock.monotonicNow()];
  vi.setSystemTime(wall - 3_600_000);
  expect(systemClock.wallNow()).toBeLessThan(wall);
  expect(systemClock.monotonicNow()).toBeGreaterThanOrEqual(monotonic);
});

it('runs what is due once, a day from now too, and nothing that was cancelled', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const run = vi.fn();
  systemClock.schedule(run, 86_400_000);
  systemClock.schedule(run, 86_400_000)();
  await vi.advanceTimersByTimeAsync(86_399_999);
  expect(run).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(run).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});
