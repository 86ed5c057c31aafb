import { describe, expect, it } from 'vitest';
import { readCode } from '../../../src/react/CodeField/readCode.ts';

const six = { length: 6, charset: 'digits' } as const;

describe('a text of nothing but code characters', () => {
  it.each([
    ['123456', '123456'],
    ['1', '1'],
    ['', ''],
    ['123 456', '123456'],
    ['123-456', '123456'],
    ['123–456', '123456'],
    ['1 2 3 4 5 6', '123456'],
    ['123456\n', '123456'],
    ['123\n456', '123456'],
    ['123\u00a0456', '123456'],
    ['1\u200b2\u200c3\u200d4\ufeff56', '123456'],
    ['\u202a123456\u202c', '123456'],
    ['\u2066123\u2069\u00ad456', '123456'],
    ['12 34', '1234'],
  ])('%j is read as %j', (text, code) => {
    expect(readCode(text, six)).toBe(code);
  });
});

describe('digits of other scripts', () => {
  it.each([
    ['full width', '１２３４５６'],
    ['Arabic-Indic', '١٢٣٤٥٦'],
    ['Persian', '۱۲۳۴۵۶'],
    ['Devanagari', '१२३४५६'],
    ['Bengali', '১২৩৪৫৬'],
    ['Thai', '๑๒๓๔๕๖'],
    ['mathematical', '𝟏𝟐𝟑𝟜𝟝𝟞'],
    ['Khmer', '១២៣៤៥៦'],
    ['Adlam', '𞥑𞥒𞥓𞥔𞥕𞥖'],
  ])('%s become ASCII', (_script, text) => {
    expect(readCode(text, six)).toBe('123456');
  });

  it.each([
    ['０', '٠', '۰', '०', '𞥐'],
    ['９', '٩', '۹', '९', '𞥙'],
  ])('reads the first and the last digit of a row: %s %s %s %s %s', (...digits) => {
    const values = digits.map((digit) => readCode(digit, six));
    expect(new Set(values)).toEqual(new Set([digits[0] === '０' ? '0' : '9']));
  });
});

