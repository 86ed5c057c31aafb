import type { PhoneEntry } from './readPhone.ts';

/** How a text came in: as it is to be read, and as the parent hears of it. */
export interface PhoneEntryKind {
  how: PhoneEntry;
  reason: 'type' | 'paste' | 'autofill';
}

/**
 * Tells from an `input` event what was done. Browsers and password managers fill in with an event that says
 * nothing, keyboards with one that inserts many characters. What went into the middle of another number is no
 * text of its own: the whole is read again.
 */
export function toPhoneEntry(
  { inputType = '', data }: Partial<InputEvent>,
  isWhole: boolean,
): PhoneEntryKind {
  const reason = toReason(inputType, data ?? '');
  return { how: reason === 'type' || isWhole ? reason : 'restore', reason };
}

function toReason(inputType: string, data: string): PhoneEntryKind['reason'] {
  if (/Paste|Drop|Yank/.test(inputType)) return 'paste';
  if (inputType === '' || inputType === 'insertReplacementText') return 'autofill';
  return inputType === 'insertText' && data.length > 1 ? 'autofill' : 'type';
}
