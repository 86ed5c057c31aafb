const keys = new WeakMap<object, string>();
let count = 0;

/**
 * The key of what is said about an object, such as an error. What is said of another one has another key: so it is
 * made anew in a live region, and announced, though it is the same text.
 */
export function keyOf(object: object | null): string | null {
  if (object === null) return null;
  const key = keys.get(object) ?? String(++count);
  keys.set(object, key);
  return key;
}
