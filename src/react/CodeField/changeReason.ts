/**
 * Why the value of a code field changed: `autofill` is also a keyboard's suggestion or a password manager,
 * `hydration` are digits typed before the page's scripts ran.
 */
export type CodeChangeReason =
  'typing' | 'deletion' | 'paste' | 'drop' | 'undo' | 'autofill' | 'web_otp' | 'reset' | 'hydration';

/** Tells from a `beforeinput` or `input` event what the user did. Browsers fill in with an event that says nothing. */
export function toChangeReason({ inputType = '', data }: Partial<InputEvent>): CodeChangeReason {
  if (inputType.startsWith('delete')) return 'deletion';
  if (inputType.startsWith('history')) return 'undo';
  if (inputType === 'insertFromPaste') return 'paste';
  if (inputType === 'insertFromDrop') return 'drop';
  return /^insert(Text|.*Comp)/.test(inputType) && (data ?? '').length < 2 ? 'typing' : 'autofill';
}
