import type { Clock } from '../core/clock.ts';
import type { Faults } from './faults.ts';
import type { Inbox, InboxLanguage } from './inbox.ts';

/** What a simulated gateway needs of a clock; `systemClock` and a `FakeClock` both have it. */
export type SimulatorClock = Pick<Clock, 'wallNow' | 'schedule'>;

/** Options that both simulated gateways have. Every one has a default. */
export interface SimulatorOptions {
  /** The service's time; the system's when left out. */
  clock?: SimulatorClock | undefined;
  /**
   * Language of the delivered messages.
   * @default 'en'
   */
  language?: InboxLanguage | undefined;
  /**
   * Digits in a code, 4 to 8.
   * @default 6
   */
  codeLength?: number | undefined;
  /**
   * How long a code is valid, in milliseconds.
   * @default 300_000
   */
  codeLifeMs?: number | undefined;
  /**
   * How long after a message the next one to the same phone is refused, in milliseconds.
   * @default 60_000
   */
  cooldownMs?: number | undefined;
  /** Chooses the codes; random digits when left out. */
  createCode?: (() => string) | undefined;
}

/**
 * A gateway that behaves as the real service does and sends nothing: its messages go to its inbox. `Answer` is
 * a refusal in the service's own numbers, for its faults.
 */
export interface Simulator<Answer> {
  /**
   * Serves one request, whatever its host. Needs no `this`, and rejects as the global `fetch` does, but only for
   * a fault that breaks the connection or an aborted request.
   */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly inbox: Inbox;
  readonly faults: Faults<Answer>;
  readonly clock: SimulatorClock;
}
