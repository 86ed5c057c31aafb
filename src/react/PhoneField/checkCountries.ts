import { callingCodeOf } from './callingCodes.ts';
import type { CountryOptions } from './PhoneFieldValue.ts';

/**
 * Throws what a developer has to know: a country that is written in another way than ISO 3166 does, and a list
 * without any to choose from. A code that is well written but has no calling code, such as the `XX` by which proxies
 * call an unknown country, is left out in silence.
 */
export function checkCountries({
  countries,
  preferredCountries = [],
  defaultCountry = 'CN',
}: CountryOptions & { preferredCountries?: readonly string[] | undefined }): void {
  const given = [defaultCountry, ...preferredCountries, ...(countries ?? [])];
  const hasNone = countries?.some((country) => callingCodeOf(country)) === false;
  const wrong =
    given.find((country) => !/^[A-Z][A-Z\d]$/.test(country)) ?? (hasNone ? countries.join() : null);
  if (wrong === null) return;
  throw new RangeError(
    `PhoneField got unknown countries: "${wrong}". Nobody could choose them. Use codes of ISO 3166, such as "CN".`,
  );
}
