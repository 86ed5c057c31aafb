import { SMS_ERRORS } from '../protocol/errors.ts';
import type { SendSmsReceipt } from '../protocol/requests.ts';
import { isSmsError, SmsError } from '../protocol/SmsError.ts';
import type { LastOutcome } from './cooldownStorage.ts';
import { LONGEST_BLOCK_MS, LONGEST_COOLDOWN_MS } from './options.ts';

/** What a transport gave back: a receipt, or whatever it threw. */
export type TransportReply = { receipt: SendSmsReceipt } | { thrown: unknown };

/** Where a reply leads. Without `waitMs` nothing begins to wait: free again, or blocked for nobody knows how long. */
export interface Settlement {
  state: 'ready' | 'cooling' | 'blocked';
  outcome: LastOutcome | null;
  waitMs?: number;
  receipt?: SendSmsReceipt;
  error: SmsError | null;
}

/**
 * Decides what follows from a transport's reply. What is not known to be unsent counts as if it had been
 * sent: the wait runs in full.
 */
export function settleSend(reply: TransportReply, cooldownMs: number): Settlement {
  if ('receipt' in reply) {
    const receipt: SendSmsReceipt = reply.receipt ?? {};
    const waitMs = toWaitMs(receipt.retryAfterMs);
    return {
      state: 'cooling',
      outcome: receipt.status === 'unknown' ? 'unknown' : 'sent',
      waitMs: waitMs && waitMs <= LONGEST_COOLDOWN_MS ? waitMs : cooldownMs,
      receipt,
      error: null,
    };
  }
  const error = toSmsError(reply.thrown);
  const waitMs = toWaitMs(error.retryAfterMs);
  switch (SMS_ERRORS[error.code]?.outcome) {
    case 'not_sent':
      return { state: 'ready', outcome: null, error };
    case 'blocked':
      return { ...toBlock(waitMs), error };
    case 'too_early':
      if (waitMs && waitMs > LONGEST_COOLDOWN_MS) return { ...toBlock(waitMs), error };
      return {
        state: 'cooling',
        outcome: 'too_early',
        waitMs: waitMs ? wholeSeconds(waitMs) : cooldownMs,
        error,
      };
    default:
      return { state: 'cooling', outcome: 'unknown', waitMs: cooldownMs, error };
  }
}

/** What was thrown as an `SmsError`: itself, or `unknown` with it as the cause. */
export function toSmsError(thrown: unknown): SmsError {
  return isSmsError(thrown) ? thrown : new SmsError('unknown', { cause: thrown });
}

function toBlock(waitMs: number | undefined): Pick<Settlement, 'state' | 'outcome' | 'waitMs'> {
  return { state: 'blocked', outcome: null, ...(waitMs && { waitMs: Math.min(waitMs, LONGEST_BLOCK_MS) }) };
}

const wholeSeconds = (ms: number) => Math.ceil(ms / 1000) * 1000;

/** A reply's time, or `undefined` for one that cannot be waited for: not a number, negative, nothing, infinite. */
function toWaitMs(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && value < Infinity ? value : undefined;
}
