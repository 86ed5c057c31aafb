/**
 * The element with the focus, as seen from the document or shadow root of a node; if the shadow root has none, as seen
 * from around it. `null` if there is none. Unlike `:focus` in Safari, it does not depend on the window being in front.
 */
export function findFocus(node: Node | null | undefined): Element | null {
  const root = node?.getRootNode() as (Node & DocumentOrShadowRoot & { host?: Element }) | undefined;
  return root?.activeElement ?? (root?.host ? findFocus(root.host) : null);
}
