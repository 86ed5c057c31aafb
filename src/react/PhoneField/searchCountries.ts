import type { CountryOption } from './listCountries.ts';
import { otherCountryNames } from './otherCountryNames.ts';

/** What people call a country but the runtime does not, by language. The English names count in every language. */
const ALIASES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  en: {
    AE: ['uae'],
    CD: ['drc', 'dr congo', 'democratic republic of the congo'],
    CI: ['ivory coast', 'cote divoire'],
    CN: ['prc'],
    CV: ['cabo verde'],
    CZ: ['czech republic'],
    GB: ['uk', 'great britain', 'england', 'scotland', 'wales', 'northern ireland'],
    MO: ['macau'],
    NL: ['holland'],
    SA: ['ksa'],
    SZ: ['swaziland'],
    TL: ['east timor'],
    TR: ['turkey'],
    US: ['usa', 'america', 'united states of america'],
  },
  ar: { GB: ['بريطانيا', 'إنجلترا'], US: ['أمريكا', 'أميركا'] },
  de: {
    AE: ['vae'],
    BY: ['weißrussland'],
    CD: ['dr kongo'],
    CI: ['elfenbeinküste'],
    CV: ['kap verde'],
    GB: ['großbritannien'],
    MD: ['moldawien'],
    US: ['amerika'],
  },
  es: {
    CI: ['costa de marfil'],
    CZ: ['república checa'],
    GB: ['gran bretaña', 'inglaterra'],
    NL: ['holanda'],
    US: ['eeuu', 'américa', 'estados unidos de américa'],
  },
  fr: {
    CD: ['rdc', 'république démocratique du congo'],
    CF: ['centrafrique'],
    CZ: ['république tchèque'],
    GB: ['grande-bretagne', 'angleterre'],
    NL: ['hollande'],
    US: ['amérique', 'états-unis d’amérique'],
  },
  ja: { AU: ['豪州'], US: ['米国'] },
  ko: { AU: ['호주'], TR: ['터키'], ZA: ['남아공'] },
  pt: { CZ: ['república tcheca'], GB: ['grã-bretanha', 'inglaterra'], NL: ['holanda'], US: ['américa'] },
  ru: {
    AE: ['эмираты'],
    BY: ['белоруссия'],
    GB: ['англия'],
    KR: ['южная корея'],
    MD: ['молдавия'],
    NL: ['голландия'],
    TM: ['туркмения'],
    US: ['америка'],
    ZA: ['юар'],
  },
  zh: { AE: ['阿联酋', '阿聯酋'], AU: ['澳洲'], KP: ['北韩'], KR: ['韓國', '南韩'], NZ: ['纽西兰'] },
};

/** Letters that are written for one another, and what both are read as. */
const SAME: Readonly<Record<string, string>> = {
  ß: 'ss',
  ة: 'ه',
  ى: 'ي',
  ـ: '', // only stretches the letter before it
  臺: '台',
};
const VARIANT = RegExp(`[${Object.keys(SAME).join('')}]`, 'g');

/**
 * What the list may lack where nothing is found: an article, the 中国 in 中国台湾, and the consonant that ends a Korean
 * syllable. On the way from 미 to 미국 is 믹, which iOS reports like any text.
 */
const SURPLUS = /^(?:the|die|der|la|le|les|l) |^中[国國](?=.)|[\u11a8-\u11ff]$/;

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
 * The countries that match a search, the best match first: by name in the page's language and in English, in full, for
 * short or as people call it, by ISO code, or by calling code in the digits of any script, with `+`, `00`, `011` or
 * nothing before it. If several share a calling code, the preferred ones come first, then its main country. An empty
 * search matches all.
 */
export function searchCountries(
  options: readonly CountryOption[],
  search: string,
  known: CountrySearchOptions,
): readonly CountryOption[] {
  const { namesOf, preferredCountries = [] } = known;
  const wanted = plain(search);
  if (wanted === '') return options;
  const first = [...preferredCountries, ...MAIN];
  const distanceOf = /\p{L}/u.test(wanted) ? byName(wanted, namesOf) : byCallingCode(wanted, first);
  const found = options
    .map((option) => ({ option, distance: distanceOf(option) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance)
    .map(({ option }) => option);
  const rest = wanted.replace(SURPLUS, '');
  return found[0] || rest === wanted ? found : searchCountries(options, rest, known);
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
  const aliases = [ALIASES.en, ALIASES[tag.split('-')[0] as string]];
  const known = new WeakMap<CountryOption, readonly string[]>();
  const listNames = ({ country, name }: CountryOption) => {
    const called = aliases.flatMap((names) => names?.[country] ?? []);
    const written = [name, ...otherNames(country), ...called].flatMap((one) => [one, spellOut(one)]);
    return [...new Set(written)].map(plain);
  };
  return (option) => {
    const names = known.get(option) ?? listNames(option);
    known.set(option, names);
    return names;
  };
}

/** A name without an umlaut's dots, and the abbreviations of English names: "Oesterreich", "Saint Lucia". */
function spellOut(name: string): string {
  return name
    .replace('&', 'and')
    .replace('St.', 'Saint')
    .replace(/[äöü]/gi, (letter) => `${letter.normalize('NFD')[0]}e`);
}

/** Without accents, capitals and punctuation, with single spaces, hiragana as katakana, and variants as one letter. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
    .replace(VARIANT, (letter) => SAME[letter] as string)
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
