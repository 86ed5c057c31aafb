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

/** What ties a number to the code word before it: only signs between the two, or "is" right before the number. */
const TIE_AFTER_WORD = /(^|[是为為は는은é]|\b[ei]st?\b|lautet|هو)[^\p{L}\d,]*$/iu;

/** What ties a number to the code word behind it: "is" right behind the number, as in "123456 is your login code". */
const TIE_BEFORE_WORD = /^[^\p{L}\d,]*([是为為は는은é]|\b[ei]st?\b|lautet|هو)/iu;

/**
 * What parts a number from the code word before it: the end of a sentence. The dot in an amount or a domain is none, and
 * neither is a line break after a colon: the code often follows on the next line.
 */
const END_AFTER_WORD = /[.;!?。](?!\w)|(?<!:)\n/;

/** What parts a number from the code word behind it: a comma as well, as in "order 654321, code 123456". */
const END_BEFORE_WORD = /[.,;!?。](?!\w)|(?<!:)\n/;

/**
 * Reads the code from what was typed, pasted or filled in: digits of any script become ASCII, letters upper case,
 * separators and invisible characters are dropped. A text of code characters only may also be part of a code. From a
 * whole message it takes the run of the right length; of several, the one tied to a code word, or alone near one. It never
 * guesses or truncates: if there is no clear answer, as beside a "promo code" of the same length, it returns `''`.
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

/** A candidate for the code, a code word next to it, and its distance from that. */
interface Run {
  code: string;
  word: number;
  cost: number;
}

/**
 * Runs of a shape that stand alone, not inside a date, a time or a longer number, once for the code word on either side.
 * A word without a digit is none: a message may shout not to share its code WITH ANYONE.
 */
function findRuns(plain: string, unit: string, shape: string, separator: string): Run[] {
  const run = RegExp(`(?<!${unit}${separator}?)${shape}(?!${separator}?${unit})`, 'gi');
  // Before the first part and behind the last there is no code word: a line break there keeps all runs far from it.
  return `\n${plain} \n`
    .split(CODE_WORD)
    .flatMap((part, word) =>
      [...part.matchAll(run)]
        .filter(([found]) => /\d/.test(found))
        .flatMap(({ 0: found, index }) =>
          [
            costOf(part.slice(0, index), TIE_AFTER_WORD, END_AFTER_WORD),
            costOf(part.slice(index + found.length), TIE_BEFORE_WORD, END_BEFORE_WORD),
          ].map((cost, side) => ({ code: toBare(found), word: word + side, cost })),
        ),
    );
}

/** The code that all candidates agree on which no other one rules out, or none. */
function pickRun(runs: Run[]): string {
  const left = runs.filter((run) => !runs.some((other) => rulesOut(other, run)));
  const [code = '', ...others] = new Set(left.map((run) => run.code));
  return others.length > 0 ? '' : code;
}

/**
 * Whether a run is nearer to a code word than another, and the other is far from it, or this one is tied to the word of
 * both. Nothing else tells a code from an order number or a "promo code".
 */
function rulesOut(run: Run, other: Run): boolean {
  return run.cost < other.cost && (other.cost === Infinity || (run.cost < 0 && run.word === other.word));
}

/** The distance that a gap puts between a run and a code word: its length, brought below zero if it ties them. */
function costOf(gap: string, tie: RegExp, end: RegExp): number {
  return end.test(gap) ? Infinity : gap.length - (tie.test(gap) ? LONGEST_TEXT : 0);
}
