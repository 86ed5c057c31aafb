import { expect, it } from 'vitest';
import data from 'libphonenumber-js/mobile/metadata';
import {
  callingCodeOf,
  COUNTRIES,
  countriesWith,
  leadingCallingCode,
  startsCallingCode,
} from '../../../src/react/PhoneField/callingCodes.ts';

it("holds the countries and codes of the library's metadata", () => {
  const countries = Object.entries(data.countries).map(([country, plan]) => [country, plan[0]]);
  expect(
    Object.fromEntries(COUNTRIES.map((country) => [country, callingCodeOf(country)])),
    'update TABLE in callingCodes.ts',
  ).toEqual(Object.fromEntries(countries));
});

it('has the main country of each code first', () => {
  const codes = Object.entries(data.country_calling_codes).filter(
    ([code]) => !(code in (data.nonGeographic ?? {})),
  );
  expect(
    codes.map(([code]) => [code, countriesWith(code)]),
    'update TABLE in callingCodes.ts',
  ).toEqual(codes);
});

it('finds the code that digits begin with', () => {
  expect(leadingCallingCode('8613800138000')).toBe('86');
  expect(leadingCallingCode('14155552671')).toBe('1');
  expect(leadingCallingCode('9991234567')).toBeUndefined();
  expect(startsCallingCode('99')).toBe(true);
  expect(startsCallingCode('999')).toBe(false);
});

it('knows no code of an unknown country', () => {
  expect(callingCodeOf('XX')).toBe('');
});
