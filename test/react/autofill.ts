/** Does what an autofill does: sets a new value, and fires an `input` event without an `inputType`. */
export function autofill(input: HTMLInputElement, value: string): void {
  // From the input's own window, which may be another page's.
  const { HTMLInputElement, Event } = input.ownerDocument.defaultView as Window & typeof globalThis;
  Reflect.set(HTMLInputElement.prototype, 'value', value, input);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
