import type { SmsChannel } from '../../protocol/channels.ts';
import type { SmsErrorCode } from '../../protocol/errors.ts';
import { isRecord } from '../../protocol/isRecord.ts';
import { SmsError } from '../../protocol/SmsError.ts';

/** What a gateway is asked to send. The number has been checked and is in its canonical form. */
export interface GatewaySendRequest {
  channel: SmsChannel;
  /** National digits, without the calling code. */
  phoneNumber: string;
  /** The calling code with its plus. */
  phoneCountryCode: string;
}

/** What a gateway is asked to verify. */
export interface GatewayVerifyRequest extends GatewaySendRequest {
  /** 4 to 8 digits. */
  code: string;
}

/** What a gateway gets along with the request. */
export interface GatewayContext {
  /** Aborted after {@link Gateway.timeoutMs}. */
  signal: AbortSignal;
  /** The visitor's address, if the proxy knows one that it can trust. */
  clientIp?: string | undefined;
  /** The browser's request, for its session. Its body has been read. */
  request: Request;
}

/**
 * The service that sends the messages and knows the codes. The proxy calls it once for each message.
 *
 * Both methods resolve if the service said yes, and throw an `SmsError` if it said no. The outcome of the error's code in
 * `SMS_ERRORS` decides what happens to the limits: `not_sent` gives the charge back, `unknown` keeps it. Anything else
 * that is thrown keeps it too, and goes to `onError`. Create refusals with {@link gatewayRefusal}, so that the operator's
 * event has the service's own error number.
 *
 * A verification names only the number and the channel: if the service wants an id of its own back, the gateway has to
 * store it under these two, where every instance finds it.
 */
export interface Gateway<Result = unknown> {
  /** A part of every ticket, so that a code is verified by the gateway that sent it. Keep it across releases. */
  readonly id: string;
  /**
   * The channels that it can send on.
   * @default all
   */
  readonly channels?: readonly SmsChannel[] | undefined;
  /** How long one call may take, in milliseconds. After that the outcome is unknown. */
  readonly timeoutMs: number;
  /**
   * Digits in a code.
   * @default 6
   */
  readonly codeLength?: number | undefined;
  /**
   * How often the service lets one code be tried, `Infinity` if it does not count. If set, the user is told how many tries
   * are left, by the smaller of this and `limits.verifyTries`.
   */
  readonly verifyTries?: number | undefined;
  /**
   * Sends one message. Says no with `phone_invalid`, `country_unsupported`, `gateway_refused`, `too_early`,
   * `limit_reached` or `gateway_misconfigured`. With `account_unavailable` the browser is told that it was sent, so that
   * nobody learns who has an account.
   */
  send(request: GatewaySendRequest, context: GatewayContext): Promise<void>;
  /**
   * Resolves to what `onVerified` gets as its `result`. Says no with `code_wrong`, `code_expired`, `attempts_exhausted`,
   * `account_unavailable`, `more_steps_required`, `limit_reached` or `gateway_misconfigured`.
   */
  verify(request: GatewayVerifyRequest, context: GatewayContext): Promise<Result>;
}

/** What the operator is told of a refusal. It contains nothing of the request or of the reply's text. */
export interface GatewayRefusalDetail {
  /** The service's own error number, or the network's error code (`ECONNREFUSED`). */
  gatewayCode: string;
  /** What the number means in the service's documentation. */
  gatewayMeaning?: string | undefined;
}

/**
 * Creates the error of a gateway: `code` is for the widget, `detail` only reaches the operator's events. The widget gets
 * a `retryAfterMs` of a day at most.
 */
export function gatewayRefusal(
  code: SmsErrorCode,
  detail: GatewayRefusalDetail,
  retryAfterMs?: number,
): SmsError {
  return new SmsError(code, { cause: detail, retryAfterMs });
}

/** What a phone number, an echoed request or a second line of a log looks like, and no service's error number does. */
const NOT_AN_ERROR_NUMBER = /\d{8}|["/={\p{Cc}]/u;

/** Reads what {@link gatewayRefusal} put into an error; empty for any other error. */
export function readGatewayDetail({ cause }: SmsError): Partial<GatewayRefusalDetail> {
  if (!isRecord(cause) || !('gatewayCode' in cause)) return {};
  const gatewayCode = String(cause.gatewayCode);
  const meaning = cause.gatewayMeaning;
  return {
    gatewayCode: NOT_AN_ERROR_NUMBER.test(gatewayCode) ? 'unreadable' : gatewayCode.slice(0, 64),
    ...(typeof meaning === 'string' && { gatewayMeaning: meaning.slice(0, 200) }),
  };
}
