import { formatMessage } from '../formatMessage.ts';
import type { PhoneCodeValue } from '../PhoneCodeInput/PhoneCodeValue.ts';
import type { SmsLocale } from '../SmsMessages.ts';

/** What keeps a form from being submitted, and where. A new object each time, so that it is announced each time. */
export interface SubmitFault {
  at: 'phone' | 'code' | 'agreement';
  /** Left out if what it is at has a text of its own. Called at each render, since the language may change. */
  say?: (language: SmsLocale) => string;
  /** The code is complete but wrong: it is selected as a whole, to be replaced. */
  isWrong?: boolean;
  /** Nothing is wrong yet: it says what comes next. */
  isHint?: boolean | undefined;
}

/** What decides whether a submission goes ahead. */
export interface SubmitFacts {
  value: PhoneCodeValue;
  codeLength: number;
  /** Whether this code was wrong for this message: trying it again would only use up a try. */
  isRefused: boolean;
  /** Whether there is something to agree to, and it was not agreed to. */
  lacksAgreement: boolean;
  /** Whether the submission before this one asked for the code: this may be the second click of a double click. */
  hasJustAsked: boolean | undefined;
}

/** The first thing that is missing or wrong, in the order in which the form is read; `null` when nothing is. */
export function toSubmitFault(facts: SubmitFacts): SubmitFault | null {
  const { value, codeLength, isRefused, lacksAgreement, hasJustAsked } = facts;
  if (value.e164 === null) return { at: 'phone' };
  if (value.code === '')
    return { at: 'code', say: ({ messages }) => messages.codeEmpty, isHint: hasJustAsked };
  if (value.code.length < codeLength) {
    const length = { length: codeLength };
    return { at: 'code', say: ({ tag, messages }) => formatMessage(tag, messages.codeIncomplete, length) };
  }
  if (isRefused) return { at: 'code', say: ({ messages }) => messages.errors.code_wrong, isWrong: true };
  return lacksAgreement ? { at: 'agreement' } : null;
}
