import { callingCodeOf, countriesWith } from './callingCodes.ts';

/** Calling codes of countries that are equals. Elsewhere the others are territories of the first one. */
const OF_EQUALS = /^(1|7|599)$/;

/** The country whose numbers a country's are, for most its own. */
function ownerOf(country: string): string {
  const callingCode = callingCodeOf(country);
  return (!OF_EQUALS.test(callingCode) && countriesWith(callingCode)[0]) || country;
}

/** What is known of a number's country. */
export interface CountryChoice {
  callingCode: string;
  /** The country whose mobile number it is, when the number says so. */
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

/** Whether a number of this country may be used, for itself or as one of the country that it belongs to. */
export function isAllowed(country: string, countries: readonly string[] | undefined): boolean {
  return !countries || countries.includes(country) || countries.includes(ownerOf(country));
}
