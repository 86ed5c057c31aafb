import { readCode } from './readCode.ts';
import type { CodeRules } from './readCode.ts';

/** The text of a field, and its selection. */
export interface CodeText {
  value: string;
  start: number;
  end: number;
}

/** Replaces the selection with `text`. */
export interface CodeEdit extends CodeText {
  text: string;
}

/**
 * Decides what inserting a text does to a field; an edit without text changes nothing. A full code replaces the whole
 * value, wherever the caret is, so that a paste, an autofill or a keyboard's suggestion never mixes with what was typed
 * before. So does any text if the value, set by a parent, is not even part of a code. Text that fits is inserted at the
 * caret. In a full field, a single character replaces the one after the caret, and changes nothing at the end; several
 * that do not fit replace the whole value. With `isKeys`, for characters typed in one go, surplus ones are ignored.
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
 * Works out what the browser inserted and what that replaced, from the field before and its value after. If the caret
 * does not explain the new value, or the new value was seen before it was reported, the whole field was filled in.
 */
export function findEdit({ value, start, end }: CodeText, after: string): CodeEdit {
  const edit = { value, start, end, text: after.slice(start, end + after.length - value.length) };
  return value !== after && applyEdit(edit) === after ? edit : replaceAll(value, after);
}

/** The edit that replaces a whole value with `text`. */
export function replaceAll(value: string, text: string): CodeEdit {
  return { value, start: 0, end: value.length, text };
}

/** The value of a field after an edit. */
export function applyEdit({ value, start, end, text }: CodeEdit): string {
  return value.slice(0, start) + text + value.slice(end);
}
