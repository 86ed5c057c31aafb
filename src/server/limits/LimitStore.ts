/** A counter that a request is charged to. */
export interface Limit {
  key: string;
  /** The most charges in one window. */
  max: number;
  /** How long the window lasts, in milliseconds from its first charge. Always the same for a key. */
  windowMs: number;
  /**
   * How much to charge; 0 reads the counter and changes nothing.
   * @default 1
   */
  cost?: number | undefined;
}

/**
 * The result of a reservation: charged (with the new state of each counter), known already (with the record of the
 * first request), or refused by the limit at `index`, with the time until it lets one through.
 */
export type Reservation =
  | { ok: true; used?: readonly number[] | undefined }
  | { replay: string }
  | { ok: false; index: number; retryAfterMs: number };

/**
 * Where the proxy counts. It must not forget what it has charged. If a call throws, the message is refused
 * (`limiter_unavailable`). The request waits for each call, so a store that can hang needs a timeout of its own.
 */
export interface LimitStore {
  /** The live record under `id`, or `null`. Called before a captcha checks a token, and again if it refuses it. */
  find(id: string): Promise<string | null>;
  /**
   * Charges every limit and writes the record, or changes nothing at all, in one atomic step. If there is a live record
   * under `id`, the answer is a replay and nothing is charged, unless it equals `record`: then a client that lost its
   * connection repeated this very call, and the answer is `ok`.
   */
  reserve(id: string, ttlMs: number, record: string, limits: readonly Limit[]): Promise<Reservation>;
  /** Replaces the record with the final one. `restart` starts the windows of these limits again, charged once. */
  settle(id: string, ttlMs: number, record: string, restart?: readonly Limit[]): Promise<void>;
  /**
   * Ends a reservation that came to nothing: gives back what it charged to `limits`, and removes its record, or replaces
   * it with `outcome`. Nothing is given back if the reservation has expired, or has ended already by `settle` or
   * `release`, nor to a window that began after it. A counter that comes back to 0 has no window any more.
   */
  release(id: string, limits: readonly Limit[], outcome?: { record: string; ttlMs: number }): Promise<void>;
}
