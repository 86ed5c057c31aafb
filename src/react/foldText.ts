/**
 * A text with compatibility forms folded (NFKC), without format characters, and with the digits of any script as ASCII.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, toAsciiDigit);
}

/** Unicode has the digits of a script in a row of ten from zero, and one row may follow another without a gap. */
function toAsciiDigit(digit: string): string {
  const point = digit.codePointAt(0) as number;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++;
  return String(before % 10);
}
