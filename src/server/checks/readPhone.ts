import type { CountryCode } from 'libphonenumber-js/core';
import { Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';
import type { SmsPhone } from '../../protocol/phoneNumber.ts';
import { parsePhoneNumber } from '../../protocol/phoneNumber.ts';
import { refusal } from '../refusal.ts';

/** A phone that can exist, and where it can be. */
export interface CheckedPhone {
  /** In its one canonical form, so that two spellings are never counted as two phones. */
  phone: SmsPhone;
  /** ISO country; several when the digits are in no known range of a calling code that countries share. */
  countries: readonly string[];
}

/** The part of a numbering plan that the library keeps but does not declare. */
interface NumberingPlan {
  possibleLengths(): number[];
  type(name: 'MOBILE'): { possibleLengths(): number[] | undefined } | undefined;
}

/**
 * Reads the phone of a request. Goes by the metadata of mobile numbers: by them `+1 876` is Jamaica and not
 * the United States. A number of a length that mobiles have passes even in an unknown range, since ranges are
 * opened faster than metadata is published.
 * @throws SmsError `phone_invalid` for what cannot be a mobile number
 */
export function readPhone(body: Record<string, unknown>): CheckedPhone {
  const given = parsePhoneNumber(body.phoneNumber, body.phoneCountryCode);
  const parsed = given && parse(given.e164);
  if (!given || !parsed) throw refusal('phone_invalid');
  // A trunk prefix is taken off once. What has another one behind it would be one phone under several numbers.
  if (parsed.number !== given.e164 && parse(parsed.number)?.number !== parsed.number)
    throw refusal('phone_invalid');
  const phone = {
    phoneNumber: parsed.nationalNumber,
    phoneCountryCode: `+${parsed.countryCallingCode}`,
    e164: parsed.number,
  };
  // `+8` and `613800138000` are the digits of a Chinese number and the calling code of none.
  if (phone.phoneCountryCode !== given.phoneCountryCode) throw refusal('phone_invalid');
  const countries = parsed.country ? [parsed.country] : parsed.getPossibleCountries();
  const isMobileLength = (country: CountryCode) => mobileLengths(country).includes(phone.phoneNumber.length);
  if (!countries.some(isMobileLength)) throw refusal('phone_invalid');
  return { phone, countries };
}

function parse(e164: string) {
  return parsePhoneNumberFromString(e164, { extract: false }, metadata);
}

function mobileLengths(country: CountryCode): number[] {
  const all = new Metadata(metadata);
  all.selectNumberingPlan(country);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library's types leave these methods out
  const plan = all.numberingPlan as unknown as NumberingPlan | undefined;
  return plan?.type('MOBILE')?.possibleLengths() ?? plan?.possibleLengths() ?? [];
}
