/**
 * Whether the focus is in an element. Not by `:focus-within`, which Safari matches only while the window is in front;
 * nor by `findFocus`: sharing that with the list's chunk, which loads later, would make the one that loads first larger.
 */
export function holdsFocus(element: HTMLElement | null): boolean {
  return element?.contains((element.getRootNode() as Document | ShadowRoot).activeElement) ?? false;
}
