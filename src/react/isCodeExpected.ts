import type { UseSendSmsResult } from './useSendSms.ts';

/**
 * Whether a code was requested for this number, here or in another tab. After a reload, once the cooldown is over, only
 * the receipt tells.
 */
export function isCodeExpected({
  state,
  outcome,
  receipt,
}: Pick<UseSendSmsResult, 'state' | 'outcome' | 'receipt'>): boolean {
  return outcome !== null || receipt !== null || state === 'cooling';
}
