import { describe, expect, it } from 'vitest';
import examples from 'libphonenumber-js/mobile/examples';
import { Metadata } from 'libphonenumber-js/core';
import type { CountryCode } from 'libphonenumber-js/core';
import data from 'libphonenumber-js/mobile/metadata';
import { callingCodeOf, COUNTRIES } from '../../../src/react/PhoneField/callingCodes.ts';
import { phoneData as metadata } from '../../../src/react/PhoneField/phoneData.ts';
import { readPhone } from '../../../src/react/PhoneField/readPhone.ts';
import type { PhoneEntry, PhoneReading } from '../../../src/react/PhoneField/readPhone.ts';

const countries = COUNTRIES.filter((country) => country in examples);

function trunkOf(country: string): string {
  const plans = new Metadata(data);
  plans.selectNumberingPlan(country as CountryCode);
  return (plans.numberingPlan as unknown as { nationalPrefix(): string | 0 }).nationalPrefix() || '';
}

/** The digits in different spacings. */
const spacings = (digits: string) => [
  digits,
  digits.replace(/(\d{3})(?=\d)/g, '$1 '),
  digits.replace(/(\d{3})(?=\d)/g, '$1-'),
  digits.replace(/^(\d{3})/, '($1) '),
  digits.replace(/(\d{2})(?=\d)/g, '$1.'),
];

const entries: PhoneEntry[] = ['type', 'paste', 'autofill', 'restore'];

function readings(texts: string[], country: string): [string, PhoneReading][] {
  return texts.flatMap((text) =>
    entries.map((how): [string, PhoneReading] => [
      `${text} at ${country} by ${how}`,
      readPhone(text, { country, how, metadata }),
    ]),
  );
}

const notRead = (all: [string, PhoneReading][], e164: string) =>
  all.filter(([, reading]) => reading.level !== 'mobile' || reading.e164 !== e164).map(([text]) => text);

describe('the example mobile number of every country', () => {
  it('covers the world', () => {
    expect(countries.length).toBeGreaterThan(240);
  });

  it('is read from every international notation, whatever country is selected', () => {
    const wrong = countries.flatMap((country) => {
      const digits = examples[country as CountryCode];
      const callingCode = callingCodeOf(country);
      const texts = spacings(digits).flatMap((spaced) => [
        `+${callingCode} ${spaced}`,
        `+${callingCode}${spaced}`,
        `00${callingCode} ${spaced}`,
        `+${callingCode} +${callingCode}${spaced}`,
        `tel:+${callingCode}-${spaced}`,
      ]);
      return ['CN', 'US', 'GB', 'IT', country].flatMap((selected) =>
        notRead(readings(texts, selected), `+${callingCode}${digits}`),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('is read from every national notation in its own country, with and without trunk prefix', () => {
    const wrong = countries.flatMap((country) => {
      const digits = examples[country as CountryCode];
      const texts = [...spacings(digits), ...spacings(trunkOf(country) + digits)];
      return notRead(readings(texts, country), `+${callingCodeOf(country)}${digits}`);
    });
    expect(wrong).toEqual([]);
  });

  it('never becomes another number or changes the country when national digits are read in another country', () => {
    const wrong = countries.flatMap((country) => {
      const digits = examples[country as CountryCode];
      return ['CN', 'US', 'DE', 'BR', 'RU'].flatMap((selected) =>
        readings([digits, trunkOf(country) + digits], selected).filter(
          ([, reading]) =>
            reading.country !== selected || !(trunkOf(country) + digits).endsWith(reading.nationalNumber),
        ),
      );
    });
    expect(wrong.map(([text, reading]) => `${text}: ${reading.e164}`)).toEqual([]);
  });

  it('always has the calling code of the country it is read in, and an E.164 number made of its parts', () => {
    const wrong = countries.flatMap((country) =>
      readings(spacings(examples[country as CountryCode]), 'AT').filter(
        ([, { callingCode, nationalNumber, e164, country: read }]) =>
          callingCode !== callingCodeOf(read) ||
          (e164 !== null && e164 !== `+${callingCode}${nationalNumber}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is shown in a format that is read as the same number', () => {
    const wrong = countries.filter((country) => {
      const first = readPhone(examples[country as CountryCode], { country, how: 'paste', metadata });
      const again = readPhone(first.shown, { country, how: 'restore', metadata });
      return again.e164 !== first.e164 || again.shown !== first.shown;
    });
    expect(wrong).toEqual([]);
  });
});
