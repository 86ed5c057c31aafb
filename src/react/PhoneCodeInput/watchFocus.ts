import { findFocus } from '../findFocus.ts';

/** Where the focus was, to be asked later whether a widget may still move it. */
export interface WatchedFocus {
  /** The focus was in the widget, and is. */
  isHere(): boolean;
}

/**
 * Remembers whether the focus is in `root`. A click on a button focuses nothing in Safari: a focus that is
 * nowhere, and stays there, counts as the widget's own.
 */
export function watchFocus(root: HTMLElement | null): WatchedFocus {
  const isOwn = (focused: Element | null) => root?.contains(focused) === true || isNowhere(focused);
  const before = findFocus(root);
  const wasHere = isOwn(before);
  return {
    isHere() {
      const now = findFocus(root);
      return wasHere && (root?.contains(now) === true || now === before);
    },
  };
}

function isNowhere(focused: Element | null): boolean {
  return focused === null || focused === focused.ownerDocument.body;
}
