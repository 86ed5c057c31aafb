/**
 * The element with the focus, as the document or the shadow root of a node sees it; where a shadow root has none, as the
 * page around it does. `null` for none. Whether or not the window is in front, which `:focus` asks for in Safari.
 */
export function findFocus(node: Node | null | undefined): Element | null {
  const root = node?.getRootNode() as (Node & DocumentOrShadowRoot & { host?: Element }) | undefined;
  return root?.activeElement ?? (root?.host ? findFocus(root.host) : null);
}
