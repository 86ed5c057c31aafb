import type { PhoneFieldValue } from '../PhoneField/PhoneFieldValue.ts';

/** A phone number and the code that was typed for it. */
export interface PhoneCodeValue extends PhoneFieldValue {
  /** The characters of the code typed so far, cleaned. */
  code: string;
}
