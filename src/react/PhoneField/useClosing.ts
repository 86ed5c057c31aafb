import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import { holdsFocus } from './holdsFocus.ts';

/**
 * Closes an open popup where neither Base UI nor a click beside it does, and gives its focus back to the button at once:
 * Base UI does so after the popup has faded out, and a Tab before that would go on from the end of the page.
 */
export function useClosing(
  isOpen: boolean,
  setOpen: (isOpen: boolean) => void,
  trigger: RefObject<HTMLElement | null>,
  popup: RefObject<HTMLElement | null>,
): void {
  // With each render, since the render that moves on to a form's next step hides the button.
  useLayoutEffect(() => {
    if (!isOpen || getComputedStyle(trigger.current as HTMLElement).visibility !== 'hidden') return;
    setOpen(false);
    // The hidden button cannot take the focus back, and the next step takes it only from the form or the page.
    const list = popup.current;
    if (list && holdsFocus(list)) ((list.getRootNode() as Document).activeElement as HTMLElement).blur();
  });
  useLayoutEffect(() => {
    const button = trigger.current;
    const view = button?.ownerDocument.defaultView;
    if (!isOpen && holdsFocus(popup.current)) button?.focus({ preventScroll: true });
    if (!isOpen || !button || !view) return undefined;
    const close = () => setOpen(false);
    const stops = [onEscape(view, close), onLeaving(view, popup, close), onHiding(button, close)];
    return () => stops.forEach((stop) => stop());
  }, [isOpen, setOpen, trigger, popup]);
}

/** Makes Escape close only the list: a dialog around it may get the key before the list does, and close as well. */
function onEscape(view: Window, close: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    // Escape may be cancelling an IME composition. Safari has ended that by now, but still reports 229.
    if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return;
    event.preventDefault(); // The browser would close a <dialog>.
    event.stopImmediatePropagation();
    close();
  };
  view.addEventListener('keydown', onKeyDown, true);
  return () => view.removeEventListener('keydown', onKeyDown, true);
}

/** When the focus moves from the popup into another frame, no listener of this document gets a click there. */
function onLeaving(view: Window, popup: RefObject<HTMLElement | null>, close: () => void): () => void {
  // If another window came to the front, the focus is still in the popup.
  const onBlur = () => popup.current && !holdsFocus(popup.current) && close();
  view.addEventListener('blur', onBlur);
  return () => view.removeEventListener('blur', onBlur);
}

/**
 * When the button is hidden, for example with a dialog that is closed by the Back of a phone, a list that fills the
 * screen would keep the page from scrolling, even if it is hidden itself.
 */
function onHiding(button: HTMLElement, close: () => void): () => void {
  if (!globalThis.ResizeObserver) return () => {};
  const sizes = new ResizeObserver(() => button.getClientRects().length === 0 && close());
  sizes.observe(button);
  return () => sizes.disconnect();
}
