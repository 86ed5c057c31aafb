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

/** What messages call a code, in the languages of the package and a few neighbours. */
const CODE_WORD =
  /c[oó]d[ei]|kod|код|\b(?:otp|pin|tan)\b|passw|пароль|[证證验驗态態认認密][码碼]|証番号|コード|증번호|코드|رمز|كود|تحقق|รหัส|mã/giu;

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
  for (const [cluster, shape] of charset === 'digits' ? digitRuns(length) : letterRuns(length)) {
    const runs = [...plain.matchAll(cluster)].filter(([run]) => shape.test(run));
    if (runs.length > 0) return pickRun(plain, runs);
  }
  return '';
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

/** Where runs are looked for, and what one must look like. Of several kinds the first that is found counts. */
type RunKind = [cluster: RegExp, shape: RegExp];

/** A run alone, not as a part of a date, a time or a longer number; else one in two halves (an odd length has none). */
function digitRuns(length: number): RunKind[] {
  const half = `\\d{${length / 2}}`;
  return [
    [/\d+(?:[-./:]\d+)*/g, new RegExp(`^\\d{${length}}$`)],
    [/\d+(?:[-./: ]\d+)*/g, new RegExp(`^${half}[- ]${half}$`)],
  ];
}

/** A word is taken for a code when it holds a digit, else in two halves with one, else when it is all capitals. */
function letterRuns(length: number): RunKind[] {
  const half = `[a-z\\d]{${length / 2}}`;
  return [
    [/[a-z\d]+/gi, new RegExp(`^(?=.*\\d)[a-z\\d]{${length}}$`, 'i')],
    [/[a-z\d]+(?:-[a-z\d]+)*/gi, new RegExp(`^(?=.*\\d)${half}-${half}$`, 'i')],
    [/[a-z\d]+/gi, new RegExp(`^[A-Z]{${length}}$`)],
  ];
}

/** The run that all candidates agree on, else the one nearest to a code word, else none. */
function pickRun(plain: string, runs: RegExpExecArray[]): string {
  const costs = new Map<string, number>();
  for (const run of runs) {
    const code = toBare(run[0]);
    costs.set(code, Math.min(costs.get(code) ?? Infinity, costOf(plain, run)));
  }
  const least = Math.min(...costs.values());
  const nearest = [...costs.keys()].filter((code) => costs.get(code) === least);
  return nearest.length === 1 ? String(nearest[0]) : '';
}

/** How far a run is from the nearest code word. */
function costOf(plain: string, run: RegExpExecArray): number {
  const costs = [...plain.matchAll(CODE_WORD)].map((word) =>
    word.index < run.index
      ? gapCost(plain.slice(word.index + word[0].length, run.index), /[,;]/)
      : gapCost(plain.slice(run.index + run[0].length, word.index), /[,;:]/) + 0.5,
  );
  return Math.min(...costs, Infinity);
}

/** Characters between, with a clause's end as a long way and a sentence's end as a longer one. */
function gapCost(gap: string, clauseEnd: RegExp): number {
  return gap.length + (/[.!?]\s|[。!?\n]/.test(gap) ? 1000 : clauseEnd.test(gap) ? 50 : 0);
}