describe('a message', () => {
  it.each([
    ['2026-11-21 Your code is 123456', '123456'],
    ['G-123456', '123456'],
    ['G-123456 is your Google verification code.', '123456'],
    ['验证码 123456，5分钟内有效', '123456'],
    ['【网站】您的验证码是123456，5分钟内有效，请勿泄露。', '123456'],
    ['認証コード：１２３４５６', '123456'],
    ['인증번호 [123456]를 입력해 주세요', '123456'],
    ['رمز التحقق: ١٢٣٤٥٦', '123456'],
    ['@example.com #123456', '123456'],
    ['Your code is 123456.\n\n@example.com #123456', '123456'],
    ['Your code is 123 456.', '123456'],
    ['Your code is 123-456. It expires at 12:30 on 21/11/2026.', '123456'],
    ['Order 20261121, code 123456', '123456'],
    ['Call +86 138 0013 8000 if 123456 does not work', '123456'],
    ['123456 5', '123456'],
  ])('from %j, the only run %j is taken', (text, code) => {
    expect(readCode(text, six)).toBe(code);
  });

  it.each([
    ['Order 654321. Your code is 123456.', '123456'],
    ['Your code is 123456. Order 654321.', '123456'],
    ['123456 is your code. 654321 is your order.', '123456'],
    ['Order 654321, code 123456', '123456'],
    ['Order 654321 code 123456', '123456'],
    ['123456 is your code for order 654321', '123456'],
    ['Order:\n654321\nYour code:\n123456', '123456'],
    ['订单 654321，验证码 123456', '123456'],
    ['您的驗證碼為 123456，訂單編號 654321', '123456'],
    ['注文番号 654321、認証コード 123456', '123456'],
    ['주문번호 654321 인증번호 123456', '123456'],
    ['Pedido 654321. Su código es 123456', '123456'],
    ['Commande 654321. Votre code : 123456', '123456'],
    ['Bestellung 654321. Ihr Bestätigungscode lautet 123456', '123456'],
    ['Pedido 654321, código de verificação 123456', '123456'],
    ['Заказ 654321. Ваш код: 123456', '123456'],
    ['طلب 654321. رمز التحقق 123456', '123456'],
    ['Your order 654321 code: 123456', '123456'],
    ['Your order 654321 code is: 123456', '123456'],
    ['Order 654321 code = 123456', '123456'],
    ['Order 654321 OTP – 123456', '123456'],
    ['Order 654321 code: [123456]', '123456'],
    ['Order 654321 code:\n123456', '123456'],
    ['Pedido 654321 código: 123456', '123456'],
    ['订单654321验证码：123456', '123456'],
    ['Your code for order 654321 is 123456', '123456'],
    ['Ihr Code für die Bestellung 654321 lautet 123456', '123456'],
    ['验证码（订单654321）为123456', '123456'],
    ['Your code for order 654321 is: 123456', '123456'],
    ['Order 654321 code "123456"', '123456'],
    ['123456 is your code, 654321 is your order', '123456'],
    ['Your code is 123456 and your order is 654321', '123456'],
    ['123456 is your code: use it for order 654321', '123456'],
    ['123456 is your code for order: 654321', '123456'],
    ['123456是您的验证码，订单：654321', '123456'],
    ['123456 es su código especial, pedido 654321', '123456'],
    ['123456 is your code\nOrder 654321', '123456'],
    ['123456 is your code. Shipping number 654321', '123456'],
    ['Your code is 123-456. Order 654321', '123456'],
    ['Votre code est 123 456. Réf. 654321', '123456'],
    ['Your code is 123456. Call 555 123', '123456'],
    ['Your code for 555 123 is 123456', '123456'],
    ['123456 is your Acme verification code for order 654321', '123456'],
    ['123456 is your verification code (order 654321)', '123456'],
    ['123456 ist Ihr Bestätigungscode für Bestellung 654321', '123456'],
    ['123456 est votre code de vérification pour la commande 654321', '123456'],
    ['123456 é o seu código de verificação do pedido 654321', '123456'],
    ['123456是您的验证码（订单654321）', '123456'],
    ['Order 654321. Never give anyone this code, even us: 123456', '123456'],
    ['Order 654321 OTP code 123456', '123456'],
    ['Order 654321 code (OTP): 123456', '123456'],
    ['Order 654321 PIN-Code 123456', '123456'],
    ['Never share a code. Order 654321 was placed. Your code is 123456', '123456'],
    ['Your code is 123456. Order 654321 was placed. Never share a code.', '123456'],
    ['Order 654321. Your code for INR 5,000.00 at Example is 123456', '123456'],
    ['123456 is your Example.com code for order 654321', '123456'],
  ])('from %j, the run nearest to the code word is taken', (text, code) => {
    expect(readCode(text, six)).toBe(code);
  });

  it.each([
    ['two runs without a code word', '654321 or 123456'],
    ['two runs equally near', 'code 123456 code 654321'],
    ['two messages', 'Your code: 123456\nYour code is 654321'],
    ['a code and a promo code', 'Your verification code is 123456. Use promo code 654321 for 10% off'],
    ['a code before its word and a postcode', '123456 is your OTP for the parcel to Pincode 654321'],
    [
      'a code and an order, both some words from a code word',
      'Use 123456 as your Acme code for order 654321',
    ],
    ['a code some words from its word, and an order', 'Pedido 654321 - código de verificação: 123456'],
    ['a code behind all that is said of it', 'Your code is valid for order 654321: 123456'],
    [
      'a code and an account, both a sentence from the word',
      'Use 123456 to sign in to 654321. Never share this code.',
    ],
    ['a code and a password', '初始密码654321，验证码：123456'],
    ['a run and two halves without a code word', 'Wpisz 123-456. Numer 654321.'],
    ['a run of eight', '12345678'],
    ['a run of eight in a message', 'Your code is 12345678'],
    ['eight digits in two halves', '1234 5678'],
    ['a shorter run in a message', 'Your code is 1234'],
    ['a date', 'On 2026-11-21'],
    ['three groups of three', '123 456 789'],
    ['a decimal', 'Total 123456.78'],
    ['letters', 'abc'],
    ['a text too long for a message', `${'word '.repeat(1000)}123456`],
  ])('no code is guessed from %s', (_what, text) => {
    expect(readCode(text, six)).toBe('');
  });
});

