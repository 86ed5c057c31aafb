import type { PhoneEntry } from './readPhone.ts';

/**
 * Tells from an `input` event how a text came in. Browsers and password managers fill in with an event that
 * says nothing, keyboards with one that inserts many characters. Only what replaced the whole text is a paste:
 * what went into the middle of another number is read again as one text.
 */
export function toPhoneEntry({ inputType = '', data }: Partial<InputEvent>, isWhole: boolean): PhoneEntry {
  if (/Paste|Drop|Yank/.test(inputType)) return isWhole ? 'paste' : 'restore';
  if (/^(?:delete|history)/.test(inputType)) return 'type';
  if (/Text|Composition|LineBreak/.test(inputType) && inputType !== 'insertReplacementText') {
    if ((data ?? '').length < 2) return 'type';
    return isWhole ? 'autofill' : 'restore';
  }
  return 'autofill';
}
