import { cleanPhoneText, digitsOf } from './cleanPhoneText.ts';
import { countryNames } from './listCountries.ts';
import type { CountryOption } from './listCountries.ts';

/** What people call a country, and the runtime does not. */
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
 * The countries that fit what is typed into the search, the closest first: by name in the language of `tag` and in
 * English, in full or for short, by ISO code, or by calling code in the digits of any script, with `+`, `00` or
 * nothing before it. All of them for an empty search.
 */
export function searchCountries(
  options: readonly CountryOption[],
  search: string,
  tag: string,
): CountryOption[] {
  const wanted = plain(search);
  const distanceOf = /\p{L}/u.test(wanted) ? byName(wanted, tag) : byCallingCode(search);
  return options
    .map((option) => ({ option, distance: distanceOf(option) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance)
    .map(({ option }) => option);
}

function byCallingCode(search: string) {
  const digits = digitsOf(cleanPhoneText(search)).replace(/^0+(11)?/, '');
  return ({ callingCode }: CountryOption): number =>
    callingCode === `+${digits}` ? 0 : callingCode.startsWith(`+${digits}`) ? 1 : Infinity;
}

function byName(wanted: string, tag: string) {
  const namesIn = [countryNames('en'), countryNames(tag, 'short')];
  return ({ country, name }: CountryOption): number => {
    const names = [country, name, ...namesIn.map((nameOf) => nameOf(country))]
      .map(plain)
      .concat(ALIASES[country] ?? []);
    if (names.includes(wanted)) return 0;
    const [, ...words] = names;
    if (words.some((each) => each.startsWith(wanted))) return 1;
    if (words.some((each) => each.includes(` ${wanted}`))) return 2;
    return words.some((each) => each.includes(wanted)) ? 3 : Infinity;
  };
}

/** Without accents, capitals, and the marks in words and between them. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
