/**
 * Lays `texts` over those `below`, one by one, including those of the errors: a text that `texts` lacks stays as it
 * was, and a name unknown `below` is left out.
 */
export function overlayTexts<Texts extends object>(below: Texts, texts: object | undefined): Texts {
  if (!texts) return below;
  const overlaid = { ...below } as Record<string, unknown>;
  for (const [name, text] of Object.entries(below)) {
    const over: unknown = (texts as Record<string, unknown>)[name] ?? text;
    overlaid[name] = name === 'errors' ? overlayTexts(text as object, over as object) : over;
  }
  return overlaid as Texts;
}
