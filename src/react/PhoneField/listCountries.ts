import { callingCodeOf, listAllowed } from './callingCodes.ts';

/** A country to choose. */
export interface CountryOption {
  /** ISO code. */
  country: string;
  /** With its plus. */
  callingCode: string;
  /** In the page's language; the ISO code where the runtime knows no name. */
  name: string;
}

/** Which countries, and in which language. */
export interface ListCountriesOptions {
  countries?: readonly string[] | undefined;
  preferredCountries?: readonly string[] | undefined;
  /** BCP 47 tag of the language of the names. */
  tag: string;
}

/** The countries to choose from: the preferred ones in their given order, then the others by name. */
export function listCountries({
  countries,
  preferredCountries = [],
  tag,
}: ListCountriesOptions): CountryOption[] {
  const nameOf = countryNames(tag);
  const { compare } = new Intl.Collator(tag);
  // Reversed, so that the first one has the highest index; a country that is not preferred has -1.
  const preferred = [...preferredCountries].reverse();
  return listAllowed(countries)
    .map((country) => toOption(country, nameOf))
    .sort((a, b) => preferred.indexOf(b.country) - preferred.indexOf(a.country) || compare(a.name, b.name));
}

/**
 * The list as a server renders it: without names, which differ between runtimes, and with one country for each calling
 * code, because without scripts it is the calling code that is posted.
 */
export function listCallingCodes(
  countries: readonly string[] | undefined,
  selected: string,
): CountryOption[] {
  const taken = new Map([[callingCodeOf(selected), selected]]);
  for (const country of listAllowed(countries)) {
    const callingCode = callingCodeOf(country);
    if (!taken.has(callingCode)) taken.set(callingCode, country);
  }
  return [...taken.values()].sort().map((country) => toOption(country, (code) => code));
}

/** Whether there is another country to choose. */
export function hasOthers(selected: string, countries: readonly string[] | undefined): boolean {
  return listAllowed(countries).some((country) => country !== selected);
}

type NameOf = (country: string) => string;

/** Names of countries in a language. A runtime that doesn't know the language or the country gives the ISO code. */
export function countryNames(tag: string): NameOf {
  try {
    const names = new Intl.DisplayNames([tag], { type: 'region' });
    return (country) => names.of(country) ?? country;
  } catch {
    return (country) => country;
  }
}

function toOption(country: string, nameOf: NameOf): CountryOption {
  return {
    country,
    callingCode: `+${callingCodeOf(country)}`,
    name: nameOf(country),
  };
}
