import { callingCodeOf, countriesWith } from './callingCodes.ts';

/** Calling codes shared by countries of equal rank. With others, all but the first are territories of the first. */
const SHARED_BY_EQUALS = /^(1|7|599)$/;

/** The country that a country's numbers belong to: for most, the country itself. */
function ownerOf(country: string): string {
  const callingCode = callingCodeOf(country);
  return (!SHARED_BY_EQUALS.test(callingCode) && countriesWith(callingCode)[0]) || country;
}

/** What is known about a number's country. */
export interface CountryChoice {
  callingCode: string;
  /** The country whose mobile number it is, if the digits tell. */
  exact: string | null;
  selected: string;
  countries: readonly string[] | undefined;
}

/**
 * The country to select for an international number: the number's own, or the calling code's main one. `null`
 * when none of them is allowed.
 */
export function chooseCountry({ callingCode, exact, selected, countries }: CountryChoice): string | null {
  const isUsable = callingCodeOf(selected) === callingCode && isAllowed(selected, countries);
  if (isUsable && (exact === null || exact === selected)) return selected;
  const candidates = exact === null ? countriesWith(callingCode) : [ownerOf(exact), exact];
  return candidates.find((country) => isAllowed(country, countries)) ?? null;
}

/** Whether numbers of this country may be used: it is allowed itself, or the country that its numbers belong to is. */
export function isAllowed(country: string, countries: readonly string[] | undefined): boolean {
  return !countries || countries.includes(country) || countries.includes(ownerOf(country));
}
