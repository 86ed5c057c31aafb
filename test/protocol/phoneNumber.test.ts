import { expect, it } from 'vitest';
import { maskPhone, maskPhoneForOwner } from '../../src/protocol/maskPhone.ts';
import { parsePhoneNumber } from '../../src/protocol/phoneNumber.ts';

it.each([
  ['13800138000', undefined, '+8613800138000'],
  ['138 0013 8000', '+86', '+8613800138000'],
  ['+86 138-0013-8000', '+86', '+8613800138000'],
  ['(415) 555.2671', '+1', '+14155552671'],
  ['+14155552671', '+1', '+14155552671'],
  ['1234', '+290', '+2901234'],
  ['12345678901234', '+1', '+112345678901234'],
])('%j with %s is %s', (number, callingCode, e164) => {
  const phone = parsePhoneNumber(number, callingCode);
  expect(phone?.e164).toBe(e164);
  expect(`${phone?.phoneCountryCode}${phone?.phoneNumber}`).toBe(e164);
});

it.each([
  ['', '+86'],
  ['123', '+86'],
  ['123456789012345', '+1'],
  ['1234567890123', '+998'],
  ['1380013800a', '+86'],
  ['138; DROP', '+86'],
  ['+1 415 555 2671', '+86'],
  ['１３８００１３８０００', '+86'],
  ['13800138000', '86'],
  ['13800138000', '+0'],
  ['13800138000', '+1234'],
  ['13800138000', ''],
  ['1'.padEnd(41, ' '), '+86'],
  [13800138000, '+86'],
  [null, '+86'],
  [{}, '+86'],
  ['13800138000', null],
])('%j with %j is not a number', (number, callingCode) => {
  expect(parsePhoneNumber(number, callingCode)).toBeNull();
});

it('shows the calling code and two digits of a number in a log', () => {
  expect(maskPhone({ phoneNumber: '13800138000', phoneCountryCode: '+86' })).toBe('+86•••••••00');
});

it('shows two digits of a number to its owner', () => {
  expect(maskPhoneForOwner('13800138088')).toBe('••• 88');
});
