import type { SendContext, SmsTransport } from '../../src/core/transports/Transport.ts';
import type {
  SendSmsReceipt,
  SendSmsRequest,
  VerifySmsReceipt,
  VerifySmsRequest,
} from '../../src/protocol/requests.ts';

/** A request that has left the widget, and the hand that answers it. */
export interface HandCall<Request, Context, Receipt> {
  request: Request;
  context: Context;
  resolve: (receipt?: Receipt) => void;
  reject: (thrown: unknown) => void;
}

/** A transport of its own id whose replies are given by hand. */
export interface HandTransport extends SmsTransport {
  readonly sends: HandCall<SendSmsRequest, SendContext, SendSmsReceipt>[];
  readonly checks: HandCall<VerifySmsRequest, { signal: AbortSignal }, VerifySmsReceipt>[];
}

let count = 0;

/** Makes a {@link HandTransport}. Keys, and so cooldowns, are of one transport's id: a new one knows of nothing. */
export function createHandTransport(): HandTransport {
  const sends: HandTransport['sends'] = [];
  const checks: HandTransport['checks'] = [];
  return {
    id: `hand-${++count}`,
    sends,
    checks,
    send: (request, context) =>
      new Promise((resolve, reject) => {
        sends.push({ request, context, resolve: (receipt = {}) => resolve(receipt), reject });
      }),
    verify: (request, context) =>
      new Promise((resolve, reject) => {
        checks.push({ request, context, resolve: (receipt = {}) => resolve(receipt), reject });
      }),
  };
}
