import type { SmsTransport } from '../../src/core/transports/Transport.ts';
import { SmsError } from '../../src/protocol/SmsError.ts';
import type { SmsErrorCode } from '../../src/protocol/errors.ts';

/** The back end's answers in a state; by default, success. `'never'` leaves the request under way. */
export interface LookReplies {
  send?: SmsErrorCode | 'never';
  verify?: SmsErrorCode | 'never';
  attemptsLeft?: number;
}

let count = 0;

/**
 * Creates a transport that answers each request in the same way, inside the page. Each one has cooldowns of its own; a
 * page's first one has the same id, and so the same cooldowns, after a reload.
 */
export function createLookTransport({ send, verify, attemptsLeft }: LookReplies): SmsTransport {
  const answer = <Receipt>(reply: SmsErrorCode | 'never' | undefined, receipt: Receipt): Promise<Receipt> => {
    if (reply === 'never') return new Promise(() => {});
    return reply ? Promise.reject(new SmsError(reply, { attemptsLeft })) : Promise.resolve(receipt);
  };
  return {
    id: `look-${++count}`,
    send: () => answer(send, { requestId: 'request', ticket: 'ticket' }),
    verify: () => answer(verify, { data: {} }),
  };
}
