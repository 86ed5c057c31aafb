import type { SmsMessages } from '../SmsMessages.ts';

/** The texts of a code field in English. */
export const codeTexts = { verificationCode: 'Verification code' } satisfies Partial<SmsMessages>;
