import type { Key, ReactElement, ReactNode } from 'react';
import { isSmsError } from '../../protocol/SmsError.ts';
import type { SmsError } from '../../protocol/SmsError.ts';
import { keyOf } from '../FieldMessage/keyOf.ts';
import type { SmsLocale } from '../SmsMessages.ts';
import { toCodeError } from './toCodeError.ts';

/** What the parent, which checks the code, says about it. */
export interface VerdictProps {
  codeError?: SmsError | ReactNode;
  codeSuccess?: ReactNode;
  codeHint?: ReactNode;
}

/** One line below the code, and its tone. */
export interface Verdict {
  kind: 'error' | 'success' | 'hint';
  text: ReactNode;
  /** With another key it is announced again, even if it says the same. */
  key?: Key | null | undefined;
}

/** Chooses what to say about the code: an error before a success, and either before a hint. */
export function toVerdict(
  { codeError, codeSuccess, codeHint }: VerdictProps,
  language: SmsLocale,
): Verdict | null {
  if (isSmsError(codeError))
    return { kind: 'error', text: toCodeError(codeError, language), key: keyOf(codeError) };
  if (codeError) return say('error', codeError);
  if (codeSuccess) return say('success', codeSuccess);
  return codeHint ? say('hint', codeHint) : null;
}

function say(kind: Verdict['kind'], text: ReactNode): Verdict {
  return { kind, text, key: (text as Partial<ReactElement>).key };
}
