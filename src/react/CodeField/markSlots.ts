const slotsOf = (root: Element) => [...root.querySelectorAll('.sms-CodeField-slot')];

/** Marks the slots that the caret or the selection is in with `data-active`, and a full field with `data-complete`. */
export function markSlots(root: Element, input: HTMLInputElement): void {
  const { value, selectionStart, selectionEnd } = input;
  const start = isActive(input) ? (selectionStart ?? 0) : Infinity;
  const end = Math.max(start + 1, selectionEnd ?? 0);
  const slots = slotsOf(root);
  slots.forEach((slot, index) => slot.toggleAttribute('data-active', index >= start && index < end));
  root.toggleAttribute('data-complete', value.length === slots.length);
}

/** The index of the slot at a horizontal place in the viewport, a gap counted to the next slot; -1 behind the last. */
export function slotAt(root: Element, clientX: number): number {
  return slotsOf(root).findIndex((slot) => clientX < slot.getBoundingClientRect().right);
}

/** Whether the caret is in the input, be its window in front or not: a message may come while another one is. */
export function isActive(input: HTMLInputElement): boolean {
  return (input.getRootNode() as Document | ShadowRoot).activeElement === input;
}
