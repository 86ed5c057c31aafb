import type { SmsTransport } from '../../src/core/transports/Transport.ts';
import { SmsError } from '../../src/protocol/SmsError.ts';
import type { SmsErrorCode } from '../../src/protocol/errors.ts';

/** What the back end of a state answers; success where nothing is said. `'never'` leaves the request under way. */
export interface LookReplies {
  send?: SmsErrorCode | 'never';
  verify?: SmsErrorCode | 'never';
  attemptsLeft?: number;
}

let count = 0;

/**
 * Makes a back end inside the page that answers each request in the same way. A new one knows of no cooldown; the
 * first one of a page is the same one after a reload.
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
