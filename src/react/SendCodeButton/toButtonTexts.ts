import { formatMessage } from '../formatMessage.ts';
import { isCodeExpected } from '../isCodeExpected.ts';
import type { SmsLocale } from '../SmsMessages.ts';
import type { UseSendSmsResult } from '../useSendSms.ts';

/** What the button is called, what it shows, and every text whose width it must have room for. */
export interface ButtonTexts {
  name: string;
  text: string;
  widest: string[];
}

/** Chooses the button's texts. The name changes once, after the first send; the text counts down. */
export function toButtonTexts(
  sms: Pick<UseSendSmsResult, 'state' | 'outcome' | 'receipt'>,
  secondsLeft: number,
  { tag, messages }: SmsLocale,
): ButtonTexts {
  const { sendCode, sending, resendCode, resendIn } = messages;
  const count = (seconds: number) => formatMessage(tag, resendIn, { seconds });
  const name = isCodeExpected(sms) ? resendCode : sendCode;
  const text = sms.state === 'sending' ? sending : sms.state === 'cooling' ? count(secondsLeft) : name;
  // All digits have the same width, but a wait of an hour has more of them.
  const longest = count(Math.max(60, secondsLeft));
  return { name, text, widest: [...new Set([sendCode, resendCode, sending, longest])] };
}
