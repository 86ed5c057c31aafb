import { expect, it } from 'vitest';
import { toChangeReason } from '../../../src/react/CodeField/toChangeReason.ts';

it.each([
  ['insertText', '1', 'typing'],
  ['insertText', null, 'typing'],
  ['insertCompositionText', '1', 'typing'],
  ['insertFromComposition', '1', 'typing'],
  ['insertText', '123456', 'autofill'],
  ['insertReplacementText', '123456', 'autofill'],
  ['', '1', 'autofill'],
  [undefined, undefined, 'autofill'],
  ['deleteContentBackward', null, 'deletion'],
  ['deleteByCut', null, 'deletion'],
  ['historyUndo', null, 'undo'],
  ['historyRedo', null, 'undo'],
  ['insertFromPaste', '1', 'paste'],
  ['insertFromDrop', '1', 'paste'],
])('%s with %j is %s', (inputType, data, reason) => {
  expect(toChangeReason({ inputType, data })).toBe(reason);
});
