import { expect, it } from 'vitest';
import { deleteDigitBefore, moveCaret, skipSeparators } from '../../../src/react/PhoneField/PhoneText.ts';

const parse = (text: string) => ({ value: text.replace('|', ''), caret: text.indexOf('|') });

it.each([
  ['138 |0013', -1, 3],
  ['(415) |555', -1, 4],
  ['138| 0013', 1, 4],
  ['138|', -1, 3],
  ['|138', 1, 0],
  ['(|415)', -1, 1],
  ['415|)', 1, 3],
] as const)('moves the caret of "%s" by %i to a digit at %i', (text, direction, place) => {
  expect(skipSeparators(parse(text), direction)).toBe(place);
});

it.each([
  ['138|0013 8000', '13|0013 8000'],
  ['(415)|555', '(41|)555'],
  ['(|415)', '(|415)'],
])('deletes in "%s" the digit before the caret', (before, after) => {
  expect(deleteDigitBefore(parse(before))).toEqual(parse(after));
});

it.each([
  ['13800138000|', '138 0013 8000|'],
  ['138|00138000', '138| 0013 8000'],
  ['07911 |123456', '7911 |123456'],
  ['+44 7|911 123456', '7|911 123456'],
  ['|13800138000', '|138 0013 8000'],
])('keeps the caret of "%s" at its digit', (before, after) => {
  const { value: rewritten, caret } = parse(after);
  const digitsBehind = (place: number) => rewritten.slice(place).replace(/\D/g, '');
  expect(digitsBehind(moveCaret(parse(before), rewritten))).toBe(digitsBehind(caret));
});
