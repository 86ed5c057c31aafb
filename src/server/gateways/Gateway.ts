import type { SmsChannel } from '../../protocol/channels.ts';
import type { SmsErrorCode } from '../../protocol/errors.ts';
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

/** What a gateway gets beside the request. */
export interface GatewayContext {
  /** Aborted when {@link Gateway.timeoutMs} are over. */
  signal: AbortSignal;
  /** The end user's address, when the proxy knows one it can trust. */
  clientIp?: string | undefined;
}

/**
 * Who sends the messages and knows the codes. The proxy calls it once for each message.
 *
 * Both methods resolve when the service said yes and throw an `SmsError` when it said no. What the error's
 * code has as its outcome in `SMS_ERRORS` decides: `not_sent` gives the user's quota back, `unknown` keeps
 * it. Whatever else is thrown keeps it too, and goes to `onError`. Make refusals with {@link gatewayRefusal}, so
 * that the operator's event names the service's own number.
 */
export interface Gateway<Result = unknown> {
  /** Stands in tickets, so that a verification goes to the gateway that sent. Keep it across releases. */
  readonly id: string;
  /** The channels it can send on; every channel when left out. */
  readonly channels?: readonly SmsChannel[] | undefined;
  /** How long one call may take, in milliseconds. Past it the outcome is unknown. */
  readonly timeoutMs: number;
  /**
   * Digits in a code.
   * @default 6
   */
  readonly codeLength?: number | undefined;
  /**
   * How often the service lets one code be tried, `Infinity` if it does not count. The user is told how many
   * tries are left by the smaller of this and `limits.verifyTries`, and nothing when left out.
   */
  readonly verifyTries?: number | undefined;
  send(request: GatewaySendRequest, context: GatewayContext): Promise<void>;
  /** Resolves with whatever `onVerified` shall get as its `result`. */
  verify(request: GatewayVerifyRequest, context: GatewayContext): Promise<Result>;
}

/** How a gateway's refusal is told to the operator. Holds nothing of the request or the reply's text. */
export interface GatewayRefusalDetail {
  /** The service's own number, or the network's (`ECONNREFUSED`). */
  gatewayCode: string;
  /** What the number stands for in the service's documentation. */
  gatewayMeaning?: string | undefined;
}

/**
 * Makes the error of a gateway: `code` is for the widget, `detail` reaches the operator's events only. Of a
 * `retryAfterMs` above a day the widget is told a day.
 */
export function gatewayRefusal(
  code: SmsErrorCode,
  detail: GatewayRefusalDetail,
  retryAfterMs?: number,
): SmsError {
  return new SmsError(code, { cause: detail, retryAfterMs });
}

/** What no service's number looks like, but a phone does, and a request that is sent back. */
const NO_NUMBER = /\d{8}|["/={]/;

/** Reads what {@link gatewayRefusal} put into an error; empty for any other value. */
export function readGatewayDetail(error: unknown): Partial<GatewayRefusalDetail> {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  if (typeof cause !== 'object' || cause === null || !('gatewayCode' in cause)) return {};
  const gatewayCode = String(cause.gatewayCode);
  const meaning = 'gatewayMeaning' in cause ? cause.gatewayMeaning : undefined;
  return {
    gatewayCode: NO_NUMBER.test(gatewayCode) ? 'unreadable' : gatewayCode.slice(0, 64),
    ...(typeof meaning === 'string' && { gatewayMeaning: meaning.slice(0, 200) }),
  };
}
