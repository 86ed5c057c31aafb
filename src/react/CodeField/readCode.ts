import { foldText } from '../foldText.ts';

/** What a code is written in: decimal digits, or digits and the letters A to Z. */
export type CodeCharset = 'digits' | 'alphanumeric';

/** What a code looks like. */
export interface CodeRules {
  /** Characters in a full code. */
  length: number;
  charset: CodeCharset;
}

/** Longer than any message with a code; a longer text is not searched. */
const LONGEST_TEXT = 4000;

/** What messages call a code, in the languages of the package. Words in a row, as in "OTP code", are one. */
const CODE_WORD =
  /(?:[ (-]{0,2}(?:c[oó]d[ei][a-z]*|\b(?:otp|pin)\b|код|[证證验驗態态認认密][码碼]|証番号|コード|증번호|코드|رمز(?: ال)?|تحقق))+/iu;

/**
 * A gap that ties a code to a code word: no letters or digits, or "is" beside the code ("code for order 654321 is 123456",
 * "123456 is your login code").
 */
const TIE = /(^|[是为為は는은é]|\b[ei]st?|lautet|هو)[^\p{L}\d]*$|^ ?([是为為は는은é]|\b[ei]st?|lautet|هو)/iu;

/** Where a clause ends. Not at a line break after a colon: the code often follows on the next line. */
const END_OF_CLAUSE = /[.,;!?。]|(?<!:)\n/;

/** The distance that the end of a clause counts for. What is nearer to a code word is near to it. */
const FAR = 50;

/**
 * Reads the code from what was typed, pasted or filled in: digits of any script become ASCII, letters upper case,
 * separators and invisible characters are dropped. A text of code characters only may also be part of a code. From a
 * whole message it takes the run of the right length; of several, the one nearest to a code word. It never guesses or
 * truncates: if there is no clear answer, as beside a "promo code" of the same length, it returns `''`.
 */
export function readCode(text: string, { length, charset }: CodeRules): string {
  if (text.length > LONGEST_TEXT) return '';
  const unit = charset === 'digits' ? '\\d' : '[A-Z\\d]';
  const plain = foldText(text).replace(/\p{Pd}/gu, '-');
  const bare = toBare(plain);
  if (RegExp(`^${unit}{0,${length}}$`).test(bare)) return bare;
  const whole = findRuns(plain, unit, `${unit}{${length}}`, '[-./:]');
  const half = `${unit}{${length / 2}}`; // an odd length has no half: this matches nothing
  // Between letters, a space separates words.
  const joint = charset === 'digits' ? ' -' : '-';
  const split = findRuns(plain, unit, `${half}[${joint}]${half}`, `[./:${joint}]`);
  return pickRun([...whole, ...split]);
}

function toBare(plain: string): string {
  return plain.replace(/[\s-]/g, '').toUpperCase();
}

/** A candidate for the code, the code word nearest to it, and its distance from that. */
interface Run {
  code: string;
  word: number;
  cost: number;
}

/**
 * Runs of a shape that stand alone, not inside a date, a time or a longer number. A word without a digit counts only if
 * it is all capitals, and is not near to a code word behind it: the sender's name often stands there.
 */
function findRuns(plain: string, unit: string, shape: string, separator: string): Run[] {
  const run = RegExp(`(?<!${unit}${separator}?)${shape}(?!${separator}?${unit})`, 'gi');
  return plain.split(CODE_WORD).flatMap((part, at, { length }) =>
    [...part.matchAll(run)]
      .filter(([found]) => /\d|^[^a-z]+$/.test(found))
      .map(({ 0: found, index }) => {
        const ahead = at > 0 ? costOf(part.slice(0, index)) : Infinity;
        const behind =
          at + 1 < length && /\d/.test(found) ? costOf(part.slice(index + found.length)) + 0.5 : Infinity;
        return { code: toBare(found), word: ahead < behind ? at : at + 1, cost: Math.min(ahead, behind) };
      }),
  );
}

/**
 * The code that all candidates agree on which no other one rules out, or none. A word without a digit is a candidate only
 * where there is no other: a message may shout not to share its code WITH ANYONE.
 */
function pickRun(found: Run[]): string {
  const numbers = found.filter(({ code }) => /\d/.test(code));
  const runs = numbers.length > 0 ? numbers : found;
  const left = runs.filter((run) => !runs.some((other) => rulesOut(other, run)));
  const [code = '', ...others] = new Set(left.map((run) => run.code));
  return others.length > 0 ? '' : code;
}

/**
 * Whether a run is nearer to a code word than another, and the other is far from any, or this one is tied to the word of
 * both (which makes its distance less than 1). Nothing else tells a code from an order number or a "promo code".
 */
function rulesOut(run: Run, other: Run): boolean {
  return run.cost < other.cost && (other.cost >= FAR || (run.cost < 1 && run.word === other.word));
}

/**
 * The distance that a gap puts between a run and a code word: its length, a hundredth of it if it ties them, and more for
 * each clause that ends in it.
 */
function costOf(gap: string): number {
  return gap.length * (TIE.test(gap) ? 0.01 : 1) + FAR * (gap.split(END_OF_CLAUSE).length - 1);
}
