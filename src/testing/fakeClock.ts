import type { Clock } from '../core/clock.ts';

/** A clock that stands still until you move it. */
export interface FakeClock extends Clock {
  /** Lets time pass: both clocks move, and each timer that is due runs at its own time, in order. */
  advance(ms: number): void;
  /** Like {@link FakeClock.advance}, but lets promises settle before, between and after the timers. */
  advanceAsync(ms: number): Promise<void>;
  /** The device sleeps: the wall clock moves on, the monotonic clock and all timers stand still. */
  sleep(ms: number): void;
  /** Somebody changes the clock: only the wall clock jumps, forwards or (negative) backwards. */
  stepWall(ms: number): void;
  /** The page is shown again. */
  wake(): void;
  setOnline(online: boolean): void;
  /** Timers that are waiting. */
  readonly pendingTimers: number;
  /** Listeners to {@link Clock.onWake}. */
  readonly wakeListeners: number;
}

/**
 * Creates a {@link FakeClock} that starts at `startWall`.
 * @param startWall epoch milliseconds; 2026-01-01T00:00:00Z by default
 * @example
 * const clock = createFakeClock();
 * const genAuth = simulateGenAuth({ clock });
 * clock.advance(60_000); // the next message may go out
 */
export function createFakeClock(startWall = Date.UTC(2026, 0, 1)): FakeClock {
  let wall = startWall;
  let mono = 0;
  let online = true;
  const timers = new Set<{ due: number; run: () => void }>();
  const wakeListeners = new Set<() => void>();

  const wake = () => {
    for (const run of [...wakeListeners]) run();
  };
  /** Moves to the next timer that is due by `end` and runs it; returns `false` if there is none. */
  const runNext = (end: number): boolean => {
    let next: { due: number; run: () => void } | undefined;
    for (const timer of timers) if (timer.due <= end && (!next || timer.due < next.due)) next = timer;
    // A timer may have moved the clock further itself.
    const to = Math.max(mono, next?.due ?? end);
    wall += to - mono;
    mono = to;
    if (!next) return false;
    timers.delete(next);
    next.run();
    return true;
  };
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };

  return {
    wallNow: () => wall,
    monotonicNow: () => mono,
    schedule(run, delayMs) {
      const timer = { due: mono + Math.max(0, delayMs), run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    onWake(run) {
      wakeListeners.add(run);
      return () => wakeListeners.delete(run);
    },
    isOnline: () => online,
    advance(ms) {
      const end = mono + ms;
      while (runNext(end));
    },
    async advanceAsync(ms) {
      const end = mono + ms;
      await settle();
      while (runNext(end)) await settle();
    },
    sleep(ms) {
      wall += ms;
    },
    stepWall(ms) {
      wall += ms;
    },
    wake,
    setOnline(next) {
      online = next;
      if (next) wake();
    },
    get pendingTimers() {
      return timers.size;
    },
    get wakeListeners() {
      return wakeListeners.size;
    },
  };
}
