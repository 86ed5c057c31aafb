/**
 * Creates an idempotency key: 32 hexadecimal digits. Where the platform has no source of random bytes, `Math.random`
 * will do: the key only tells the acts of one user apart, and protects nothing by itself.
 */
export function createIdempotencyKey(): string {
  const bytes = new Uint8Array(16);
  const random = globalThis.crypto?.getRandomValues?.(bytes) ?? bytes.map(() => Math.random() * 256);
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
