import { HOUR_MS } from './sendLimits.ts';
import type { PolicyLimit } from './sendLimits.ts';

/** Watches for messages whose codes never come back, the sign of SMS pumping. */
export interface ConversionOptions {
  /**
   * Messages in an hour below which nothing is reported. Keep it above the number that go out while somebody types a code:
   * those count as not verified.
   * @default 30
   */
  minSends?: number | undefined;
  /**
   * The lowest acceptable share of verified codes.
   * @default 0.1
   */
  minRate?: number | undefined;
  /**
   * Refuses further messages to that prefix or country, until enough codes came back or the hour is over. Otherwise there
   * is only an event.
   * @default false
   */
  block?: boolean | undefined;
}

/** The same with the defaults filled in. */
export type ResolvedConversion = {
  [Name in keyof ConversionOptions]-?: NonNullable<ConversionOptions[Name]>;
};

/** A prefix or a country whose codes are watched. */
export type ConversionScope = `prefix:${string}` | `country:${string}`;

/** What a message is watched under. The prefix comes as a keyed hash. */
export interface ConversionSubject {
  prefixHash: string;
  country: string;
}

/** The prefix and the country that a message is watched under. */
function toScopes({ prefixHash, country }: ConversionSubject): ConversionScope[] {
  return [`prefix:${prefixHash}`, `country:${country}`];
}

/**
 * A counter of sends or of verifications in this hour of the clock. The hour is part of the key, so that both begin and
 * end together.
 */
function toCounter(
  scope: ConversionScope,
  what: 'sent' | 'verified',
  now: number,
  cost: number,
): PolicyLimit {
  const key = `conversion:${what}:${scope}:${Math.floor(now / HOUR_MS)}`;
  return { policy: 'conversion', key, max: Number.MAX_SAFE_INTEGER, windowMs: HOUR_MS, cost };
}

/** Charges a send and reads the verifications: two counters for each scope, in this order. */
export function toConversionSends(subject: ConversionSubject, now: number): PolicyLimit[] {
  return toScopes(subject).flatMap((scope) => [
    toCounter(scope, 'sent', now, 1),
    toCounter(scope, 'verified', now, 0),
  ]);
}

/** Charges a verification. */
export function toConversionVerified(subject: ConversionSubject, now: number): PolicyLimit[] {
  return toScopes(subject).map((scope) => toCounter(scope, 'verified', now, 1));
}

/**
 * The scopes in which too few codes come back. `used` is the state of the counters of {@link toConversionSends}. The
 * last `newSends` messages in each scope are not judged.
 */
export function findLowConversion(
  subject: ConversionSubject,
  used: readonly number[],
  { minSends, minRate }: ResolvedConversion,
  newSends = 0,
): ConversionScope[] {
  return toScopes(subject).filter((_, index) => {
    const sent = (used[index * 2] ?? 0) - newSends;
    const verified = used[index * 2 + 1] ?? 0;
    return sent >= minSends && verified < sent * minRate;
  });
}
