import type { PhoneEntry } from './readPhone.ts';

/**
 * Derives from an `input` event how a text came in. The event of a browser's or password manager's autofill has no
 * `inputType`; a keyboard's suggestion inserts several characters at once.
 */
export function toPhoneEntry({ inputType = '', data }: Partial<InputEvent>): Exclude<PhoneEntry, 'restore'> {
  if (/Paste|Drop|Yank/.test(inputType)) return 'paste';
  if (inputType === '' || inputType === 'insertReplacementText') return 'autofill';
  return inputType === 'insertText' && data && data.length > 1 ? 'autofill' : 'type';
}
