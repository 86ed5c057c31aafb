import type { PhoneCodeValue, SmsTransport } from '../../src/index.ts';

/** What the same sign-up is given, whichever form library holds its fields. */
export interface SignUpProps {
  transport: SmsTransport;
  /** The phone is verified. */
  onSignUp: (account: { name: string; phone: string | null | undefined }) => void;
}

/** What is wrong with the field as a whole; the widget itself says what is wrong with a number. */
export function findFault({ e164, code = '' }: Partial<PhoneCodeValue>): string | undefined {
  if (!e164) return 'Enter your phone number.';
  return code.length < 6 ? 'Enter the code from the message.' : undefined;
}
