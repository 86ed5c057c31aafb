import { foldText } from '../foldText.ts';

const NOT_OF_A_NUMBER = /[^\d+ ().\-/]/g;
/** What stands before an extension, in the languages of the locales. It counts only behind a digit. */
const EXTENSION =
  /(\d[^\d]*?)(?:;(?:ext|isub|phone-context)=|ext|poste|ramal|anexo|durchwahl|доб|вн|تحويلة|내선|內線|内線|内线|分机|分機|转|轉|[x#~]).*$/isu;

/** Characters, more than which are no phone number and are not looked at: somebody has pasted a book. */
export const LONGEST_TEXT = 1000;

/**
 * Makes what was typed, pasted or filled into plain text of a phone number: ASCII digits, `+`, spaces and
 * `( ) . - /`. Other scripts' digits are translated, invisible marks and words dropped, an extension cut off.
 * The order of what is left is kept, and so are spaces at the ends. Longer than `LONGEST_TEXT` it stays as it is.
 */
export function cleanPhoneText(text: string): string {
  if (text.length > LONGEST_TEXT) return text;
  return foldText(text)
    .replace(/\s/g, ' ')
    .replace(/[\p{Pd}\u2212\u30fc]/gu, '-')
    .replace(EXTENSION, '$1')
    .replace(NOT_OF_A_NUMBER, '');
}

/** The digits alone. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
