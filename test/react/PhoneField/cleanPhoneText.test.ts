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
  ['an escaped tel: address', 'tel:%2B43%20664%201234567', '+43 664 1234567'],
  ['parameters of a tel: address', 'tel:7042;phone-context=+86', '7042'],
  ['an extension', '415 555 2671 ext. 12', '415 555 2671 '],
  ['an extension by x', '4155552671x12', '4155552671'],
  ['an extension by an asterisk', '0912345678*12', '0912345678'],
  ['a number with hidden digits', '+358 40 *** 4567', '+358 40 '],
  ['an extension that is joined', '13800138000分机12', '13800138000'],
  ['a plus behind the calling code', '971+ 50 812 7100', '+971 50 812 7100'],
  ['a number that a spreadsheet shortened', '1.38E+10', '1.38+10'],
  ['words before the number', '手机号：13800138000', '13800138000'],
  ['words with an x before the number', 'fax 138', ' 138'],
  ['dots and slashes', '0664/123.456', '0664/123.456'],
])('cleans %s', (_, text, cleaned) => {
  expect(cleanPhoneText(text)).toBe(cleaned);
});

/** What introduces an extension, by the file of the language. */
const EXTENSIONS: Record<string, string[]> = {
  en: ['ext. 12', 'extension 12', 'x12', '#12'],
  zhCN: ['转12', '分机12', '内线12'],
  zhTW: ['轉12', '分機12', '內線12'],
  ja: ['内線12'],
  ko: ['내선 12', '내선번호 12'],
  es: ['ext. 12', 'extensión 12', 'anexo 12'],
  fr: ['poste 12'],
  de: ['Durchwahl 12'],
  ptBR: ['ramal 12'],
  ru: ['доб. 12', 'вн. 12'],
  ar: ['تحويلة 12'],
};
const languages = Object.keys(import.meta.glob('../../../src/react/messages/*.ts')).map((path) =>
  path.replace(/^.*\/|\.ts$/g, ''),
);

it.each(languages)('cuts off an extension in %s', (language) => {
  const todo =
    'write it here as people write it in that language, and its word into EXTENSION of cleanPhoneText.ts';
  const extensions = EXTENSIONS[language] ?? [];
  expect(extensions, todo).not.toEqual([]);
  expect(
    extensions.map((text) => cleanPhoneText(`4155552671 ${text}`).trim()),
    todo,
  ).toEqual(extensions.map(() => '4155552671'));
});

it('knows the digits of every script', () => {
  const wrong: string[] = [];
  for (let codePoint = 0; codePoint < 0x1_e000; codePoint++) {
    const text = String.fromCodePoint(codePoint);
    if (/\p{Nd}/u.test(text) && !/^\d$/.test(cleanPhoneText(text))) wrong.push(codePoint.toString(16));
  }
  expect(wrong).toEqual([]);
});
