import type { SmsChannel } from '../../protocol/channels.ts';
import type {
  SendSmsReceipt,
  SendSmsRequest,
  VerifySmsReceipt,
  VerifySmsRequest,
} from '../../protocol/requests.ts';

/** What a transport gets beside the request when it sends. */
export interface SendContext {
  /** Aborted when the act is cancelled. A transport should pass it to `fetch`. */
  signal: AbortSignal;
  /** One key for each act of the user: a request that is repeated with it must not send a second message. */
  idempotencyKey: string;
  /** The act was sent before, and only its receipt is wanted: nothing may be sent. */
  isRepeat?: boolean | undefined;
}

/**
 * Carries a request away from the widget: to the proxy, to GenAuth, or to anything else that sends codes.
 *
 * A method resolves with a receipt or throws an `SmsError`. Whatever else it throws counts as "nobody knows
 * whether the message went out", and the cooldown runs in full; for the hooks, as `offline` on a device that says that
 * it has no network.
 */
export interface SmsTransport {
  /** Part of the cooldown's key: two transports with one id share their cooldowns. */
  readonly id: string;
  /** Channels that can be sent on; all of them when left out. */
  readonly channels?: readonly SmsChannel[] | undefined;
  /**
   * Whether a send that is repeated with its idempotency key is answered from a record. Then a receipt whose reply
   * was lost, or came to another tab, is asked for before a verification.
   * @default false
   */
  readonly canRepeat?: boolean | undefined;
  send(request: SendSmsRequest, context: SendContext): Promise<SendSmsReceipt>;
  verify?(request: VerifySmsRequest, context: { signal: AbortSignal }): Promise<VerifySmsReceipt>;
}
