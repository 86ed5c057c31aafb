import { maskPhoneForOwner } from '../../protocol/maskPhone.ts';
import { SMS_ERRORS } from '../../protocol/errors.ts';
import type { SmsErrorCode } from '../../protocol/errors.ts';
import { formatMessage } from '../formatMessage.ts';
import type { SmsLocale } from '../SmsMessages.ts';
import type { UseSendSmsResult } from '../useSendSms.ts';

/** One line of the widget: under the phone when the number is at fault, else under the code. */
export interface WidgetMessage {
  kind: 'hint' | 'error';
  text: string;
  /** The text for a screen reader, which would otherwise read out the dots of the masked number. */
  spoken?: string;
  at: 'phone' | 'code';
}

/** What the message depends on, besides the send. */
export interface WidgetFacts {
  phoneNumber: string;
  /** Whether an earlier message for this number went out from here, whose code no longer works. */
  isResend: boolean;
  /** Whether the phone field is hidden. */
  isCodeAlone?: boolean | undefined;
}

const AT_PHONE: ReadonlySet<SmsErrorCode> = new Set([
  'phone_invalid',
  'country_unsupported',
  'gateway_refused',
]);

/** Whether an error is about the number, so that it shows under the phone field and not under the code. */
export function isNumberAtFault(code: SmsErrorCode): boolean {
  return AT_PHONE.has(code);
}

/** Errors whose text says more than that the outcome is unknown. */
const TELLING: ReadonlySet<SmsErrorCode> = new Set([
  'timed_out',
  'network_failed',
  'aborted',
  'send_in_progress',
]);

/** Chooses the sentence for how the last send went: what happened, then what to do. Never a gateway's text. */
export function toWidgetMessage(
  { state, outcome, error, receipt }: Pick<UseSendSmsResult, 'state' | 'outcome' | 'error' | 'receipt'>,
  facts: WidgetFacts,
  language: SmsLocale,
): WidgetMessage | null {
  const { messages } = language;
  if (state === 'sending') return null;
  if (state === 'blocked') return { kind: 'error', at: 'code', text: messages.errors.limit_reached };
  if (state === 'cooling') {
    if (outcome === 'unknown')
      return hint(error && TELLING.has(error.code) ? messages.errors[error.code] : messages.codeMayArrive);
    if (outcome === 'too_early') return hint(messages.codeOnItsWay);
    return outcome && sayWhereTo(facts, language);
  }
  // An error that started a cooldown ends with it.
  if (error && SMS_ERRORS[error.code].outcome !== 'unknown') {
    const at = isNumberAtFault(error.code) && !facts.isCodeAlone ? 'phone' : 'code';
    return { kind: 'error', at, text: messages.errors[error.code] };
  }
  if (outcome) return hint(messages.canSendAgain);
  // After a reload, the code can still be entered, and in steps nothing else tells which number it was sent to.
  return receipt?.ticket ? sayWhereTo(facts, language) : null;
}

function hint(text: string): WidgetMessage {
  return { kind: 'hint', at: 'code', text };
}

/** The sentence for a code that was sent. */
function sayWhereTo({ phoneNumber, isResend }: WidgetFacts, { tag, messages }: SmsLocale): WidgetMessage {
  const sentence = isResend ? messages.codeResent : messages.codeSent;
  // Wrapped in Unicode isolates, so that the digits stay in order inside a right-to-left sentence.
  const masked = `\u2068${maskPhoneForOwner(phoneNumber)}\u2069`;
  const spoken = formatMessage(tag, messages.spokenPhone, { digits: phoneNumber.slice(-2) });
  return {
    ...hint(formatMessage(tag, sentence, { phone: masked })),
    spoken: formatMessage(tag, sentence, { phone: spoken }),
  };
}
