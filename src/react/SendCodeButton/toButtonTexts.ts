import type { SmsMessages } from '../SmsMessages.ts';
import type { UseSendSmsResult } from '../useSendSms.ts';

/** What the button is called, what it shows, and every text whose width it must have room for. */
export interface ButtonTexts {
  name: string;
  text: string;
  widest: string[];
}

/**
 * Chooses the button's texts. The name changes once, after the first send; the text counts. `fill` writes a
 * number of seconds into a sentence.
 */
export function toButtonTexts(
  { state, outcome, receipt }: Pick<UseSendSmsResult, 'state' | 'outcome' | 'receipt'>,
  secondsLeft: number,
  { sendCode, sending, resendCode, resendIn }: SmsMessages,
  fill: (message: string, seconds: number) => string,
): ButtonTexts {
  // After a reload whose wait is over, the receipt alone tells of the send.
  const isAgain = outcome !== null || receipt !== null || state === 'cooling';
  const name = isAgain ? resendCode : sendCode;
  const waiting = state === 'sending' ? sending : state === 'cooling' ? fill(resendIn, secondsLeft) : name;
  // Digits are as wide as each other; a wait of an hour has more of them.
  const longest = fill(resendIn, Math.max(60, secondsLeft));
  return { name, text: waiting, widest: [...new Set([sendCode, resendCode, sending, longest])] };
}
