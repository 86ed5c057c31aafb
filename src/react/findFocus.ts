/**
 * The element with the focus in the document, or the shadow root, of a node; `null` for none. Whether or not the
 * window is in front, which `:focus` asks for in Safari.
 */
export function findFocus(node: Node | null | undefined): Element | null {
  return (node?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement ?? null;
}
