import { callingCodeOf } from './callingCodes.ts';
import type { CountryOptions } from './PhoneFieldValue.ts';

const warned = new Set<string>();

/**
 * Tells the developer of countries that nobody can choose, because they have no calling code. Throws a `RangeError` if
 * one is not written as in ISO 3166, or if a list has no other country. The rest, such as the `XX` that proxies use for
 * an unknown country, are left out and mentioned once.
 */
export function checkCountries({
  countries,
  preferredCountries = [],
  defaultCountry = 'CN',
}: CountryOptions & { preferredCountries?: readonly string[] | undefined }): void {
  const given = [defaultCountry, ...preferredCountries, ...(countries ?? [])];
  const unknown = given.filter((country) => !callingCodeOf(country));
  const isFatal =
    countries?.every((country) => unknown.includes(country)) ||
    unknown.some((country) => !/^[A-Z][A-Z\d]$/.test(country));
  const text = `PhoneField got unknown countries: "${unknown.join()}". Nobody could choose them. Use codes of ISO 3166, such as "CN".`;
  if (isFatal) throw new RangeError(text);
  if (!unknown.length || warned.has(text)) return;
  warned.add(text);
  // eslint-disable-next-line no-console -- throwing would take away a form that works
  console.warn(text);
}
