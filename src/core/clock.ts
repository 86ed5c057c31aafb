/**
 * The time, and when the page wakes up, as one replaceable part: nothing else in the core reads the clock, sets a timer
 * or listens to the page.
 */
export interface Clock {
  /** Epoch milliseconds. Keeps running while the device sleeps, and jumps when somebody changes the clock. */
  wallNow(): number;
  /** Milliseconds from any fixed point. Never jumps, and may stand still while the device sleeps. */
  monotonicNow(): number;
  /** Calls `run` once after `delayMs`; returns a function that cancels it. */
  schedule(run: () => void, delayMs: number): () => void;
  /** Calls `run` when time may have passed unnoticed (page shown again, focused, thawed), or the device came online. */
  onWake(run: () => void): () => void;
  /** `false` only when the device is known to have no network. */
  isOnline(): boolean;
}

/** `setTimeout` fires at once for anything longer than this (24.8 days). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The window hears all four: visibilitychange is an event of the document, but is captured on its way there, whether it
 * bubbles or not.
 */
const WAKE_EVENTS = ['visibilitychange', 'pageshow', 'focus', 'online'] as const;

/** {@link Clock.schedule} of the platform, for callers that need nothing else from a clock. */
export function schedule(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, Math.min(delayMs, LONGEST_TIMER_MS));
  return () => clearTimeout(timer);
}

/** {@link Clock.monotonicNow} of the platform, likewise. */
export function monotonicNow(): number {
  // Without `performance` the wall clock serves as both: sleep is still noticed, a clock that is set back is not.
  return globalThis.performance?.now() ?? Date.now();
}

/** The clock of the platform it runs on: browser, React Native, Node, or a bare context without any of their globals. */
export const systemClock: Clock = {
  wallNow: () => Date.now(),
  monotonicNow,
  schedule,
  onWake(run) {
    // The page's focus alone: with capture, the window sees that of every element, too.
    for (const type of WAKE_EVENTS) globalThis.addEventListener?.(type, run, type !== 'focus');
    return () => {
      for (const type of WAKE_EVENTS) globalThis.removeEventListener?.(type, run, type !== 'focus');
    };
  },
  isOnline: () => globalThis.navigator?.onLine !== false,
};
