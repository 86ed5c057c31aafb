import { readCode } from './readCode.ts';
import type { CodeRules } from './readCode.ts';

/** The text of a field and what is selected in it. */
export interface CodeText {
  value: string;
  start: number;
  end: number;
}

/** Put `text` in place of the characters from `start` to `end`. */
export interface CodeEdit {
  start: number;
  end: number;
  text: string;
}

/**
 * Decides what an inserted text does to a field, or gives `null` when it changes nothing. A full code replaces
 * whatever was there, wherever the caret stands, so that a paste, an autofill or a keyboard's suggestion never
 * mixes with what was typed before. What fits goes in at the caret. In a full field one character takes the
 * place of the next, and at the end it changes nothing; several that do not fit stand alone.
 */
export function mergeCode(
  { value, start, end }: CodeText,
  inserted: string,
  rules: CodeRules,
): CodeEdit | null {
  const text = readCode(inserted, rules);
  if (text === '') return null;
  const room = rules.length - value.length + (end - start);
  if (text.length < rules.length) {
    if (text.length <= room) return { start, end, text };
    if (text.length === 1) return start < value.length ? { start, end: start + 1, text } : null;
  }
  return { start: 0, end: value.length, text };
}

/**
 * Finds what the platform put into a field and in place of what, from the field before and its value after.
 * Where the caret does not explain the new value, the field was filled in as a whole.
 */
export function findInsertion(before: CodeText, after: string): { place: CodeText; inserted: string } {
  const head = before.value.slice(0, before.start);
  const tail = before.value.slice(before.end);
  const end = after.length - tail.length;
  return after.startsWith(head) && after.endsWith(tail) && head.length <= end
    ? { place: before, inserted: after.slice(head.length, end) }
    : { place: { ...before, start: 0, end: before.value.length }, inserted: after };
}
