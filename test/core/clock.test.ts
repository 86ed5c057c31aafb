import { afterEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';

afterEach(() => void vi.useRealTimers());

it('has a monotonic time that does not go back when the clock of the device is set back', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const [wall, monotonic] = [systemClock.wallNow(), systemClock.monotonicNow()];
  vi.setSystemTime(wall - 3_600_000);
  expect(systemClock.wallNow()).toBeLessThan(wall);
  expect(systemClock.monotonicNow()).toBeGreaterThanOrEqual(monotonic);
});

it.each([2 ** 31, Infinity])(
  'does not run at once what is due in %s ms, as setTimeout would',
  async (delayMs) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const run = vi.fn();
    const cancel = systemClock.schedule(run, delayMs);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(run).not.toHaveBeenCalled();
    cancel();
    expect(vi.getTimerCount()).toBe(0);
  },
);