/** By the file of the language: the code comes after the word and its verb, another number right before the word. */
const MESSAGES: Record<string, string> = {
  en: 'Your order 654321 code is 123456',
  zhCN: '订单654321验证码为：123456',
  zhTW: '訂單654321驗證碼為123456',
  ja: '注文654321認証コードは123456',
  ko: '주문 654321 인증번호는 123456',
  es: 'Pedido 654321 código es 123456',
  fr: 'Commande 654321 code est 123456',
  de: 'Bestellung 654321 Code lautet 123456',
  ptBR: 'Pedido 654321 código é 123456',
  ru: 'Заказ 654321 код: 123456',
  ar: 'طلب 654321 رمز التحقق هو 123456',
};
const languages = Object.keys(import.meta.glob('../../../src/react/messages/*.ts')).map((path) =>
  path.replace(/^.*\/|\.ts$/g, ''),
);

it.each(languages)('reads the code of a message in %s', (language) => {
  const todo = 'write a message in that language here, and its words into CODE_WORD and TIE of readCode.ts';
  expect(readCode(MESSAGES[language] ?? '', six), todo).toBe('123456');
});

it('has no message in a language that does not exist', () => {
  expect(Object.keys(MESSAGES).toSorted()).toEqual(languages.toSorted());
});

describe('a text of any size', () => {
  const full = (text: string) => text.repeat(Math.floor(4000 / text.length));

  // In quadratic time one of these would take seconds, and the test would time out.
  it.each([
    ['code words before codes', 'code '.repeat(200) + '123456 , '.repeat(330)],
    ['code words and colons', full('code : ')],
    ['a code word and spaces', 'code:'.padEnd(4000)],
    ['pairs of both', full('code 123456. 654321 ')],
    ['digits', full('1')],
    ['digits apart', full('1 ')],
    ['halves', full('123 ')],
    ['digits of another script', full('٣')],
    ['characters that unfold', full('ﷺ')],
    ['a megabyte of digits', '1'.repeat(2 ** 20)],
    ['a megabyte of messages', 'Your code is 123456. '.repeat(50_000)],
  ])('is read instantly: %s', (_what, text) => {
    for (const charset of ['digits', 'alphanumeric'] as const)
      for (let round = 0; round < 10; round++)
        expect(readCode(text, { length: 6, charset })).toMatch(/^(123456)?$/);
  });
});

describe('other lengths', () => {
  it.each([
    [4, '2026-11-21 Your code is 1234', '1234'],
    [4, 'Sent at 12:30. Code 1234', '1234'],
    [4, 'Your code is 12 34', '1234'],
    [4, '123456', ''],
    [4, 'On 21/11/2026', ''],
    [5, 'Code 12345 for order 123456', '12345'],
    [8, 'Your code is 1234 5678', '12345678'],
    [8, 'Your code is 123456', ''],
  ])('of %i characters: %j is read as %j', (length, text, code) => {
    expect(readCode(text, { length, charset: 'digits' })).toBe(code);
  });
});

describe('letters and digits', () => {
  const mixed = { length: 6, charset: 'alphanumeric' } as const;

  it.each([
    ['a', 'A'],
    ['k7p2qx', 'K7P2QX'],
    ['ｋ７ｐ２ｑｘ', 'K7P2QX'],
    ['k7p-2qx', 'K7P2QX'],
    ['Please enter k7p2qx within ten minutes', 'K7P2QX'],
    ['Please enter K7P-2QX', 'K7P2QX'],
    ['Your code:k7p2qx', 'K7P2QX'],
    ['Please enter QWERTY', ''],
    ['K7P2QX is your login code. DO NOT SHARE THIS CODE WITH ANYONE', 'K7P2QX'],
    ['654321 IS YOUR SECRET CODE', '654321'],
    ['Please enter it', ''],
    ['é', ''],
    ['k7p2qxz', ''],
    ['Please enter the 123', ''],
    ['123 456 789', ''],
  ])('%j is read as %j', (text, code) => {
    expect(readCode(text, mixed)).toBe(code);
  });
});
