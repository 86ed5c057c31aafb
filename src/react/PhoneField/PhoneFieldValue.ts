import { countriesWith, listAllowed } from './callingCodes.ts';
import type { PhoneLevel, PhoneReading } from './readPhone.ts';

/** The value of a phone field, with calling code and national number apart. */
export interface PhoneFieldValue {
  /** The national digits typed so far, without the trunk prefix. */
  phoneNumber: string;
  /** The calling code with its plus. */
  phoneCountryCode: string;
  /** ISO code of the selected country. */
  country: string;
  /** Both together; `null` as long as the number cannot be sent to. */
  e164: string | null;
  phoneLevel: PhoneLevel;
}

/** Which countries there are to choose from. */
export interface CountryOptions {
  /**
   * ISO codes of the allowed countries.
   * @default all
   */
  countries?: readonly string[] | undefined;
  /**
   * ISO code of the country selected at first.
   * @default 'CN'
   */
  defaultCountry?: string | undefined;
}

/** The value that a reading gives. */
export function toPhoneFieldValue(reading: PhoneReading): PhoneFieldValue {
  return {
    phoneNumber: reading.nationalNumber,
    phoneCountryCode: `+${reading.callingCode}`,
    country: reading.country,
    e164: reading.e164,
    phoneLevel: reading.level,
  };
}

/** The country to select for a value: its own, its calling code's main one, or the default, as far as allowed. */
export function toCountry(value: Partial<PhoneFieldValue>, options: CountryOptions): string {
  const { countries, defaultCountry = 'CN' } = options;
  const named = [
    value.country ?? '',
    ...countriesWith(value.phoneCountryCode?.replace('+', '') ?? ''),
    defaultCountry,
    ...(countries ?? []),
  ];
  const allowed = listAllowed(countries);
  return named.find((country) => allowed.includes(country)) ?? 'CN';
}
