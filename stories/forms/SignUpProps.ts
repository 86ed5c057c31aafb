import { en, SMS_ERRORS } from '../../src/index.ts';
import type { PhoneCodeValue, SmsError, SmsTransport } from '../../src/index.ts';

/** The props of each sign-up form, whichever form library it uses. */
export interface SignUpProps {
  transport: SmsTransport;
  /** Called once the phone is verified. */
  onSignUp: (account: { name: string; phone: string | null | undefined }) => void;
}

/** What is missing in the field as a whole; the widget itself says what is wrong with a number. */
export function findFault({ e164, code = '' }: Partial<PhoneCodeValue>): string | undefined {
  if (!e164) return 'Enter your phone number.';
  return code.length < 6 ? 'Enter the code from the message.' : undefined;
}

/** What to say about a code. The sentences for an unknown outcome speak of a message, so the user only hears to try again. */
export function toSentence({ code }: SmsError): string {
  return en.messages.errors[SMS_ERRORS[code].outcome === 'unknown' ? 'unknown' : code];
}
