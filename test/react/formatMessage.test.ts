import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../src/react/formatMessage.ts';

describe('formatMessage', () => {
  it.each([
    ['en', 'Resend in {seconds} s', { seconds: 59 }, 'Resend in 59 s'],
    ['en', 'Resend in {seconds} s', { seconds: 3600 }, 'Resend in 3,600 s'],
    ['de', 'Erneut in {seconds} s', { seconds: 3600 }, 'Erneut in 3.600 s'],
    ['ar-EG', 'الإرسال بعد {seconds} ث', { seconds: 59 }, 'الإرسال بعد ٥٩ ث'],
    ['fa', '{length}', { length: 6 }, '۶'],
    ['en', '{length} of {length}', { length: 6 }, '6 of 6'],
  ])('in %s, %j with %j is %j', (tag, message, values, text) => {
    expect(formatMessage(tag, message, values)).toBe(text);
  });

  it.each([
    ['••• 88', 'Code sent to ••• 88.'],
    ['0088', 'Code sent to 0088.'],
    ['$& {phone}', 'Code sent to $& {phone}.'],
  ])('writes the text %j as it is', (phone, text) => {
    expect(formatMessage('ar-EG', 'Code sent to {phone}.', { phone })).toBe(text);
  });

  it('leaves a name without a value', () => {
    expect(formatMessage('en', 'Code sent to {phone}.', { seconds: 59 })).toBe('Code sent to {phone}.');
    expect(formatMessage('en', 'Code sent to {phone}.')).toBe('Code sent to {phone}.');
  });

  const tries = { one: '{count} try', other: '{count} tries' };
  const popytki = {
    one: '{count} попытка',
    few: '{count} попытки',
    many: '{count} попыток',
    other: '{count} попытки',
  };
  it.each([
    ['en', tries, 0, '0 tries'],
    ['en', tries, 1, '1 try'],
    ['en', tries, 2, '2 tries'],
    ['ru', popytki, 1, '1 попытка'],
    ['ru', popytki, 3, '3 попытки'],
    ['ru', popytki, 5, '5 попыток'],
    ['ru', popytki, 11, '11 попыток'],
    ['ru', popytki, 21, '21 попытка'],
    ['zh-CN', { other: '{count} 次' }, 1, '1 次'],
  ])("uses %s's form of %j for %d", (tag, message, count, text) => {
    expect(formatMessage(tag, message, { count })).toBe(text);
  });

  it('uses the general form if the language has no text for a category, or there is no number', () => {
    expect(formatMessage('en', { other: '{count} left' }, { count: 1 })).toBe('1 left');
    expect(formatMessage('en', tries)).toBe('{count} tries');
  });
});
