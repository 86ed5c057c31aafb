import { callingCodeOf, countriesWith, leadingCallingCode, startsCallingCode } from './callingCodes.ts';
import { chooseCountry, isAllowed } from './chooseCountry.ts';
import { cleanPhoneText, digitsOf, LONGEST_TEXT } from './cleanPhoneText.ts';
import type { NationalLevel, NationalReading, PhoneMetadata } from './PhoneMetadata.ts';
import { isSendable, readNational } from './readNational.ts';

/**
 * What a number is good for. `mobile` can be sent to; `unverified` (right length, unknown range or a landline)
 * can be, with a warning; the rest can't.
 */
export type PhoneLevel = 'empty' | NationalLevel | 'country_unsupported';

/** How a text came into the field. `restore` is a value from before, or a text that is read again. */
export type PhoneEntry = 'type' | 'paste' | 'autofill' | 'restore';

/** What a text of the phone field means. */
export interface PhoneReading {
  /** ISO code: the selected country unless the text names another one. */
  country: string;
  /** The country's calling code, without a plus. */
  callingCode: string;
  /** National digits without trunk prefix; `''` if the text is not a number of this country. */
  nationalNumber: string;
  /** Plus, calling code and national number; `null` as long as the number cannot be sent to. */
  e164: string | null;
  /** What the field shows: the national format, or what was typed. */
  shown: string;
  level: PhoneLevel;
}

/** What the reading of a text depends on. */
export interface ReadPhoneOptions {
  /** ISO code of the selected country. */
  country: string;
  /** `type` leaves the text as it is. */
  how: PhoneEntry;
  /** ISO codes of the countries that are allowed; all when it is left out. */
  countries?: readonly string[] | undefined;
  /** The numbering plans. Without them mainland China is read in full, and other numbers stay `incomplete`. */
  metadata?: PhoneMetadata | null | undefined;
}

/** A number with the country to select for it, `null` if no such country is allowed. */
interface Found extends NationalReading {
  selected: string | null;
}

/**
 * Reads what was typed, pasted or filled in. The country changes only with a written calling code, and is never guessed
 * from national digits. No digit is cut off.
 */
export function readPhone(text: string, options: ReadPhoneOptions): PhoneReading {
  if (text.length > LONGEST_TEXT) return kept('too_long', text, options);
  const cleaned = cleanPhoneText(text);
  const shown = options.how === 'type' ? cleaned : cleaned.trim();
  if (!/[\d+]/.test(cleaned)) return kept('empty', shown, options);
  const plus = cleaned.lastIndexOf('+');
  // Two numbers: either could be the wrong one. The same one twice counts as one.
  const before = digitsOf(cleaned.slice(0, Math.max(0, plus)));
  if (before.length > 6 && !digitsOf(cleaned.slice(plus)).endsWith(before.slice(-7)))
    return kept('too_long', shown, options);
  const found =
    plus < 0
      ? readWithoutPlus(digitsOf(cleaned), options)
      : readInternational(digitsOf(cleaned.slice(plus)), options);
  return typeof found === 'string' ? kept(found, shown, options) : toReading(found, shown, options);
}

/** Not a number: the text stays as it is, and so does the country. */
function kept(level: PhoneLevel, shown: string, { country }: ReadPhoneOptions): PhoneReading {
  return { country, callingCode: callingCodeOf(country), nationalNumber: '', e164: null, shown, level };
}

function toReading(found: Found, shown: string, options: ReadPhoneOptions): PhoneReading {
  const { selected: country, nationalNumber } = found;
  if (country === null) return kept('country_unsupported', shown, options);
  const isElsewhere = found.country !== null && !isAllowed(found.country, options.countries);
  const level = isElsewhere ? 'country_unsupported' : found.level;
  const callingCode = callingCodeOf(country);
  const isWhole = isSendable(level);
  return {
    country,
    callingCode,
    nationalNumber,
    e164: isWhole ? `+${callingCode}${nationalNumber}` : null,
    shown: isWhole && options.how !== 'type' ? found.formatted : shown,
    level,
  };
}

/** What is dialled instead of a plus, behind the calling code of the country it is dialled in. */
const PREFIX = /^(?:1 011|61 0011|\d+ 00)/;

/** A prefix stands for a plus if what follows can be a number and the whole text is not one. */
function readWithoutPlus(digits: string, options: ReadPhoneOptions): Found | PhoneLevel {
  const { country, countries, metadata } = options;
  const selected = isAllowed(country, countries) ? country : null;
  const national = { ...readNational(digits, country, metadata), selected };
  const dialled = `${callingCodeOf(country)} ${digits}`;
  if (national.level === 'mobile' || !PREFIX.test(dialled)) return national;
  const international = readInternational(dialled.replace(PREFIX, ''), options);
  return typeof international !== 'string' && international.isPossible ? international : national;
}

function readInternational(digits: string, options: ReadPhoneOptions): Found | PhoneLevel {
  const callingCode = leadingCallingCode(digits);
  if (!callingCode) return startsCallingCode(digits) ? 'incomplete' : 'invalid';
  const isSelectedCode = callingCodeOf(options.country) === callingCode;
  const country = isSelectedCode ? options.country : (countriesWith(callingCode)[0] ?? options.country);
  const reading = readNational(digits.slice(callingCode.length), country, options.metadata);
  const selected = chooseCountry({
    callingCode,
    exact: reading.country,
    selected: options.country,
    countries: options.countries,
  });
  return { ...reading, selected };
}
