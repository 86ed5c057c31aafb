import { foldText } from '../foldText.ts';

const NOT_OF_A_NUMBER = /[^\d+ ().\-/]/g;
/** What introduces an extension, in the package's languages, or hides digits (`*`). It only counts after a digit. */
const EXTENSION =
  /(\d[^\d]*?)(?:;(?:ext|isub|phone-context)=|ext|poste|ramal|anexo|durchwahl|доб|вн|تحويلة|내선|內線|内線|内线|分机|分機|转|轉|[x#~*]).*$/isu;

/** In characters: a longer text is not a phone number, and is not read. */
export const LONGEST_TEXT = 1000;

/**
 * Reduces what was typed, pasted or filled in to the plain text of a phone number: ASCII digits, plus signs, spaces,
 * brackets, dots, hyphens and slashes. Digits of other scripts and escapes of a `tel:` address are translated, invisible
 * characters and words dropped, an extension cut off. The plus of `966+ 50` (so on Arabic pages) moves before the code.
 * The rest keeps its order, and spaces at the ends stay. A text longer than `LONGEST_TEXT` is returned unchanged.
 */
export function cleanPhoneText(text: string): string {
  if (text.length > LONGEST_TEXT) return text;
  return foldText(text)
    .replace(/%2b/gi, '+')
    .replace(/\s|%20/g, ' ')
    .replace(/^(\D*\d{1,3})\+/, '+$1')
    .replace(/[\p{Pd}\u2212\u30fc]/gu, '-')
    .replace(EXTENSION, '$1')
    .replace(NOT_OF_A_NUMBER, '');
}

/** The digits alone. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
