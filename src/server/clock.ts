/** The server's time, as one replaceable part: nothing else on this floor reads the clock or sets a timer. */
export interface ServerClock {
  /** Epoch milliseconds. */
  wallNow(): number;
  /** Calls `run` once after `delayMs`; returns a function that cancels it. */
  schedule(run: () => void, delayMs: number): () => void;
}

/** `setTimeout` fires at once for anything longer than this (24.8 days). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The runtime's own clock. */
export const systemServerClock: ServerClock = {
  wallNow: () => Date.now(),
  schedule(run, delayMs) {
    const timer = setTimeout(run, Math.min(delayMs, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};

/** Waits for `work` for at most `timeoutMs`, then throws what `onTimeout` returns. `work` itself goes on, ignored. */
export function withDeadline<Value>(
  clock: ServerClock,
  timeoutMs: number,
  work: Promise<Value>,
  onTimeout: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = clock.schedule(() => reject(onTimeout()), timeoutMs);
    void work.then(resolve, reject).finally(cancel);
  });
}
