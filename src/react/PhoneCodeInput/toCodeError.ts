import { SMS_ERRORS } from '../../protocol/errors.ts';
import type { SmsError } from '../../protocol/SmsError.ts';
import { formatMessage } from '../formatMessage.ts';
import type { SmsLocale } from '../SmsMessages.ts';

/** The sentence for a code that was refused, with the tries left if the server counts them. */
export function toCodeError({ code, attemptsLeft }: SmsError, { tag, messages }: SmsLocale): string {
  if (code === 'code_wrong' && attemptsLeft === 0) return messages.errors.attempts_exhausted;
  // If the outcome is unknown, all that can be said is to try again.
  const sentence = messages.errors[SMS_ERRORS[code].outcome === 'unknown' ? 'unknown' : code];
  if (code !== 'code_wrong' || !attemptsLeft) return sentence;
  // In Chinese and Japanese, the full stop includes the space.
  const gap = sentence.endsWith('。') ? '' : ' ';
  return sentence + gap + formatMessage(tag, messages.attemptsLeft, { count: attemptsLeft });
}
