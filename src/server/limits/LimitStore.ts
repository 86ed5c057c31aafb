/** One counter that a request is charged to. */
export interface Limit {
  key: string;
  /** Charges that fit into one window. */
  max: number;
  /** How long the window lasts, in milliseconds from its first charge. The same with each call for a key. */
  windowMs: number;
  /**
   * How much to charge; 0 looks at the counter and changes nothing.
   * @default 1
   */
  cost?: number | undefined;
}

/**
 * How a reservation went: charged (with what each counter stands at now), known already (with the record of
 * the first time), or refused by the limit at `index`, with the time until it lets one through.
 */
export type Reservation =
  | { ok: true; used?: readonly number[] | undefined }
  | { replay: string }
  | { ok: false; index: number; retryAfterMs: number };

/**
 * Where the proxy counts. It may forget nothing that it has charged. A call that throws refuses the message
 * (`limiter_unavailable`), since a limiter that fails open limits nothing. The request waits for each call, so a
 * store that can hang throws after a time of its own.
 */
export interface LimitStore {
  /** The live record under `id`, or `null`. Used before a captcha's token is spent. */
  find(id: string): Promise<string | null>;
  /**
   * Charges every limit and writes the record, or changes nothing at all, in one step that no other call can
   * come between. A live record under `id` is answered as a replay and charges nothing, unless it is equal to
   * `record`: then this very call was repeated by a client that lost its connection, and the answer is `ok`.
   */
  reserve(id: string, ttlMs: number, record: string, limits: readonly Limit[]): Promise<Reservation>;
  /** Replaces the record with the final one; `restart` begins the windows of these limits anew, charged once. */
  settle(id: string, ttlMs: number, record: string, restart?: readonly Limit[]): Promise<void>;
  /**
   * Gives back what was charged to `limits`, if the reservation is still alive, and drops its record, or leaves
   * `outcome` in its place.
   */
  release(id: string, limits: readonly Limit[], outcome?: { record: string; ttlMs: number }): Promise<void>;
}
