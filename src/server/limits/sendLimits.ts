import type { SmsChannel } from '../../protocol/channels.ts';
import type { TicketClaims } from '../ticket.ts';
import type { Limit } from './LimitStore.ts';

/** The rule that refused a request, as the operator's event names it. */
export type SmsPolicy =
  | 'cooldown'
  | 'phone'
  | 'ip'
  | 'prefix'
  | 'country'
  | 'total'
  | 'verify_tries'
  | 'verify_phone'
  | 'conversion';

/** A limit and the rule that it stands for. */
export interface PolicyLimit extends Limit {
  policy: SmsPolicy;
}

/**
 * How many messages may go out, and how often a code may be tried. An hour or a day starts with the first message counted
 * in it.
 */
export interface SmsProxyLimits {
  /**
   * Messages a day in total: the most that a day can cost. It has no default; only with `development: true` can it be left
   * out. At 80 % there is an event.
   */
  totalPerDay?: number | undefined;
  /**
   * Time between two messages to one phone on one channel, in milliseconds, counted from the gateway's reply.
   * @default 60_000
   */
  cooldownMs?: number | undefined;
  /**
   * Messages a day to one phone, over all channels.
   * @default 5
   */
  phonePerDay?: number | undefined;
  /**
   * Messages an hour for one visitor: an IPv4 address, or the /64 of an IPv6 address.
   * @default 20
   */
  ipPerHour?: number | undefined;
  /**
   * Messages an hour to numbers that differ only in their last four digits.
   * @default 20
   */
  prefixPerHour?: number | undefined;
  /**
   * Tries for one code.
   * @default 5
   */
  verifyTries?: number | undefined;
  /**
   * Tries an hour for one phone, over all its codes.
   * @default 10
   */
  verifyPhonePerHour?: number | undefined;
}

/** The same with the defaults filled in. */
export type ResolvedLimits = { [Name in keyof SmsProxyLimits]-?: number };

/** The shorter of the two windows that limits have, in milliseconds. */
export const HOUR_MS = 3_600_000;

/** The longer one, and the longest time that the widget is told to wait. */
export const DAY_MS = 86_400_000;

/** What a message is counted under. Phone and prefix come as keyed hashes. */
export interface SendSubject {
  phoneHash: string;
  prefixHash: string;
  channel: SmsChannel;
  country: string;
  countryPerDay: number;
  addressBucket: string;
}

/** Everything that one message is charged to. The cooldown is first, so that "too early" wins over "limit reached". */
export function toSendLimits(subject: SendSubject, limits: ResolvedLimits): PolicyLimit[] {
  const { phoneHash, prefixHash, channel, country, countryPerDay, addressBucket } = subject;
  return [
    { policy: 'cooldown', key: `cooldown:${phoneHash}:${channel}`, max: 1, windowMs: limits.cooldownMs },
    { policy: 'phone', key: `phone:${phoneHash}`, max: limits.phonePerDay, windowMs: DAY_MS },
    { policy: 'ip', key: `ip:${addressBucket}`, max: limits.ipPerHour, windowMs: HOUR_MS },
    { policy: 'prefix', key: `prefix:${prefixHash}`, max: limits.prefixPerHour, windowMs: HOUR_MS },
    { policy: 'country', key: `country:${country}`, max: countryPerDay, windowMs: DAY_MS },
    { policy: 'total', key: 'total', max: limits.totalPerDay, windowMs: DAY_MS },
  ];
}

/**
 * Everything that one try of a code is charged to. The tries of this code come first, so that "attempts exhausted" wins
 * over "limit reached".
 */
export function toVerifyLimits(
  ticket: Pick<TicketClaims, 'id' | 'issuedAt' | 'expiresAt'>,
  phoneHash: string,
  limits: ResolvedLimits,
): PolicyLimit[] {
  return [
    {
      policy: 'verify_tries',
      key: `tries:${ticket.id}`,
      max: limits.verifyTries,
      // The ticket's whole life, not what is left of it: clocks of instances differ, and a window has one length.
      windowMs: ticket.expiresAt - ticket.issuedAt,
    },
    { policy: 'verify_phone', key: `tried:${phoneHash}`, max: limits.verifyPhonePerHour, windowMs: HOUR_MS },
  ];
}

/** The state of one rule's counter among all that a reservation returned; `undefined` if the store returns none. */
export function findUsed(
  policy: SmsPolicy,
  limits: readonly PolicyLimit[],
  used: readonly number[] | undefined,
): number | undefined {
  return used?.[limits.findIndex((limit) => limit.policy === policy)];
}
