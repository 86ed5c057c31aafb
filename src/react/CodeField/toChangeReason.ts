/**
 * Why the value of a code field changed. `paste` includes drops; `autofill` includes keyboard suggestions and password
 * managers; `hydration` means digits that were typed before the page's scripts ran.
 */
export type CodeChangeReason =
  'typing' | 'deletion' | 'paste' | 'undo' | 'autofill' | 'web_otp' | 'reset' | 'hydration';

/**
 * What the user did, as far as a `beforeinput` or `input` event tells. That of a browser's autofill has no `inputType`.
 */
export function toChangeReason({ inputType = '', data }: Partial<InputEvent>): CodeChangeReason {
  if (inputType.startsWith('delete')) return 'deletion';
  if (inputType.startsWith('history')) return 'undo';
  if (/Paste|Drop/.test(inputType)) return 'paste';
  return /Text|Comp/.test(inputType) && (data ?? '').length < 2 ? 'typing' : 'autofill';
}
