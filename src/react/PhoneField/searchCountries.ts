import type { CountryOption } from './listCountries.ts';

/** What people call a country by letters that are not its ISO code. */
const ALIASES: Readonly<Record<string, string>> = { GB: 'uk', US: 'usa', AE: 'uae', CN: 'prc' };

/**
 * The countries that fit what is typed into the search: by name in the page's language, English name, ISO code
 * or calling code, the closest first. All of them for an empty search.
 */
export function searchCountries(
  options: readonly CountryOption[],
  search: string,
  englishName: (country: string) => string,
): CountryOption[] {
  const wanted = plain(search);
  if (wanted === '' || wanted === '+') return [...options];
  return options
    .map((option) => ({ option, distance: distanceOf(option, wanted, plain(englishName(option.country))) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance)
    .map(({ option }) => option);
}

function distanceOf({ country, name, callingCode }: CountryOption, wanted: string, english: string): number {
  if (/^\+?\d+$/.test(wanted)) {
    const code = callingCode.slice(1);
    const digits = wanted.replace('+', '');
    return code === digits ? 0 : code.startsWith(digits) ? 1 : Infinity;
  }
  if (wanted === country.toLowerCase() || wanted === ALIASES[country]) return 0;
  const names = [plain(name), english];
  if (names.some((each) => each.startsWith(wanted))) return 1;
  if (names.some((each) => each.includes(` ${wanted}`))) return 2;
  return names.some((each) => each.includes(wanted)) ? 3 : Infinity;
}

/** Without accents, capitals and the marks between words, in ASCII digits. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}
