import { expect, it } from 'vitest';
import { cleanPhoneText } from '../../../src/react/PhoneField/cleanPhoneText.ts';

it.each([
  ['full-width', '＋８６ （１３８）', '+86 (138)'],
  ['Arabic', '٠٥٠١٢٣٤٥٦٧', '0501234567'],
  ['Persian', '۰۹۱۲', '0912'],
  ['Devanagari', '९८७६', '9876'],
  ['bidi marks', '\u202a+86 138\u202c\u200f', '+86 138'],
  ['zero-width marks', '138\u200b0013\ufeff8000', '13800138000'],
  ['line breaks and tabs', '138\n0013\t8000', '138 0013 8000'],
  ['no-break spaces', '138\u00a00013\u202f8000', '138 0013 8000'],
  ['dashes', '138–0013−8000', '138-0013-8000'],
  ['a tel: address', 'tel:+86-138-0013-8000', '+86-138-0013-8000'],
  ['parameters of a tel: address', 'tel:7042;phone-context=+86', '7042'],
  ['an extension', '415 555 2671 ext. 12', '415 555 2671 '],
  ['an extension by x', '4155552671x12', '4155552671'],
  ['an extension in Chinese', '138 0013 8000 转 12', '138 0013 8000 '],
  ['an extension in Chinese, joined', '13800138000分机12', '13800138000'],
  ['words before the number', '手机号：13800138000', '13800138000'],
  ['words with an x before the number', 'fax 138', ' 138'],
  ['dots and slashes', '0664/123.456', '0664/123.456'],
])('cleans %s', (_, text, cleaned) => {
  expect(cleanPhoneText(text)).toBe(cleaned);
});

it('knows the digits of every script', () => {
  const wrong: string[] = [];
  for (let codePoint = 0; codePoint < 0x1_e000; codePoint++) {
    const text = String.fromCodePoint(codePoint);
    if (/\p{Nd}/u.test(text) && !/^\d$/.test(cleanPhoneText(text))) wrong.push(codePoint.toString(16));
  }
  expect(wrong).toEqual([]);
});
