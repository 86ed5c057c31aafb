import { encoder } from './base64Url.ts';
import type { Bytes } from './base64Url.ts';

/** A keyed hash, HMAC-SHA256. */
export interface Mac {
  sign(text: string): Bytes | Promise<Bytes>;
  /** Compares in constant time. */
  verify(text: string, mac: Bytes): boolean | Promise<boolean>;
}

/**
 * Makes a keyed hash with a secret of 32 bytes. Where there is `node:crypto`, it answers synchronously: WebCrypto hands
 * even a few bytes to another thread, which takes longer than the rest of a request.
 */
export async function createMac(secret: Bytes): Promise<Mac> {
  return createNodeMac(secret) ?? createWebMac(secret);
}

/** Uses WebCrypto, which every platform has. */
export async function createWebMac(secret: Bytes): Promise<Mac> {
  const usages = ['sign', 'verify'] as const;
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, usages);
  return {
    sign: async (text) => new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))),
    verify: (text, mac) => crypto.subtle.verify('HMAC', key, mac, encoder.encode(text)),
  };
}

/** Uses `node:crypto`, which Bun, Deno and some Workers have too; `null` elsewhere. */
function createNodeMac(secret: Bytes): Mac | null {
  const node = findNodeCrypto();
  if (!node) return null;
  const key = node.createSecretKey(secret);
  const sign = (text: string) => new Uint8Array(node.createHmac('sha256', key).update(text).digest());
  return {
    sign,
    verify(text, mac) {
      const own = sign(text);
      return own.length === mac.length && node.timingSafeEqual(own, mac);
    },
  };
}

function findNodeCrypto() {
  try {
    return globalThis.process?.getBuiltinModule?.('node:crypto');
  } catch {
    return undefined; // Next's edge runtime has every function of `process`, and all of them throw.
  }
}
