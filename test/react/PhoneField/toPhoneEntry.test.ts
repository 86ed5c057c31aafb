import { expect, it } from 'vitest';
import { toPhoneEntry } from '../../../src/react/PhoneField/toPhoneEntry.ts';

it.each([
  ['a digit', { inputType: 'insertText', data: '1' }, 'type'],
  ['a new line, which has no data', { inputType: 'insertText', data: null }, 'type'],
  ['Backspace', { inputType: 'deleteContentBackward' }, 'type'],
  ['undo', { inputType: 'historyUndo' }, 'type'],
  ['a composition', { inputType: 'insertCompositionText', data: '138' }, 'type'],
  ['a paste', { inputType: 'insertFromPaste' }, 'paste'],
  ['a drop', { inputType: 'insertFromDrop' }, 'paste'],
  ["a keyboard's suggestion", { inputType: 'insertText', data: '13800138000' }, 'autofill'],
  ["Firefox's autofill", { inputType: 'insertReplacementText', data: '1380' }, 'autofill'],
  ['an event without an inputType', {}, 'autofill'],
] as const)('recognises %s', (_, event, entry) => {
  expect(toPhoneEntry(event)).toBe(entry);
});
