import { encoder } from '../base64Url.ts';

/** What the signature of the v2 endpoint covers, in this order. The last part is never sent. */
export interface SignedParts {
  phone: string;
  codeType: number;
  random: string;
  /** Epoch milliseconds. */
  ts: number;
  userDomainSecret: string;
}

/**
 * Signs a request to the v2 endpoint: lower-case hex of the SHA-256 over the five parts with nothing between them. It
 * is a plain hash, not an HMAC, as the service defines it.
 */
export async function signV2({
  phone,
  codeType,
  random,
  ts,
  userDomainSecret,
}: SignedParts): Promise<string> {
  const digest = await crypto.subtle.digest(
    'SHA-256',
    encoder.encode(`${phone}${codeType}${random}${ts}${userDomainSecret}`),
  );
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A fresh `random` parameter: 16 characters of `[A-Za-z0-9]`, each equally likely. */
export function createRandom(): string {
  let random = '';
  while (random.length < 16) {
    for (const byte of crypto.getRandomValues(new Uint8Array(24))) {
      // 248 is the largest multiple of 62 in a byte; a byte above it would favour the first letters.
      if (byte < 248 && random.length < 16) random += ALPHABET[byte % 62];
    }
  }
  return random;
}
