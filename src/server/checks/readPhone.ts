import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';
import type { SmsPhone } from '../../protocol/phoneNumber.ts';
import { parsePhoneNumber } from '../../protocol/phoneNumber.ts';
import { SmsError } from '../../protocol/SmsError.ts';

/** A phone that can exist, and where it can be. */
export interface CheckedPhone {
  /** In its one canonical form, so that two spellings are never counted as two phones. */
  phone: SmsPhone;
  /** ISO country; several when the digits are in no known range of a calling code that countries share. */
  countries: readonly string[];
}

/**
 * Reads the phone of a request. Goes by the metadata of mobile numbers: by them `+1 876` is Jamaica and not
 * the United States, and a Chinese number has eleven digits.
 * @throws SmsError `phone_invalid` for what cannot be a phone number
 */
export function readPhone(body: Record<string, unknown>): CheckedPhone {
  const given = parsePhoneNumber(body.phoneNumber, body.phoneCountryCode ?? undefined);
  const parsed = given ? parsePhoneNumberFromString(given.e164, metadata) : undefined;
  if (!given || !parsed?.isPossible()) throw new SmsError('phone_invalid');
  const phone = {
    phoneNumber: parsed.nationalNumber,
    phoneCountryCode: `+${parsed.countryCallingCode}`,
    e164: parsed.number,
  };
  // `+8` and `613800138000` are the digits of a Chinese number and the calling code of none.
  if (phone.phoneCountryCode !== given.phoneCountryCode) throw new SmsError('phone_invalid');
  const countries = parsed.country ? [parsed.country] : parsed.getPossibleCountries();
  return { phone, countries };
}
