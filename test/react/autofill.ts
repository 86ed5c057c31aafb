/** What an autofill leaves behind: a new value, and an event that says nothing. */
export function autofill(input: HTMLInputElement, value: string): void {
  // Of the input's own window, which may be another page's.
  const { HTMLInputElement, Event } = input.ownerDocument.defaultView as Window & typeof globalThis;
  Reflect.set(HTMLInputElement.prototype, 'value', value, input);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
