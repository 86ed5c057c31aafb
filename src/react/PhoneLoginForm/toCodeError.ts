import { SMS_ERRORS } from '../../protocol/errors.ts';
import { formatMessage } from '../formatMessage.ts';
import type { SmsLocale } from '../SmsMessages.ts';
import type { UseVerifySmsResult } from '../useVerifySms.ts';

/** The sentence for a code that was refused, with the tries left if the server counts them. */
export function toCodeError(
  { error, attemptsLeft }: Pick<UseVerifySmsResult, 'error' | 'attemptsLeft'>,
  { tag, messages }: SmsLocale,
): string | undefined {
  if (!error) return undefined;
  if (error.code === 'code_wrong' && attemptsLeft === 0) return messages.errors.attempts_exhausted;
  // If the outcome is unknown, all that can be said is to try again.
  const isUnknown = SMS_ERRORS[error.code].outcome === 'unknown';
  const sentence = messages.errors[isUnknown ? 'unknown' : error.code];
  if (error.code !== 'code_wrong' || !attemptsLeft) return sentence;
  // In Chinese and Japanese, the full stop includes the space.
  const gap = sentence.endsWith('。') ? '' : ' ';
  return sentence + gap + formatMessage(tag, messages.attemptsLeft, { count: attemptsLeft });
}
