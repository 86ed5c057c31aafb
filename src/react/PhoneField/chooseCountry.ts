import { callingCodeOf, countriesWith } from './callingCodes.ts';

/** Territories that share the numbers of a bigger neighbour: theirs select the neighbour. */
const NEIGHBOUR: Readonly<Record<string, string>> = Object.fromEntries(
  'GGGB JEGB IMGB VAIT SJNO AXFI CCAU CXAU EHMA TASH BLGP MFGP YTRE'
    .split(' ')
    .map((pair) => [pair.slice(0, 2), pair.slice(2)]),
);

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
  const isSelectedCode = callingCodeOf(selected) === callingCode;
  if (isSelectedCode && (exact === null || exact === selected)) return selected;
  const candidates = exact === null ? countriesWith(callingCode) : [NEIGHBOUR[exact] ?? exact, exact];
  return candidates.find((country) => isAllowed(country, countries)) ?? null;
}

/** Whether a number of this country may be used, for itself or as one of the neighbour it belongs to. */
export function isAllowed(country: string, countries: readonly string[] | undefined): boolean {
  if (!countries || countries.includes(country)) return true;
  const neighbour = NEIGHBOUR[country];
  return neighbour !== undefined && countries.includes(neighbour);
}
