import type { CountryOption } from './listCountries.ts';
import { otherCountryNames } from './otherCountryNames.ts';

/** What people call a country but the runtime does not. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  AE: ['uae'],
  CI: ['ivory coast'],
  CN: ['prc'],
  CZ: ['czech republic'],
  GB: ['uk', 'great britain', 'england', 'scotland', 'wales'],
  MO: ['macau'],
  NL: ['holland'],
  SZ: ['swaziland'],
  TR: ['turkey'],
  US: ['usa', 'america'],
};

/**
 * The main country of each calling code that several share. A test compares it with the table of calling codes. Using
 * that table here, in the list's chunk, would cost the field's own a hundred bytes.
 */
const MAIN: readonly string[] = ['US', 'RU', 'IT', 'GB', 'NO', 'AU', 'MA', 'RE', 'SH', 'FI', 'GP', 'CW'];

/** What is known about the countries besides their options. */
export interface CountrySearchOptions {
  /** From {@link createNamesOf}. */
  namesOf: (option: CountryOption) => readonly string[];
  /** ISO codes of the countries at the top. */
  preferredCountries?: readonly string[] | undefined;
}

/**
 * The countries that match a search, the best match first: by name in the page's language and in English, in full or
 * for short, by ISO code, or by calling code in the digits of any script, with `+`, `00`, `011` or nothing before it.
 * If several share a calling code, the preferred ones come first, then its main country. An empty search matches all.
 */
export function searchCountries(
  options: readonly CountryOption[],
  search: string,
  { namesOf, preferredCountries = [] }: CountrySearchOptions,
): readonly CountryOption[] {
  const wanted = plain(search);
  if (wanted === '') return options;
  const first = [...preferredCountries, ...MAIN];
  const distanceOf = /\p{L}/u.test(wanted) ? byName(wanted, namesOf) : byCallingCode(wanted, first);
  return options
    .map((option) => ({ option, distance: distanceOf(option) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance)
    .map(({ option }) => option);
}

function byCallingCode(wanted: string, first: readonly string[]) {
  // A collator takes a digit to be the same in any script.
  const { compare } = new Intl.Collator('en', { sensitivity: 'base' });
  const digits = wanted.replaceAll(' ', '');
  return ({ country, callingCode }: CountryOption): number => {
    const found = ['', '00', '011']
      .map((prefix) => prefix + callingCode.slice(1))
      .find((dialled) => compare(dialled.slice(0, digits.length), digits) === 0);
    if (!found) return Infinity;
    if (found.length > digits.length) return 2;
    return first.includes(country) ? 0 : 1;
  };
}

function byName(wanted: string, namesOf: CountrySearchOptions['namesOf']) {
  return (option: CountryOption): number => {
    const names = namesOf(option);
    if (wanted === option.country.toLowerCase() || names.includes(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    if (names.some((name) => name.includes(` ${wanted}`))) return 2;
    return names.some((name) => name.includes(wanted)) ? 3 : Infinity;
  };
}

/** All names to find a country by, as they are compared. Kept, since each key of a search needs those of all. */
export function createNamesOf(tag: string): CountrySearchOptions['namesOf'] {
  const otherNames = otherCountryNames(tag);
  const known = new WeakMap<CountryOption, readonly string[]>();
  return (option) => {
    const { country, name } = option;
    const names =
      known.get(option) ?? [name, ...otherNames(country)].map(plain).concat(ALIASES[country] ?? []);
    known.set(option, names);
    return names;
  };
}

/** Without accents, capitals and punctuation, with single spaces between words, and with hiragana as katakana. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
