import { toAsciiDigit } from '../toAsciiDigit.ts';

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

/** The verb between the word and the code. */
const IS = '(?:[是为為は는은]|(?:is|est?|ist|lautet|é|هو)(?!\\p{L}))';

/** What messages call a code, in the languages of the package, with what ties the code behind to it. */
const CODE_WORD = RegExp(
  `(?:c[oó]d[ei][a-z]*|\\b(?:otp|pin)\\b|код|[证證验驗態态認认密][码碼]|証番号|コード|증번호|코드|رمز|تحقق)(?:\\s*(?:[:=-]|${IS})\\s*)*`,
  'giu',
);

/** Ties it to a word that is further away: "the code for your order 654321 is". */
const TIED = RegExp(`${IS}\\s*$`, 'iu');

/**
 * Reads the code out of what was typed, pasted or filled in: digits of any script become ASCII, letters upper
 * case, separators and invisible marks go. A text of nothing but code characters may also be a part of a code.
 * Out of a whole message comes the one run of the right length; of several, the one nearest to a code word.
 * Nothing is guessed or cut to size: where that leaves no answer, the answer is `''`.
 */
export function readCode(text: string, { length, charset }: CodeRules): string {
  if (text.length > LONGEST_TEXT) return '';
  const unit = charset === 'digits' ? '\\d' : '[A-Z\\d]';
  const plain = toPlain(text);
  const bare = toBare(plain);
  if (RegExp(`^${unit}{0,${length}}$`).test(bare)) return bare;
  return pickRun(plain, findRuns(plain, unit, length));
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

/**
 * Runs that stand alone, not as a part of a date, a time or a longer number; where there are none, those written
 * in two halves. A word without a digit is taken for a code only if it is all capitals.
 */
function findRuns(plain: string, unit: string, length: number): RegExpExecArray[] {
  const find = (shape: string, separator: string) =>
    [...plain.matchAll(RegExp(`(?<!${unit}${separator}?)${shape}(?!${separator}?${unit})`, 'gi'))].filter(
      ([run]) => /\d|^[^a-z]+$/.test(run),
    );
  const whole = find(`${unit}{${length}}`, '[-./:]');
  if (whole.length > 0) return whole;
  const half = `${unit}{${length / 2}}`; // an odd length has none, and this finds none
  // between letters a space parts words
  return unit === '\\d' ? find(`${half}[- ]${half}`, '[-./: ]') : find(`${half}-${half}`, '[-./:]');
}

/** The run that all candidates agree on, else the one nearest to a code word, else none. */
function pickRun(plain: string, runs: RegExpExecArray[]): string {
  const words = [...plain.matchAll(CODE_WORD)];
  const costs = runs.map((run) => {
    // Those further away can only cost more, and there may be hundreds.
    const ahead = words.filter(({ index }) => index < run.index).at(-1);
    const behind = words.find(({ index }) => index > run.index);
    return Math.min(costOf(plain, ahead, run), costOf(plain, run, behind) + 0.5);
  });
  const least = Math.min(...costs);
  const nearest = runs.filter((_, index) => costs[index] === least);
  const [code = '', ...others] = new Set(nearest.map(([run]) => toBare(run)));
  return others.length > 0 ? '' : code;
}

/** How far a run is from a code word: characters between, next to none over a verb, and many for the end of a clause. */
function costOf(plain: string, first?: RegExpExecArray, last?: RegExpExecArray): number {
  if (!first || !last) return Infinity;
  const gap = plain.slice(first.index + first[0].length, last.index);
  return gap.length * (TIED.test(gap) ? 0.01 : 1) + 50 * gap.split(/[.,;!?。\n]/).length;
}
