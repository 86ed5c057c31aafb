import { expect, it } from 'vitest';
import { foldText } from '../../src/react/foldText.ts';

it.each([
  ['Arabic', '٠٩', '09'],
  ['Devanagari', '०५९', '059'],
  ['full width', '０３', '03'],
  ['Adlam, beyond the first plane', '\u{1E950}\u{1E957}', '07'],
  ['Pao Karen, whose row starts where another one ends', '\u{116DA}\u{116DF}\u{116E3}', '059'],
])('reads digits in %s', (_, digits, ascii) => {
  expect(foldText(digits)).toBe(ascii);
});
