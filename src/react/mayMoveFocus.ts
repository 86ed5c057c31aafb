import { findFocus } from './findFocus.ts';

/**
 * Whether a widget may move the focus: it is in `root` or on `asker`. The body counts as being there: Safari does not
 * focus a button on click, and a focus that went to a captcha falls back to the body when that is removed.
 */
export function mayMoveFocus(root: HTMLElement | null | undefined, asker?: Element | null): boolean {
  const focus = findFocus(root);
  return focus === asker || Boolean(root?.contains(focus)) || focus === focus?.ownerDocument.body;
}
