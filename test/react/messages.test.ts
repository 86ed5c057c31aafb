import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../src/react/formatMessage.ts';
import { en } from '../../src/react/messages/en.ts';
import { zhCN } from '../../src/react/messages/zhCN.ts';
import type { SmsLocale } from '../../src/react/SmsMessages.ts';

const files = import.meta.glob<Record<string, SmsLocale>>('../../src/react/messages/*.ts', { eager: true });
const locales = Object.entries(files).map(([path, exports]) => {
  const name = path.replace(/^.*\/|\.ts$/g, '');
  return [name, exports[name]!] as const;
});

/** Every text by its key; a plural form is `attemptsLeft.one`, an error `errors.code_wrong`. */
function listTexts({ messages }: SmsLocale): Map<string, string> {
  const entries = Object.entries(messages).flatMap<[string, string]>(([key, value]) =>
    typeof value === 'string'
      ? [[key, value]]
      : Object.entries(value as Record<string, string>).map(([part, text]) => [`${key}.${part}`, text]),
  );
  return new Map(entries);
}

/** Columns in a fixed grid: an ideograph takes two, a mark on a letter none. */
function countColumns(text: string): number {
  const wide = text.match(/[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0;
  const marks = text.match(/\p{Mn}/gu)?.length ?? 0;
  return text.length + wide - marks;
}

const findPlaceholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
const isPlural = (key: string) => key.startsWith('attemptsLeft.');
const keysWhere = (texts: Map<string, string>, isWrong: (text: string, key: string) => boolean) =>
  [...texts].filter(([key, text]) => isWrong(text, key)).map(([key, text]) => `${key}: ${text}`);

const english = listTexts(en);
const FULL_STOP: Record<string, string> = { 'zh-CN': '。', 'zh-TW': '。', ja: '。' };
// What the typography of a language does not have. Korean and Japanese sentences also end in one level of speech.
const CHINESE = /[,.:;!?()]|\p{sc=Han}\{|\}\p{sc=Han}/u;
const FOREIGN: Record<string, RegExp> = {
  'zh-CN': CHINESE,
  'zh-TW': CHINESE,
  ja: /[,.:;!?()\s]|(?<!ます|です|した|せん|ください)。/,
  ko: /(?<!요)\./,
  es: /^[^¿]*\?|^[^¡]*!/,
  fr: /'|[^\u202f][;!?]|[^\u00a0]:/,
  de: / …/,
  ru: / - /,
  ar: /[,;?]/,
};
const words = (...list: string[]) => RegExp(`(?<!\\p{L})(${list.join('|')})(?!\\p{L})`, 'iu');
// The texts say Sie, vous, tú, você and вы.
const OTHER_ADDRESS: Record<string, RegExp> = {
  de: words('du', 'dich', 'dir', 'deine?'),
  fr: words('tu', 'ton', 'ta', 'tes', 'toi'),
  es: words('usted', 'su', 'sus'),
  'pt-BR': words('tu', 'teu', 'tua', 'senhora?'),
  ru: words('ты', 'тебя', 'тебе', 'твой'),
};
const BUTTON_TEXTS = ['sendCode', 'sending', 'resendCode', 'resendIn'] as const;
// Two lines under a field of 360 px, and a button that leaves room for six slots.
const SENTENCE_COLUMNS = 100;
const BUTTON_COLUMNS = 16;

it('keeps the texts that applications and their tests look for', () => {
  const pick = ({ messages }: SmsLocale) =>
    (['phoneNumber', 'verificationCode', 'sendCode', 'resendCode', 'logIn'] as const).map(
      (key) => messages[key],
    );
  expect(pick(en)).toEqual(['Phone number', 'Verification code', 'Send code', 'Resend code', 'Log in']);
  expect(pick(zhCN)).toEqual(['手机号', '验证码', '获取验证码', '重新获取', '登录']);
});

describe.each(locales)('%s', (name, locale) => {
  const { tag, messages } = locale;
  const texts = listTexts(locale);
  const fullStop = FULL_STOP[tag] ?? '.';

  it('has a canonical tag, which its file is named after', () => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
    expect(Intl.PluralRules.supportedLocalesOf(tag)).toEqual([tag]);
    expect(name).toBe(tag.replace('-', ''));
  });

  it('has the same texts as English, none empty or padded', () => {
    const keysOf = (all: Map<string, string>) => [...all.keys()].filter((key) => !isPlural(key)).toSorted();
    expect(keysOf(texts)).toEqual(keysOf(english));
    expect(keysWhere(texts, (text) => text.trim() === '' || text !== text.trim())).toEqual([]);
  });

  it('has the same placeholders as English', () => {
    const differs = (text: string, key: string) =>
      String(findPlaceholders(text)) !== String(findPlaceholders(english.get(key)!));
    expect(keysWhere(texts, (text, key) => !isPlural(key) && differs(text, key))).toEqual([]);
  });

  it('has different texts exactly where English has', () => {
    const textsByEnglish = new Map<string, Set<string>>();
    for (const [key, text] of texts) {
      if (isPlural(key)) continue;
      textsByEnglish.set(english.get(key)!, (textsByEnglish.get(english.get(key)!) ?? new Set()).add(text));
    }
    const all = [...textsByEnglish.values()].flatMap((set) => [...set]);
    const shared = all.filter((text, index) => all.indexOf(text) !== index);
    expect(shared, 'one text here for two in English').toEqual([]);
    const parted = [...textsByEnglish].filter(([, { size }]) => size > 1);
    expect(parted, 'several texts here for one in English').toEqual([]);
  });

  it('ends each sentence with a full stop, and no label or button', () => {
    const isSentence = (key: string) => isPlural(key) || english.get(key)!.endsWith('.');
    expect(keysWhere(texts, (text, key) => isSentence(key) !== text.endsWith(fullStop))).toEqual([]);
  });

  it('is punctuated as the language is, and addresses the reader in one way', () => {
    const never = [/\.{3}| {2}|"/, FOREIGN[tag], OTHER_ADDRESS[tag]];
    expect(keysWhere(texts, (text) => never.some((pattern) => pattern?.test(text)))).toEqual([]);
  });

  it('has every plural form of the language for the tries left', () => {
    const rules = new Intl.PluralRules(tag);
    const forms = messages.attemptsLeft;
    expect(Object.keys(forms).toSorted()).toEqual(rules.resolvedOptions().pluralCategories.toSorted());
    const counts = Array.from({ length: 200 }, (_, count) => count);
    for (const [category, text] of Object.entries(forms)) {
      // a form may say "one try" without a number only if it is never used for twenty-one
      const isForOne = counts.filter((count) => rules.select(count) === category).length === 1;
      const placeholders = findPlaceholders(text);
      expect(placeholders, category).toEqual(isForOne && placeholders.length === 0 ? [] : ['{count}']);
    }
  });

  it('fits each sentence into two lines, including the tries left', () => {
    const values = { phone: '••• 88', length: 6, count: 5 };
    const wrong = [0, 1, 2, 3, 5, 11].map(
      (count) => `${messages.errors.code_wrong} ${formatMessage(tag, messages.attemptsLeft, { count })}`,
    );
    const said = [...texts.values()].map((text) => formatMessage(tag, text, values));
    const long = [...said, ...wrong].filter((text) => countColumns(text) > SENTENCE_COLUMNS);
    expect(long, `longer than ${SENTENCE_COLUMNS} columns`).toEqual([]);
  });

  it('leaves the slots enough room beside the button', () => {
    const shown = BUTTON_TEXTS.map((key) => formatMessage(tag, messages[key], { seconds: 59 }));
    const wide = shown.filter((text) => countColumns(text) > BUTTON_COLUMNS);
    expect(wide, `wider than ${BUTTON_COLUMNS} columns`).toEqual([]);
  });

  it('writes numbers in the digits of the language', () => {
    const system = new Intl.NumberFormat(tag).resolvedOptions().numberingSystem;
    const digits: Record<string, string> = { latn: '59', arab: '٥٩' };
    expect(digits, 'write 59 here in the digits of that script').toHaveProperty(system);
    expect(formatMessage(tag, messages.resendIn, { seconds: 59 })).toBe(
      messages.resendIn.replace('{seconds}', digits[system]!),
    );
    const arabic = formatMessage(`${tag}-u-nu-arab`, messages.codeIncomplete, { length: 6 });
    expect(arabic).toBe(messages.codeIncomplete.replace('{length}', '٦'));
  });
});
