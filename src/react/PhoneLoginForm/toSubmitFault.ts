import { formatMessage } from '../formatMessage.ts';
import type { PhoneCodeValue } from '../PhoneCodeInput/PhoneCodeValue.ts';
import type { SmsLocale } from '../SmsMessages.ts';

/** What keeps a form from being submitted, and where. */
export interface SubmitFault {
  at: 'phone' | 'code' | 'agreement';
  /** Left out where the field has words of its own. */
  text?: string;
  /** Of a code that is whole: it is to be replaced, not to be gone on with. */
  isWrong?: boolean;
}

/** What a submission is judged by. */
export interface SubmitFacts {
  value: PhoneCodeValue;
  codeLength: number;
  /** Whether this code was wrong for this message: trying it again would only use up a try. */
  isRefused: boolean;
  /** Whether there is something to agree to, and it was not agreed to. */
  lacksAgreement: boolean;
}

/** The first thing that is missing or wrong, in the order in which the form is read; `null` when nothing is. */
export function toSubmitFault(facts: SubmitFacts, { tag, messages }: SmsLocale): SubmitFault | null {
  const { value, codeLength, isRefused, lacksAgreement } = facts;
  if (value.e164 === null) return { at: 'phone' };
  if (value.code === '') return { at: 'code', text: messages.codeEmpty };
  if (value.code.length < codeLength) {
    return { at: 'code', text: formatMessage(tag, messages.codeIncomplete, { length: codeLength }) };
  }
  if (isRefused) return { at: 'code', text: messages.errors.code_wrong, isWrong: true };
  return lacksAgreement ? { at: 'agreement', text: messages.agreementRequired } : null;
}
