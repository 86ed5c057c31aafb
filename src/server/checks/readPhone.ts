import type { CountryCode } from 'libphonenumber-js/core';
import { Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';
import type { SmsPhone } from '../../protocol/phoneNumber.ts';
import { parsePhoneNumber } from '../../protocol/phoneNumber.ts';
import { refusal } from '../refusal.ts';

/** A phone number that can exist, and the countries that it can belong to. */
export interface CheckedPhone {
  /** In its one canonical form, so that two spellings are never counted as two phones. */
  phone: SmsPhone;
  /**
   * ISO country. If several share the calling code and no numbering plan knows the range, the main one: it is most likely
   * a new range of that country, since the others' area codes are known.
   */
  country: string;
}

/** Area codes of +1 whose last two digits are equal, such as 500, 800 or 900: they belong to services, not to a country. */
const OF_NO_COUNTRY = /^\+1\d(\d)\1/;

/** The part of a numbering plan that the library has but does not declare. */
interface NumberingPlan {
  possibleLengths(): number[];
  type(name: 'MOBILE'): { possibleLengths(): number[] | undefined } | undefined;
}

/**
 * Reads the phone of a request, by the metadata for mobile numbers, in which `+1 876` is Jamaica and not the United
 * States. A number as long as a mobile number passes even in an unknown range, since new ranges open faster than
 * metadata is published.
 * @throws SmsError `phone_invalid` for what cannot be a mobile number
 */
export function readPhone(body: Record<string, unknown>): CheckedPhone {
  const given = parsePhoneNumber(body.phoneNumber, body.phoneCountryCode);
  const parsed = given && parse(given.e164);
  if (!given || !parsed) throw refusal('phone_invalid');
  // One trunk prefix is removed. If another one follows, the same phone would be counted under several numbers.
  if (parsed.number !== given.e164 && parse(parsed.number)?.number !== parsed.number)
    throw refusal('phone_invalid');
  const phone = {
    phoneNumber: parsed.nationalNumber,
    phoneCountryCode: `+${parsed.countryCallingCode}`,
    e164: parsed.number,
  };
  // `+8` and `613800138000` have the digits of a Chinese number, but `+8` is not a calling code.
  if (phone.phoneCountryCode !== given.phoneCountryCode) throw refusal('phone_invalid');
  if (OF_NO_COUNTRY.test(phone.e164)) throw refusal('phone_invalid');
  const countries = parsed.country ? [parsed.country] : parsed.getPossibleCountries();
  const isMobileLength = (country: CountryCode) => mobileLengths(country).includes(phone.phoneNumber.length);
  const [country] = countries;
  if (country === undefined || !countries.some(isMobileLength)) throw refusal('phone_invalid');
  return { phone, country };
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
