import { isRecord } from '../protocol/isRecord.ts';
import { toDurationMs } from '../protocol/wire.ts';

/**
 * What can go wrong without an error from the service:
 * - `slow`: served as always, three seconds late
 * - `reset`: the connection is cut before the service has done anything
 * - `500`: nothing is done, HTTP 500 with plain text
 * - `html`: nothing is done, HTTP 200 with a web page
 * - `truncated`: the request is served, its message delivered, but only half of the reply arrives
 * - `reply_lost`: the request is served, its message delivered, and the connection is cut before the reply
 * - `hang`: nothing is done and no reply ever comes
 */
export const PLAIN_FAULTS = ['slow', 'reset', '500', 'html', 'truncated', 'reply_lost', 'hang'] as const;

/** One of {@link PLAIN_FAULTS}. */
export type PlainFault = (typeof PLAIN_FAULTS)[number];

/** The request is served as always, but later, in milliseconds on the simulator's clock. */
export interface SlowFault {
  slowMs: number;
}

/** Anything that can go wrong; `Answer` is a refusal with the service's own numbers. Plain JSON. */
export type Fault<Answer> = PlainFault | SlowFault | Answer;

/** What a request to a gateway is for: to send a message, or to check a code. */
export type FaultOperation = 'send' | 'verify';

/** Which requests a fault affects. */
export interface FaultOptions {
  /**
   * Only sends, or only verifications.
   * @default both
   */
  operation?: FaultOperation | undefined;
  /**
   * How many requests it affects.
   * @default all, until it is cleared
   */
  count?: number | undefined;
}

/** Makes a simulated gateway fail, with one fault at a time. */
export interface Faults<Answer> {
  /** The fault that affects the next request, or `null`. */
  readonly current: Fault<Answer> | null;
  /**
   * Sets the fault, in place of the current one.
   * @throws TypeError for anything that is not a fault of this gateway
   */
  set(fault: Fault<Answer>, options?: FaultOptions): void;
  /** Everything works again. Requests that a fault is already delaying stay delayed. */
  clear(): void;
  /** Tells whether a value from outside is a fault of this gateway. */
  isFault(value: unknown): value is Fault<Answer>;
}

/** Makes {@link Faults}, and `take`, with which the gateway gets the fault for the current request. */
export function createFaults<Answer>(isAnswer: (value: unknown) => value is Answer): {
  faults: Faults<Answer>;
  take: (operation: FaultOperation) => Fault<Answer> | null;
} {
  let present: { fault: Fault<Answer>; operation: FaultOperation | undefined; left: number } | null = null;
  const isFault = (value: unknown): value is Fault<Answer> =>
    isPlainFault(value) || isSlowFault(value) || isAnswer(value);

  return {
    faults: {
      get current() {
        return present?.fault ?? null;
      },
      set(fault, { operation, count = Infinity } = {}) {
        if (!isFault(fault)) throw noFault();
        present = count > 0 ? { fault, operation, left: count } : null;
      },
      clear() {
        present = null;
      },
      isFault,
    },
    take(operation) {
      if (!present || (present.operation ?? operation) !== operation) return null;
      const { fault } = present;
      present.left -= 1;
      if (present.left === 0) present = null;
      return fault;
    },
  };
}

/** Tells whether a value is one of {@link PLAIN_FAULTS}. */
export function isPlainFault(value: unknown): value is PlainFault {
  return (PLAIN_FAULTS as readonly unknown[]).includes(value);
}

/** Tells whether a value is a {@link SlowFault}. */
export function isSlowFault(value: unknown): value is SlowFault {
  return isRecord(value) && toDurationMs(value.slowMs) !== undefined;
}

function noFault(): TypeError {
  return new TypeError(
    '`faults.set` got something that is not a fault of this gateway. ' +
      'The gateway would keep working, and a test of its failure would test nothing. ' +
      `Use one of ${PLAIN_FAULTS.map((name) => `'${name}'`).join(', ')}, { slowMs: 3000 }, ` +
      "or the service's own numbers: { apiCode: 2080 } for GenAuth, { code: 5058 } for the signed v2 endpoint.",
  );
}
