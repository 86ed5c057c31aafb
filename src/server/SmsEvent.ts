import type { SmsChannel } from '../protocol/channels.ts';
import type { SmsErrorCode } from '../protocol/errors.ts';
import type { SmsPolicy } from './limits/sendLimits.ts';

/**
 * Something that an operator wants to know. Never holds a phone, a code, a ticket, a captcha token, a
 * signature, a secret or a body, so it may go into any log.
 */
export interface SmsEvent {
  /**
   * `send` and `verify`: one for each request, refused ones too. `total_near_limit`: 80 % of the day's total, once
   * a day from each instance. `conversion_low`: few codes of `scope` come back. `client_address_missing`: all
   * clients share one bucket, since no address reaches the proxy; once. `store_failed`: what became of a message,
   * or of a code, could not be stored.
   */
  type: 'send' | 'verify' | 'total_near_limit' | 'conversion_low' | 'client_address_missing' | 'store_failed';
  /** Epoch milliseconds. */
  at: number;
  requestId: string;
  outcome?: 'sent' | 'unknown' | 'verified' | 'refused' | 'replayed' | undefined;
  /** Why it was refused; for `sent`, what the browser is not told. */
  code?: SmsErrorCode | undefined;
  /** The limit that refused it. */
  policy?: SmsPolicy | undefined;
  channel?: SmsChannel | undefined;
  /** `+86•••••••00`. */
  phone?: string | undefined;
  /** Keyed hash: equal for equal phones as long as the secret stays. */
  phoneHash?: string | undefined;
  /** ISO country. */
  country?: string | undefined;
  /** Id of the gateway that was asked. */
  gateway?: string | undefined;
  /** The gateway's own number, or the network's; `unreadable` for what can be neither. */
  gatewayCode?: string | undefined;
  gatewayMeaning?: string | undefined;
  /** Of `conversion_low`: `country:CN`, or `prefix:` and a keyed hash. */
  scope?: string | undefined;
}
