import { findFocus } from '../findFocus.ts';

/**
 * Remembers whether the focus is in `root`; the function that it returns says whether a widget may still move it: it was
 * in `root` and is, or it is on `asker`. A click on a button focuses nothing in Safari: a focus that is nowhere, and
 * stays there, counts as the widget's own.
 */
export function watchFocus(root: HTMLElement | null, asker?: Element | null): () => boolean {
  const before = findFocus(root);
  const wasHere = root?.contains(before) || before === before?.ownerDocument.body;
  return () => {
    const now = findFocus(root);
    return now === asker || (wasHere && (root?.contains(now) || now === before));
  };
}
