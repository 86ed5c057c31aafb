import { getCountries } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';
import { isRecord } from '../../protocol/isRecord.ts';
import { checkCount } from '../configuration/checkCount.ts';
import { configurationError } from '../configuration/configurationError.ts';
import { refusal } from '../refusal.ts';

/** Messages a day to a country that is allowed but has no `perDay`. */
const COUNTRY_PER_DAY = 50;

/**
 * Reads the allow list of countries: messages a day by ISO code.
 * @throws TypeError if it is empty, names something that is not a country, or has a wrong `perDay`
 */
export function parseCountries(
  countries: Readonly<Record<string, { perDay?: number | undefined }>> | undefined,
): ReadonlyMap<string, number> {
  const list = Object.entries(countries ?? {});
  const known: readonly string[] = getCountries(metadata);
  const stranger = list.find(([country]) => !known.includes(country))?.[0];
  if (list.length === 0 || stranger !== undefined) throw wrongCountries(stranger);
  const counts = new Map<string, number>();
  for (const [country, limit] of list) {
    // Otherwise `CN: 5000` would pass for a country without `perDay`.
    const { perDay = COUNTRY_PER_DAY } = isRecord(limit) ? limit : { perDay: NaN };
    checkCount(`countries.${country}.perDay`, perDay);
    counts.set(country, perDay);
  }
  return counts;
}

function wrongCountries(stranger: string | undefined): TypeError {
  return configurationError(
    stranger === undefined
      ? '`countries` is empty.'
      : `\`countries\` names ${stranger}, which is not a country.`,
    'Fraud is paid for by messages to countries where you have no users, so there is no "all".',
    'List the countries of your users by ISO code, with messages per day: `countries: { CN: { perDay: 5000 } }`.',
  );
}

/**
 * Territories that share their numbers with a main country. The phone field counts their phones as that country's, and
 * so does the allow list, unless it names the territory itself.
 */
const MAIN_COUNTRY: Readonly<Record<string, string>> = {
  GG: 'GB',
  JE: 'GB',
  IM: 'GB',
  VA: 'IT',
  SJ: 'NO',
  AX: 'FI',
  CC: 'AU',
  CX: 'AU',
  EH: 'MA',
  TA: 'SH',
  BL: 'GP',
  MF: 'GP',
  YT: 'RE',
};

/**
 * The country that a message to a phone of this country is counted under: itself, or the one that it is a territory of.
 * @throws SmsError `country_unsupported`
 */
export function readCountry(country: string, allowed: ReadonlyMap<string, number>): string {
  const counted = allowed.has(country) ? country : MAIN_COUNTRY[country];
  if (counted === undefined || !allowed.has(counted)) throw refusal('country_unsupported');
  return counted;
}
