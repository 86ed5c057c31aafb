import { afterEach, expect, it, vi } from 'vitest';
import { checkCountries } from '../../../src/react/PhoneField/checkCountries.ts';

afterEach(() => void vi.restoreAllMocks());

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
  [{ countries: ['CN', 'AQ'] }, 'AQ'],
  [{ defaultCountry: 'XX', preferredCountries: ['EU'] }, 'XX,EU'],
  [{ defaultCountry: 'UK' }, 'UK'],
  // What some proxies send for an address whose country they don't know.
  [{ defaultCountry: 'T1' }, 'T1'],
])('mentions once, and accepts, what may be a country without a calling code: %j', (options, unknown) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  checkCountries({});
  checkCountries(options);
  checkCountries(options);
  expect(warn.mock.calls).toEqual([[expect.stringContaining(`unknown countries: "${unknown}".`)]]);
});
