const keys = new WeakMap<object, string>();
let count = 0;

/**
 * A React key for what is said about an object, such as an error. Another object has another key, so that a live region
 * gets a new element, and announces it even if the text is the same.
 */
export function keyOf(object: object | null): string | null {
  if (object === null) return null;
  const key = keys.get(object) ?? String(++count);
  keys.set(object, key);
  return key;
}
