/**
 * Why the value of a code field changed. `paste` is also a drop, `autofill` also a keyboard's suggestion or a
 * password manager, and `hydration` are digits that were typed before the page's scripts ran.
 */
export type CodeChangeReason =
  'typing' | 'deletion' | 'paste' | 'undo' | 'autofill' | 'web_otp' | 'reset' | 'hydration';

/** Tells from a `beforeinput` or `input` event what the user did. Browsers fill in with an event that says nothing. */
export function toChangeReason({ inputType = '', data }: Partial<InputEvent>): CodeChangeReason {
  if (inputType.startsWith('delete')) return 'deletion';
  if (inputType.startsWith('history')) return 'undo';
  if (/Paste|Drop/.test(inputType)) return 'paste';
  return /Text|Comp/.test(inputType) && (data ?? '').length < 2 ? 'typing' : 'autofill';
}
