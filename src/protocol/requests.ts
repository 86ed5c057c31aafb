import type { SmsChannel } from './channels.ts';

/** Asks for one message with a code. The field names are GenAuth's, from the hook to the gateway. */
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
  /** A single-use token of the captcha, when the proxy asks for one. */
  captchaToken?: string | undefined;
}

/** What is known once a message was taken in. */
export interface SendSmsReceipt {
  /**
   * `unknown` when nobody can say whether the message went out: it may still arrive.
   * @default 'sent'
   */
  status?: 'sent' | 'unknown' | undefined;
  /** The id under which the server's log knows the send. */
  requestId?: string | undefined;
  /** Ties the verification to this send; opaque. Missing with a transport that needs none. */
  ticket?: string | undefined;
  /** Digits in the code, when the server says so. */
  codeLength?: number | undefined;
  /** When the code stops being valid, in epoch milliseconds; only when the server says so. */
  expiresAt?: number | undefined;
  /** How long until the next send is allowed, in milliseconds from the reply's arrival. */
  retryAfterMs?: number | undefined;
}

/** Asks whether a code is the one that was sent. */
export interface VerifySmsRequest {
  channel: SmsChannel;
  phoneNumber: string;
  /** @default '+86' */
  phoneCountryCode?: string | undefined;
  /** The code as the user gave it, cleaned. */
  code: string;
  /** The ticket of the send's receipt. */
  ticket?: string | undefined;
}

/** What a successful verification brings. */
export interface VerifySmsReceipt {
  /** Whatever the back end answers for a verified phone (a session, a user, tokens). */
  data?: unknown;
  requestId?: string | undefined;
}
