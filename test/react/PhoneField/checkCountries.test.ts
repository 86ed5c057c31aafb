import { expect, it } from 'vitest';
import { checkCountries } from '../../../src/react/PhoneField/checkCountries.ts';

it.each([
  { defaultCountry: 'cn' },
  { defaultCountry: 'China' },
  { defaultCountry: '+86' },
  { defaultCountry: '' },
  { countries: ['CN', 'usa'] },
  { preferredCountries: ['hk'] },
])('refuses what is not an ISO code: %j', (options) => {
  expect(() => checkCountries(options)).toThrow(
    /^PhoneField got unknown countries: "(cn|China|\+86|usa|hk|)"\. .+\. Use codes of ISO 3166/,
  );
});

it.each([[[]], [['XX', 'AQ']]])('refuses a list without a single country to choose: %j', (countries) => {
  expect(() => checkCountries({ countries })).toThrow(
    /^PhoneField got unknown countries: "(XX,AQ)?"\. .+\. Use codes of ISO 3166/,
  );
});

it.each([
  {},
  { countries: ['CN', 'AQ'] },
  { defaultCountry: 'XX', preferredCountries: ['EU'] },
  // What some proxies send for an address whose country they don't know.
  { defaultCountry: 'T1' },
])('accepts a code that may be of a country without a calling code: %j', (options) => {
  expect(() => checkCountries(options)).not.toThrow();
});
