/**
 * A new idempotency key: 32 hexadecimal digits. Where the platform has no source of random bytes,
 * `Math.random` serves: the key tells the acts of one user apart and protects nothing by itself.
 */
export function createIdempotencyKey(): string {
  const bytes = new Uint8Array(16);
  if (!globalThis.crypto?.getRandomValues?.(bytes))
    bytes.forEach((_, index) => (bytes[index] = Math.random() * 256));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
