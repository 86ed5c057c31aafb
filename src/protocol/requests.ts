import type { SmsChannel } from './channels.ts';

/** A request for one message with a code. The field names are GenAuth's, from the hook to the gateway. */
export interface SendSmsRequest {
  /** What the message is for. */
  channel: SmsChannel;
  /** The national number, without the calling code: `13800138000`. */
  phoneNumber: string;
  /**
   * The calling code with its plus.
   * @default '+86'
   */
  phoneCountryCode?: string | undefined;
  /** A single-use token of the captcha, if the proxy asks for one. */
  captchaToken?: string | undefined;
}

/** A copy of a request that has to name each of its fields: otherwise a new optional field would be dropped silently. */
export type EveryField<Request> = Record<keyof Request, unknown>;

/** What is known once a message has been accepted. */
export interface SendSmsReceipt {
  /**
   * `unknown` if nobody can say whether the message went out: it may still arrive.
   * @default 'sent'
   */
  status?: 'sent' | 'unknown' | undefined;
  /** The id of the send in the server's log. */
  requestId?: string | undefined;
  /** Ties the code to this send; opaque. Missing if the transport needs none. */
  ticket?: string | undefined;
  /** Digits in the code, if the server says how many. */
  codeLength?: number | undefined;
  /** When the code expires, in epoch milliseconds, if the server says so. */
  expiresAt?: number | undefined;
  /** How long until the next send is allowed, in milliseconds from the reply's arrival. */
  retryAfterMs?: number | undefined;
}

/** A request to check whether a code is the one that was sent. */
export interface VerifySmsRequest {
  channel: SmsChannel;
  phoneNumber: string;
  /** @default '+86' */
  phoneCountryCode?: string | undefined;
  /** The code that the user entered, cleaned. */
  code: string;
  /** The ticket from the receipt of the send. */
  ticket?: string | undefined;
}

/** The result of a successful verification. */
export interface VerifySmsReceipt {
  /** Whatever the back end answers for a verified phone (a session, a user, tokens). */
  data?: unknown;
  requestId?: string | undefined;
}
