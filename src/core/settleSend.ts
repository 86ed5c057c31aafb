import { SMS_ERRORS } from '../protocol/errors.ts';
import type { SendOutcome } from '../protocol/errors.ts';
import type { SendSmsReceipt } from '../protocol/requests.ts';
import { isSmsError } from '../protocol/SmsError.ts';
import type { SmsError } from '../protocol/SmsError.ts';
import { toDurationMs } from '../protocol/wire.ts';
import { LONGEST_BLOCK_MS, LONGEST_COOLDOWN_MS } from './options.ts';

/** What a transport gave back: a receipt, or the error that it threw. */
export type TransportReply = SendSmsReceipt | SmsError;

/** What follows from a reply. */
export interface Settlement {
  status: SendOutcome | 'sent';
  /** How long the next send has to wait; 0 if no wait begins: ready again, or blocked for an unknown time. */
  waitMs: number;
}

/**
 * Decides what follows from a transport's reply. Unless it is known that nothing was sent, the wait runs in full.
 * `leftMs` is the time left of another tab's wait.
 */
export function settleSend(reply: TransportReply, cooldownMs: number, leftMs: number): Settlement {
  const givenMs = toDurationMs(reply.retryAfterMs) ?? 0;
  const isLong = givenMs > LONGEST_COOLDOWN_MS;
  if (!isSmsError(reply)) {
    const status = reply.status === 'unknown' ? 'unknown' : 'sent';
    return { status, waitMs: isLong ? cooldownMs : givenMs || cooldownMs };
  }
  const status = SMS_ERRORS[reply.code].outcome;
  if (status === 'not_sent') return { status, waitMs: 0 };
  if (status === 'unknown') return { status, waitMs: cooldownMs };
  if (status === 'blocked' || isLong)
    return { status: 'blocked', waitMs: Math.min(givenMs, LONGEST_BLOCK_MS) };
  return { status, waitMs: Math.ceil(givenMs / 1000) * 1000 || Math.max(cooldownMs, leftMs) };
}
