import type { CodeText } from './mergeCode.ts';

const slotsOf = (root: Element) => [...root.querySelectorAll('.sms-CodeField-slot')];

/** Marks the slots that the caret or the selection is in with `data-active`, and a full field with `data-complete`. */
export function markSlots(root: Element, { value, start, end }: CodeText, isActive: boolean): void {
  const slots = slotsOf(root);
  slots.forEach((slot, index) =>
    slot.toggleAttribute('data-active', isActive && index >= start && index < Math.max(end, start + 1)),
  );
  root.toggleAttribute('data-complete', value.length === slots.length);
}

/**
 * The index of the slot at a horizontal position in the viewport, or -1 after the last; a gap belongs to the next slot.
 */
export function slotAt(root: Element, clientX: number): number {
  return slotsOf(root).findIndex((slot) => clientX < slot.getBoundingClientRect().right);
}
