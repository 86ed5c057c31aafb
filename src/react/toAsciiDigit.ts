/**
 * A decimal digit of any script as the ASCII one. Unicode lays them out in rows of ten from zero, and a row may follow
 * another without a gap.
 */
export function toAsciiDigit(digit: string): string {
  const point = digit.codePointAt(0) as number;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++;
  return String(before % 10);
}
