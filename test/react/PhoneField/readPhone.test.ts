import { describe, expect, it } from 'vitest';
import { readPhone } from '../../../src/react/PhoneField/readPhone.ts';
import type { PhoneEntry } from '../../../src/react/PhoneField/readPhone.ts';
import { phoneData as metadata } from '../../../src/react/PhoneField/phoneData.ts';
import cases from '../../fixtures/phone-cases.json' with { type: 'json' };

const read = (text: string, country: string, how: PhoneEntry = 'paste', countries?: string[]) =>
  readPhone(text, { country, how, countries, metadata });

describe('readPhone', () => {
  it.each(cases)('case $case: $how "$text" at $selected', ({ how, text, selected, ...expected }) => {
    const { case: _case, ...reading } = expected;
    expect(read(text, selected, how as PhoneEntry)).toMatchObject(reading);
  });

  describe('international prefixes', () => {
    it.each([
      ['00447911123456', 'CN', 'GB', '+447911123456'],
      ['011 44 7911 123456', 'US', 'GB', '+447911123456'],
      ['011 86 138 0013 8000', 'CA', 'CN', '+8613800138000'],
      ['0086 138 0013 8000', 'US', 'CN', '+8613800138000'],
    ])('reads %s, with %s selected, as a number of %s', (text, selected, country, e164) => {
      expect(read(text, selected)).toMatchObject({ country, e164, level: 'mobile' });
    });

    it('prefers a number of the selected country that begins with two zeros, as in Tajikistan', () => {
      expect(read('00 690 7247', 'TJ')).toMatchObject({ country: 'TJ', e164: '+992006907247' });
      expect(read('00 690 7247', 'CN').country).toBe('TK');
    });

    it('reads 011 as national digits outside +1', () => {
      expect(read('011 44 7911 123456', 'CN').country).toBe('CN');
    });

    it.each([
      ['0011 65 8234 5678', 'SG', '+6582345678'],
      ['0011 47 923 45 678', 'NO', '+4792345678'],
      ['0011 1 415 555 2671', 'US', '+14155552671'],
      ['00 1 415 555 2671', 'US', '+14155552671'],
    ])('reads %s, with Australia selected, as a number of %s, however it came in', (text, country, e164) => {
      for (const how of ['type', 'paste', 'autofill', 'restore'] as const)
        expect(read(text, 'AU', how)).toMatchObject({ country, e164, level: 'mobile' });
    });

    it('does not strip a second zero to get a national number', () => {
      expect(read('0013800138000', 'CN')).not.toMatchObject({ level: 'mobile' });
    });

    it('keeps the country for 00 followed by digits that are not a number', () => {
      expect(read('00999 123', 'CN')).toMatchObject({ country: 'CN', e164: null });
    });
  });

  describe('what is not a calling code', () => {
    it.each([
      ['+999 123 4567', 'invalid'],
      ['+800 1234 5678', 'invalid'],
      ['+', 'incomplete'],
      ['+8', 'incomplete'],
      ['+99', 'incomplete'],
    ])('keeps "%s" and the country, as %s', (text, level) => {
      expect(read(text, 'CN')).toEqual({
        country: 'CN',
        callingCode: '86',
        nationalNumber: '',
        e164: null,
        shown: text,
        level,
      });
    });
  });

  describe('territories', () => {
    it.each([
      ['+44 7781 123456', 'CN', 'GB'],
      ['+44 7781 123456', 'GG', 'GG'],
      ['+44 7797 712345', 'CN', 'GB'],
      ['+358 41 2345678', 'CN', 'FI'],
      ['+212 650 123456', 'CN', 'MA'],
      ['+262 639 012345', 'CN', 'RE'],
      ['+262 639 012345', 'YT', 'YT'],
      ['+590 690 001234', 'CN', 'GP'],
      ['+7 912 345 67 89', 'KZ', 'RU'],
      ['+1 242 359 1234', 'US', 'BS'],
    ])('for %s, with %s selected, selects %s', (text, selected, country) => {
      expect(read(text, selected)).toMatchObject({ country, level: 'mobile' });
    });

    it.each(['type', 'paste', 'autofill', 'restore'] as const)(
      'selects the country of a complete number with its calling code, by %s',
      (how) => {
        expect(read('+1 416 234 5678', 'US', how)).toMatchObject({ country: 'CA', e164: '+14162345678' });
        expect(read('+7 701 234 5678', 'RU', how)).toMatchObject({ country: 'KZ', e164: '+77012345678' });
        expect(read('+1 416 234 567', 'US', how)).toMatchObject({ country: 'US', level: 'incomplete' });
        expect(read('011 1 416 234 5678', 'US', how)).toMatchObject({ country: 'CA', e164: '+14162345678' });
      },
    );

    it('stays with the selected country for national digits', () => {
      expect(read('416 234 5678', 'US', 'type')).toMatchObject({ country: 'US', level: 'mobile' });
      expect(read('416 234 5678', 'US', 'paste').country).toBe('US');
    });
  });

  describe('allowed countries', () => {
    it('keeps the text of a number from another country', () => {
      expect(read('+44 7911 123456', 'CN', 'paste', ['CN', 'HK'])).toMatchObject({
        country: 'CN',
        nationalNumber: '',
        e164: null,
        shown: '+44 7911 123456',
        level: 'country_unsupported',
      });
    });

    it.each([
      ['+44 7781 123456', ['CN', 'GB'], 'GB'],
      ['+44 7781 123456', ['CN', 'GG'], 'GG'],
      ['+1', ['CN', 'CA'], 'CA'],
    ])('reads %s with %j allowed', (text, countries, country) => {
      expect(read(text, 'CN', 'paste', countries).country).toBe(country);
    });

    it('recognises a number of a country that shares the calling code but is not allowed', () => {
      expect(read('416 234 5678', 'US', 'type', ['US'])).toMatchObject({
        country: 'US',
        e164: null,
        level: 'country_unsupported',
      });
    });
  });

  it.each([
    ['861 234 5678', 'US', '+18612345678'],
    ['0651 234 567', 'RO', '+40651234567'],
    ['+40 651 234 567', 'CN', '+40651234567'],
    ['23800138000', 'CN', '+8623800138000'],
  ])('takes %s in %s, of a range that no plan knows yet, with a warning', (text, country, e164) => {
    expect(read(text, country)).toMatchObject({ e164, level: 'unverified' });
  });

  it.each([
    ['1 212 555 012', 'US'],
    ['86 138 0013 80', 'CN'],
    ['+372 0512 3456', 'EE'],
    ['011 44 79 11', 'US'],
  ])(
    'sends nothing to %s in %s, which begins with what belongs to no number, and is not whole',
    (text, country) => {
      expect(read(text, country).e164).toBeNull();
    },
  );

  describe('the calling code of the selected country without a plus', () => {
    // The plan has other numbers that are as long as these digits, but none that begin like them.
    it.each([
      ['31 6 12345678', 'NL', '+31612345678'],
      ['43 650 1234567', 'AT', '+436501234567'],
      ['64 21 123 456', 'NZ', '+6421123456'],
      ['+31 31 6 12345678', 'CN', '+31612345678'],
    ])('is dropped from %s in %s', (text, country, e164) => {
      expect(read(text, country)).toMatchObject({ e164, level: 'mobile' });
    });

    it('is a part of the number where that is in the plan', () => {
      expect(read('31 234 5678', 'NL').e164).toBe('+31312345678');
    });
  });

  describe('while typing', () => {
    it('leaves GB selected and the zero visible with each key', () => {
      const text = '07911 123456';
      for (let end = 1; end <= text.length; end++)
        expect(read(text.slice(0, end), 'GB', 'type')).toMatchObject({
          country: 'GB',
          shown: text.slice(0, end),
        });
    });

    it('calls a number with its trunk prefix and too few digits incomplete', () => {
      expect(read('061234567', 'FR', 'type')).toMatchObject({
        level: 'incomplete',
        nationalNumber: '61234567',
      });
      expect(read('0612345678', 'FR', 'type')).toMatchObject({ level: 'mobile', e164: '+33612345678' });
    });

    it.each([
      '+86 138 0013 8000 +86 139 0013 9000',
      '138 0013 8000 +86 139 0013 9000',
      '+8613800138000+14155552671',
      '1380013 +86 139 0013 9000',
    ])('takes neither of two numbers: %s', (text) => {
      expect(read(text, 'CN')).toMatchObject({ country: 'CN', e164: null, shown: text, level: 'too_long' });
    });

    it.each(['+8613800138000 +86 138 0013 8000', '13800138000+8613800138000', '+86 +8613800138000'])(
      'accepts one that is there twice: %s',
      (text) => {
        expect(read(text, 'US')).toMatchObject({ country: 'CN', e164: '+8613800138000' });
      },
    );

    it('takes six digits before a plus for something else, such as the number of an order', () => {
      expect(read('No. 654321: +86 138 0013 8000', 'US').e164).toBe('+8613800138000');
    });

    it('cuts nothing off', () => {
      const text = '1'.repeat(1000);
      expect(read(text, 'CN', 'type')).toMatchObject({
        shown: text,
        nationalNumber: text,
        level: 'too_long',
      });
    });
  });

  it('has no number in spaces or letters', () => {
    expect(read('  ', 'CN')).toMatchObject({ level: 'empty', shown: '', nationalNumber: '' });
    expect(read('abc', 'CN').level).toBe('empty');
  });

  describe('without metadata', () => {
    it('reads mainland China in full', () => {
      const bare = (text: string, how: PhoneEntry = 'paste') => readPhone(text, { country: 'US', how });
      expect(bare('+86 138 0013 8000')).toMatchObject({
        country: 'CN',
        shown: '138 0013 8000',
        level: 'mobile',
      });
      expect(bare('0086 138 0013 8000')).toMatchObject({ country: 'CN', e164: '+8613800138000' });
      expect(readPhone('86 138 0013 8000', { country: 'CN', how: 'paste' }).e164).toBe('+8613800138000');
    });

    it('keeps the country for 00 and a calling code while too few digits follow', () => {
      expect(readPhone('0044 7911', { country: 'CN', how: 'type' }).country).toBe('CN');
    });

    it.each(['+44 7911 123456', '0044 7911 123456', '+1 415 555 2671'])(
      'calls %s incomplete, and does not guess',
      (text) => {
        const reading = readPhone(text, { country: 'CN', how: 'paste' });
        expect(reading).toMatchObject({ e164: null, level: 'incomplete' });
        const later = readPhone(reading.shown, { country: 'CN', how: 'paste', metadata });
        expect(later).toMatchObject({ country: reading.country, level: 'mobile' });
      },
    );
  });
});
