import { digitsOf } from './cleanPhoneText.ts';

/** A text with a caret in it. */
export interface PhoneText {
  value: string;
  caret: number;
}

const SEPARATOR = /[\s().\-/]/;

/** Where the caret goes before a Backspace (-1) or Delete (1), so that the key deletes a digit and not a separator. */
export function skipSeparators({ value, caret }: PhoneText, direction: -1 | 1): number {
  let place = caret;
  while (SEPARATOR.test(value.charAt(direction < 0 ? place - 1 : place))) place += direction;
  return /\d/.test(direction < 0 ? value.slice(0, place) : value.slice(place)) ? place : caret;
}

/** Deletes the digit before the caret, after a keyboard without key events has deleted only a separator. */
export function deleteDigitBefore({ value, caret }: PhoneText): PhoneText {
  const place = skipSeparators({ value, caret }, -1);
  if (!/\d/.test(value.charAt(place - 1))) return { value, caret };
  return { value: value.slice(0, place - 1) + value.slice(place), caret: place - 1 };
}

/** Where the caret goes when a text is reformatted: it keeps as many digits after it as before. */
export function moveCaret({ value, caret }: PhoneText, rewritten: string): number {
  const behind = digitsOf(value.slice(caret)).length;
  let place = rewritten.length;
  while (place > 0 && digitsOf(rewritten.slice(place)).length < behind) place--;
  return place;
}
