import { readCode } from './readCode.ts';
import type { CodeRules } from './readCode.ts';

/** The text of a field and what is selected in it. */
export interface CodeText {
  value: string;
  start: number;
  end: number;
}

/** `text` in place of what is selected. */
export interface CodeEdit extends CodeText {
  text: string;
}

/**
 * Decides what an inserted text does to a field; an edit without text changes nothing. A full code replaces
 * whatever was there, wherever the caret stands, so that a paste, an autofill or a keyboard's suggestion never
 * mixes with what was typed before; so does anything in a field whose value, from a parent, is no code. What fits
 * goes in at the caret. In a full field one character takes the place of the next, and at the end it changes
 * nothing; several that do not fit stand alone. Of `isKeys`, which are typed in one go, those that are too many change
 * nothing.
 */
export function mergeCode({ value, start, end, text }: CodeEdit, rules: CodeRules, isKeys = false): CodeEdit {
  const room = rules.length - value.length + end - start;
  const code = readCode(text, rules) || (isKeys ? readCode(text.slice(0, room), rules) : '');
  const fits = code.length < rules.length && code.length <= Math.max(room, 1);
  if (!fits || readCode(value, rules) !== value) return replaceAll(value, code);
  const last = room > 0 ? end : start + 1;
  return code && last <= value.length
    ? { value, start, end: last, text: code }
    : { value, start: end, end, text: '' };
}

/**
 * Finds what the platform put into a field and in place of what, from the field before and its value after.
 * Where the caret does not explain the new value, the field was filled in as a whole.
 */
export function findEdit({ value, start, end }: CodeText, after: string): CodeEdit {
  const edit = { value, start, end, text: after.slice(start, end + after.length - value.length) };
  return applyEdit(edit) === after ? edit : replaceAll(value, after);
}

/** The edit that puts `text` in place of a whole value. */
export function replaceAll(value: string, text: string): CodeEdit {
  return { value, start: 0, end: value.length, text };
}

/** The value of a field after an edit. */
export function applyEdit({ value, start, end, text }: CodeEdit): string {
  return value.slice(0, start) + text + value.slice(end);
}
