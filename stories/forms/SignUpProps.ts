import type { PhoneCodeValue, SmsTransport } from '../../src/index.ts';

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
