import { expect, it } from 'vitest';
import { toPhoneEntry } from '../../../src/react/PhoneField/toPhoneEntry.ts';

it.each([
  ['a digit', { inputType: 'insertText', data: '1' }, false, 'type', 'type'],
  ['Backspace', { inputType: 'deleteContentBackward' }, false, 'type', 'type'],
  ['Backspace on all of it', { inputType: 'deleteContentBackward' }, true, 'type', 'type'],
  ['undo', { inputType: 'historyUndo' }, true, 'type', 'type'],
  ['a composition', { inputType: 'insertCompositionText', data: '138' }, false, 'type', 'type'],
  ['a paste over everything', { inputType: 'insertFromPaste' }, true, 'paste', 'paste'],
  ['a paste into the middle', { inputType: 'insertFromPaste' }, false, 'restore', 'paste'],
  ['a drop', { inputType: 'insertFromDrop' }, true, 'paste', 'paste'],
  ["a keyboard's suggestion", { inputType: 'insertText', data: '13800138000' }, true, 'autofill', 'autofill'],
  ['a suggestion behind a number', { inputType: 'insertText', data: '8000' }, false, 'restore', 'autofill'],
  ["Firefox's autofill", { inputType: 'insertReplacementText', data: '1380' }, true, 'autofill', 'autofill'],
  ['an event that says nothing', {}, true, 'autofill', 'autofill'],
] as const)('takes %s', (_, event, isWhole, how, reason) => {
  expect(toPhoneEntry(event, isWhole)).toEqual({ how, reason });
});
