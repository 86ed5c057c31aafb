import { callingCodeOf } from './callingCodes.ts';
import type { CountryOptions } from './PhoneFieldValue.ts';

/**
 * Throws a `RangeError` for mistakes that a developer has to know of: a country not written as in ISO 3166, and a list
 * without a single country to choose. A well-formed code without a calling code, such as the `XX` that proxies use for
 * an unknown country, is left out without an error.
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
