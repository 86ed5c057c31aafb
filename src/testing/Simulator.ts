import type { Clock } from '../core/clock.ts';
import type { Faults } from './faults.ts';
import type { Inbox, InboxLanguage } from './inbox.ts';

/** The part of a clock that a simulated gateway needs; `systemClock` and a `FakeClock` both have it. */
export type SimulatorClock = Pick<Clock, 'wallNow' | 'schedule'>;

/** Options of every simulated gateway, each with a default. */
export interface SimulatorOptions {
  /**
   * The time of the service.
   * @default the system's
   */
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
  /**
   * Chooses the codes.
   * @default random digits
   */
  createCode?: (() => string) | undefined;
}

/**
 * A gateway that behaves as the real service does, but sends nothing: its messages go to its inbox. `Answer` is a refusal
 * with the service's own numbers, for its faults.
 */
export interface Simulator<Answer> {
  /**
   * Serves one request, whatever its host. Like the global `fetch`, whose place it can take, it needs no `this`, and
   * rejects only if a fault breaks the connection, or if the request is aborted.
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  readonly inbox: Inbox;
  readonly faults: Faults<Answer>;
  readonly clock: SimulatorClock;
}
