import type { SmsChannel } from '../protocol/channels.ts';
import type { SmsErrorCode } from '../protocol/errors.ts';
import type { SmsPolicy } from './limits/sendLimits.ts';

/**
 * Something that an operator wants to know. It never contains a phone number, a code, a ticket, a captcha token, a
 * signature, a secret or a body, so it can go into any log.
 */
export interface SmsEvent {
  /**
   * - `send`, `verify`: one for each request, refused ones too
   * - `total_near_limit`: 80 % of the day's total is used; once a day from each instance
   * - `conversion_low`: few codes of `scope` come back; once an hour from each instance
   * - `client_address_missing`: no address reaches the proxy, so all visitors share one limit; once
   * - `store_failed`: the result of a send, or of a code, could not be stored
   */
  type: 'send' | 'verify' | 'total_near_limit' | 'conversion_low' | 'client_address_missing' | 'store_failed';
  /** Epoch milliseconds. Of `send` and `verify`: when the request came; the event comes with its answer. */
  at: number;
  requestId: string;
  outcome?: 'sent' | 'unknown' | 'verified' | 'refused' | 'replayed' | undefined;
  /** Why the request was refused. With `sent`, the reason that the browser is not told. */
  code?: SmsErrorCode | undefined;
  /** The limit that refused the request. */
  policy?: SmsPolicy | undefined;
  channel?: SmsChannel | undefined;
  /** `+86•••••••00`. */
  phone?: string | undefined;
  /** A keyed hash: the same for the same phone, as long as the secret stays the same. */
  phoneHash?: string | undefined;
  /** ISO country. */
  country?: string | undefined;
  /** Id of the gateway that was asked. */
  gateway?: string | undefined;
  /**
   * The gateway's own error number; the network's error code; `http_200` or the like for a reply that the service did
   * not write; or what happened, such as `timed_out`. `unreadable` if it cannot be any of these.
   */
  gatewayCode?: string | undefined;
  /** What the number means, if that is known. */
  gatewayMeaning?: string | undefined;
  /** What `conversion_low` is about: `country:CN`, or `prefix:` and a keyed hash. */
  scope?: string | undefined;
}
