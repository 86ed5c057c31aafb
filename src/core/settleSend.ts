import { SMS_ERRORS } from '../protocol/errors.ts';
import type { SendOutcome } from '../protocol/errors.ts';
import type { SendSmsReceipt } from '../protocol/requests.ts';
import { isSmsError } from '../protocol/SmsError.ts';
import type { SmsError } from '../protocol/SmsError.ts';
import { toDurationMs } from '../protocol/wire.ts';
import { LONGEST_BLOCK_MS, LONGEST_COOLDOWN_MS } from './options.ts';

/** What a transport gave back: a receipt, or the error that it threw. */
export type TransportReply = SendSmsReceipt | SmsError;

/** Where a reply leads. */
export interface Settlement {
  status: SendOutcome | 'sent';
  /** 0 when nothing begins to wait: free again, or blocked for nobody knows how long. */
  waitMs: number;
  receipt: SendSmsReceipt | null;
  error: SmsError | null;
}

/**
 * Decides what follows from a transport's reply. What is not known to be unsent counts as if it had been
 * sent: the wait runs in full. `leftMs` is what a wait of another tab still takes.
 */
export function settleSend(reply: TransportReply, cooldownMs: number, leftMs = 0): Settlement {
  if (isSmsError(reply)) return settleError(reply, cooldownMs, leftMs);
  const givenMs = toDurationMs(reply.retryAfterMs) ?? 0;
  return {
    status: reply.status === 'unknown' ? 'unknown' : 'sent',
    waitMs: givenMs && givenMs <= LONGEST_COOLDOWN_MS ? givenMs : cooldownMs,
    receipt: reply,
    error: null,
  };
}

function settleError(error: SmsError, cooldownMs: number, leftMs: number): Settlement {
  const end = (status: SendOutcome, waitMs: number) => ({ status, waitMs, receipt: null, error });
  const outcome = SMS_ERRORS[error.code].outcome;
  const givenMs = toDurationMs(error.retryAfterMs) ?? 0;
  if (outcome === 'not_sent') return end(outcome, 0);
  if (outcome === 'unknown') return end(outcome, cooldownMs);
  if (outcome === 'blocked' || givenMs > LONGEST_COOLDOWN_MS)
    return end('blocked', Math.min(givenMs, LONGEST_BLOCK_MS));
  return end(outcome, Math.ceil(givenMs / 1000) * 1000 || Math.max(cooldownMs, leftMs));
}
