import type { SendContext, SmsTransport } from '../../src/core/transports/Transport.ts';
import type {
  SendSmsReceipt,
  SendSmsRequest,
  VerifySmsReceipt,
  VerifySmsRequest,
} from '../../src/protocol/requests.ts';

/** A request that a widget has made, and the functions that answer it. */
export interface HandCall<Request, Context, Receipt> {
  request: Request;
  context: Context;
  resolve: (receipt?: Receipt) => void;
  reject: (thrown: unknown) => void;
}

/** A transport with an id of its own, whose requests the test answers. */
export interface HandTransport extends SmsTransport {
  readonly sends: HandCall<SendSmsRequest, SendContext, SendSmsReceipt>[];
  readonly checks: HandCall<VerifySmsRequest, { signal: AbortSignal }, VerifySmsReceipt>[];
}

let count = 0;

/** Makes a {@link HandTransport}. Its id is new, so it has no cooldowns yet. */
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
