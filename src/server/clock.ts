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

/**
 * Waits for `work` for at most `timeoutMs`, then throws what `onTimeout` returns. `work` itself goes on, ignored. An
 * answer that came while the event loop stood still is in time.
 */
export function withDeadline<Value>(
  clock: ServerClock,
  timeoutMs: number,
  work: Promise<Value>,
  onTimeout: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const expire = () => reject(onTimeout());
    // After standing still, the event loop runs due timers first and reads what has come next, before this second timer.
    let cancel = clock.schedule(() => (cancel = clock.schedule(expire, 0)), timeoutMs);
    void work.then(resolve, reject).finally(() => cancel());
  });
}

/** Like {@link withDeadline}, but also tells `run`, by the signal that it gets, when its time is over. */
export function withAbort<Value>(
  clock: ServerClock,
  timeoutMs: number,
  run: (signal: AbortSignal) => Value | Promise<Value>,
  onTimeout: () => Error,
): Promise<Value> {
  const abort = new AbortController();
  const work = async () => run(abort.signal);
  return withDeadline(clock, timeoutMs, work(), () => {
    abort.abort();
    return onTimeout();
  });
}
