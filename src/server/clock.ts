/** The server's time, as one replaceable part: nothing else on this floor reads the clock or sets a timer. */
export interface ServerClock {
  /** Epoch milliseconds. */
  wallNow(): number;
  /** Calls `run` once after `delayMs`; gives back what cancels it. */
  schedule(run: () => void, delayMs: number): () => void;
}

/** `setTimeout` fires at once above this (24.8 days). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The runtime's own clock. */
export const systemServerClock: ServerClock = {
  wallNow: () => Date.now(),
  schedule(run, delayMs) {
    const timer = setTimeout(run, Math.min(delayMs, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};

/**
 * Waits for `work`, at most `timeoutMs`. Past that `onTimeout` decides: what it returns is the outcome, and
 * what it throws is thrown. `work` itself goes on unheard.
 */
export async function withDeadline<Value>(
  clock: ServerClock,
  timeoutMs: number,
  work: Promise<Value>,
  onTimeout: () => Value,
): Promise<Value> {
  let cancel = () => {};
  const deadline = new Promise<'late'>((resolve) => {
    cancel = clock.schedule(() => resolve('late'), timeoutMs);
  });
  try {
    const first = await Promise.race([work.then((value) => ({ value })), deadline]);
    return first === 'late' ? onTimeout() : first.value;
  } finally {
    cancel();
  }
}
