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
  for (const country of [defaultCountry, ...preferredCountries, ...(countries ?? [])])
    if (!/^[A-Z][A-Z\d]$/.test(country))
      throw new RangeError(
        `PhoneField got the country "${country}". It would be left out, since no country has that code. Write two capitals, as in ISO 3166: "CN".`,
      );
  if (countries && !countries.some((country) => callingCodeOf(country)))
    throw new RangeError(
      `PhoneField got no country by countries={[${countries.join()}]}. No number could be entered. Name one, or leave countries out for all of them.`,
    );
}
