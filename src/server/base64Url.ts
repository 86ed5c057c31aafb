/** Bytes that WebCrypto takes, as a type that also works before TypeScript 5.7, whose `Uint8Array` is not generic. */
export type Bytes = ReturnType<TextEncoder['encode']>;

/** Encodes text as bytes, in UTF-8. */
export const encoder = new TextEncoder();

/** Encodes bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Reflect.apply(String.fromCharCode, String, bytes));
}

/** Encodes bytes as base64url (RFC 4648 section 5), without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Decodes what {@link toBase64Url} wrote; `null` for any text that it would not have written. */
export function fromBase64Url(text: string): Bytes | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    // `atob` accepts other texts too, and the last character has unused bits: several would pass for one signature.
    return toBase64Url(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
