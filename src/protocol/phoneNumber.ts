/** The calling code that is assumed if none is given. */
export const DEFAULT_CALLING_CODE = '+86';

/** A phone number as gateways want it, with calling code and national number separate. */
export interface SmsPhone {
  /** National digits, without the calling code. */
  phoneNumber: string;
  /** The calling code with its plus. */
  phoneCountryCode: string;
  /** Both together, `+8613800138000`. */
  e164: string;
}

/**
 * Brings a phone number into its canonical form; returns `null` for what cannot be a phone number. Spaces, dashes, dots
 * and brackets are dropped, and a calling code in front of the national number is removed, so that `+86 138 0013 8000`
 * and `13800138000` are the same phone. Lengths are those of E.164: 4 to 14 national digits, 15 in all. Whether the
 * number exists is not checked here.
 */
export function parsePhoneNumber(
  phoneNumber: unknown,
  phoneCountryCode: unknown = DEFAULT_CALLING_CODE,
): SmsPhone | null {
  if (typeof phoneNumber !== 'string' || typeof phoneCountryCode !== 'string') return null;
  if (!/^\+[1-9]\d{0,2}$/.test(phoneCountryCode)) return null;
  let national = phoneNumber.replace(/[\s().-]/g, '');
  if (national.startsWith(phoneCountryCode)) national = national.slice(phoneCountryCode.length);
  const e164 = phoneCountryCode + national;
  return /^\d{4,14}$/.test(national) && e164.length <= 16
    ? { phoneNumber: national, phoneCountryCode, e164 }
    : null;
}
