import type { SmsChannel } from '../../protocol/channels.ts';
import type {
  SendSmsReceipt,
  SendSmsRequest,
  VerifySmsReceipt,
  VerifySmsRequest,
} from '../../protocol/requests.ts';

/** What a transport gets along with the request when it sends. */
export interface SendContext {
  /** Aborted when the send is cancelled. A transport should pass it to `fetch`. */
  signal: AbortSignal;
  /** One key for each send that a user starts. A second request with the same key must not send a second message. */
  idempotencyKey: string;
  /** The message was requested before, and only its receipt is wanted: nothing may be sent. */
  isRepeat?: boolean | undefined;
}

/**
 * Carries requests from the widget to the proxy, to GenAuth, or to anything else that sends codes.
 *
 * A method resolves to a receipt or throws an `SmsError`. Whatever else it throws counts as "nobody knows whether the
 * message went out", and the whole cooldown runs; the hooks treat it as `offline` if the device reports that it has no
 * network.
 */
export interface SmsTransport {
  /** A part of the cooldown's key: two transports with the same id share their cooldowns. */
  readonly id: string;
  /**
   * The channels that it can send on.
   * @default all
   */
  readonly channels?: readonly SmsChannel[] | undefined;
  /**
   * Whether the back end answers a repeated idempotency key from a record. If so, a receipt whose reply was lost, or came
   * to another tab, is requested before a verification.
   * @default false
   */
  readonly canRepeat?: boolean | undefined;
  send(request: SendSmsRequest, context: SendContext): Promise<SendSmsReceipt>;
  verify?(request: VerifySmsRequest, context: { signal: AbortSignal }): Promise<VerifySmsReceipt>;
}
