/** Bytes that WebCrypto takes, told in a way that TypeScript before 5.7 reads too, whose `Uint8Array` takes no parameter. */
export type Bytes = ReturnType<TextEncoder['encode']>;

/** Bytes as base64 for URLs (RFC 4648 section 5), without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(Reflect.apply(String.fromCharCode, String, bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The bytes behind {@link toBase64Url}, or `null` for a text that it would not have written. */
export function fromBase64Url(text: string): Bytes | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    // `atob` takes other texts too, and the last character has bits to spare: several would pass for one signature.
    return toBase64Url(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
