/** What a code is written in: decimal digits, or digits and the letters A to Z. */
export type CodeCharset = 'digits' | 'alphanumeric';

/** What a code looks like. */
export interface CodeRules {
  /** Characters in a full code. */
  length: number;
  charset: CodeCharset;
}

/** Longer than any message that carries a code; nothing is looked for in such a text. */
const LONGEST_TEXT = 4000;

/** What messages call a code, in the languages of the package. */
const CODE_WORD =
  /c[oó]d(?:e|ig)|\b(?:otp|pin)\b|код|[证證验驗态態认認密][码碼]|証番号|コード|증번호|코드|رمز|تحقق/giu;

/**
 * Reads the code out of what was typed, pasted or filled in: digits of any script become ASCII, letters upper
 * case, separators and invisible marks go. A text of nothing but code characters may also be a part of a code.
 * Out of a whole message comes the one run of the right length; of several, the one nearest to a code word.
 * Nothing is guessed or cut to size: where that leaves no answer, the answer is `''`.
 */
export function readCode(text: string, { length, charset }: CodeRules): string {
  if (text.length > LONGEST_TEXT) return '';
  const plain = toPlain(text);
  const bare = toBare(plain);
  if (bare.length <= length && isCodeText(bare, charset)) return bare;
  return pickRun(plain, findRuns(plain, { length, charset }));
}

/** Whether a text holds only characters that a code is written in, as they are kept. */
export function isCodeText(text: string, charset: CodeCharset): boolean {
  return (charset === 'digits' ? /^\d*$/ : /^[A-Z\d]*$/).test(text);
}

/** Compatibility forms folded, format characters dropped, any decimal digit as ASCII, any dash as `-`. */
function toPlain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\p{Nd}/gu, toAsciiDigit);
}

function toBare(plain: string): string {
  return plain.replace(/[\s-]/g, '').toUpperCase();
}

/** Unicode lays decimal digits out in rows of ten from zero, and a row may follow another without a gap. */
function toAsciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
  return String(value % 10);
}

/**
 * Runs that stand alone, not as a part of a date, a time or a longer number; where there are none, those written
 * in two halves. A word without a digit is taken for a code only if it is all capitals.
 */
function findRuns(plain: string, { length, charset }: CodeRules): RegExpExecArray[] {
  const isDigits = charset === 'digits';
  const unit = isDigits ? '\\d' : '[a-z\\d]';
  const find = (separators: string, shape: string) =>
    [...plain.matchAll(new RegExp(`${unit}+(?:[${separators}]${unit}+)*`, 'gi'))].filter(
      ([run]) => new RegExp(`^${shape}$`, 'i').test(run) && /\d|^[^a-z]+$/.test(run),
    );
  const whole = find('-./:', `${unit}{${length}}`);
  const half = `${unit}{${length / 2}}`; // an odd length has none, and this finds none
  return whole.length > 0 ? whole : find(isDigits ? '-./: ' : '-./:', `${half}[- ]${half}`);
}

/** The run that all candidates agree on, else the one nearest to a code word, else none. */
function pickRun(plain: string, runs: RegExpExecArray[]): string {
  const costs = runs.map((run) => costOf(plain, run));
  const nearest = runs.filter((_, index) => costs[index] === Math.min(...costs));
  const codes = new Set(nearest.map(([run]) => toBare(run)));
  return codes.size === 1 ? [...codes].join('') : '';
}

/** How far a run is from the nearest code word: characters between, and the end of a clause counts as many. */
function costOf(plain: string, { index, 0: { length } }: RegExpExecArray): number {
  const costs = [...plain.matchAll(CODE_WORD)].map((word) => {
    const isAhead = word.index < index;
    const gap = isAhead
      ? plain.slice(word.index + word[0].length, index)
      : plain.slice(index + length, word.index);
    return gap.length + 50 * gap.split(/[.,;!?。\n]/).length + (isAhead ? 0 : 0.5);
  });
  return Math.min(...costs, Infinity);
}
