import type { PhoneFieldValue } from '../PhoneField/PhoneFieldValue.ts';

/** A phone number and the code that was typed for it. */
export interface PhoneCodeValue extends PhoneFieldValue {
  /** Cleaned, as far as it was typed. */
  code: string;
}
