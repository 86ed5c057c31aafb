import { findFocus } from '../findFocus.ts';

/**
 * Remembers whether the focus is in `root` or on `asker`. The function that it returns tells whether a widget may move
 * the focus: it was there, and still is. The body counts as being there: Safari does not focus a button on click, and
 * a focus that went to a captcha falls back to the body when that is removed.
 */
export function watchFocus(root: HTMLElement | null, asker?: Element | null): () => boolean {
  const isHere = () => {
    const focus = findFocus(root);
    return focus === asker || root?.contains(focus) || focus === focus?.ownerDocument.body;
  };
  const wasHere = isHere();
  return () => wasHere && isHere();
}
