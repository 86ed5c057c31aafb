import type { PhoneEntry } from './readPhone.ts';

/**
 * Tells from an `input` event what was done. Browsers and password managers fill in with an event that says
 * nothing, keyboards with one that inserts many characters.
 */
export function toPhoneEntry({ inputType = '', data }: Partial<InputEvent>): Exclude<PhoneEntry, 'restore'> {
  if (/Paste|Drop|Yank/.test(inputType)) return 'paste';
  if (inputType === '' || inputType === 'insertReplacementText') return 'autofill';
  return inputType === 'insertText' && data && data.length > 1 ? 'autofill' : 'type';
}
