import { findFocus } from '../findFocus.ts';

/**
 * Remembers whether the focus is in `root`. The function that it returns tells whether a widget may move the focus: it
 * was in `root` and still is, or it is on `asker`. Safari does not focus a button on click, so a focus that is on the
 * body and stays there counts as being in `root`.
 */
export function watchFocus(root: HTMLElement | null, asker?: Element | null): () => boolean {
  const before = findFocus(root);
  const wasHere = root?.contains(before) || before === before?.ownerDocument.body;
  return () => {
    const now = findFocus(root);
    return now === asker || (wasHere && (root?.contains(now) || now === before));
  };
}
