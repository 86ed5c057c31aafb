import { encoder, toBase64Url } from './base64Url.ts';
import type { Bytes } from './base64Url.ts';
import { configurationError } from './configuration/configurationError.ts';
import { createMac } from './mac.ts';
import type { Mac } from './mac.ts';

/** The keys that are derived from one secret. None of them can be read back. */
export interface SecretKeys {
  /** Names the secret in a ticket, without revealing anything about it. */
  id: string;
  ticket: Mac;
  /** A keyed hash of a phone number, 128 bits: equal for equal phones, and meaningless to anybody without the key. */
  hashPhone(e164: string): Promise<string>;
  /** The same for the number without its last four digits. */
  hashPrefix(e164: string): Promise<string>;
}

/** The keys of the current secret, and of all secrets with which a ticket or a record may have been made. */
export interface KeyRing {
  current: SecretKeys;
  all: readonly SecretKeys[];
}

const LEAST_SECRET_BYTES = 32;

/**
 * Checks the secrets, and returns a function that derives the keys, once, when it is first called.
 * @throws TypeError if there is no secret, or if one is shorter than 32 bytes
 */
export function createKeyRing(secrets: readonly (string | undefined)[]): () => Promise<KeyRing> {
  const encoded = checkSecrets(secrets);
  let ring: Promise<KeyRing> | undefined;
  return () => (ring ??= deriveRing(encoded));
}

function checkSecrets(secrets: unknown): Bytes[] {
  const list: unknown[] = Array.isArray(secrets) ? secrets : [];
  const encoded = list.map((secret) => encoder.encode(typeof secret === 'string' ? secret : ''));
  const short = encoded.findIndex(({ length }) => length < LEAST_SECRET_BYTES);
  if (encoded.length > 0 && short === -1) return encoded;
  throw configurationError(
    encoded.length === 0
      ? '`secrets` is empty, or not a list.'
      : `\`secrets[${short}]\` is ${encoded[short]?.length ? `shorter than ${LEAST_SECRET_BYTES} bytes` : 'missing'}.`,
    'Whoever guesses it can make tickets for any phone.',
    'Generate one with `openssl rand -base64 32`, and keep it in the environment.',
  );
}

async function deriveRing(secrets: Bytes[]): Promise<KeyRing> {
  const all = await Promise.all(secrets.map((secret) => deriveKeys(secret)));
  const [current] = all;
  if (!current) throw new Error('react-sms-code: no secret.');
  return { current, all };
}

async function deriveKeys(secret: Bytes): Promise<SecretKeys> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const derive = async (label: string, bytes: number) => {
    const info = encoder.encode(`react-sms-code/${label}/v1`);
    const from = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    return new Uint8Array(await crypto.subtle.deriveBits(from, base, 8 * bytes));
  };
  const hash = createPhoneHash(await createMac(await derive('phone', 32)));
  return {
    id: toBase64Url(await derive('key-id', 6)),
    ticket: await createMac(await derive('ticket', 32)),
    hashPhone: (e164) => hash(dropArgentine9(e164)),
    hashPrefix: (e164) => hash(dropArgentine9(e164).slice(0, -4)),
  };
}

/** Argentine mobile phones get messages with and without the 9 behind +54, and must not be counted twice. */
function dropArgentine9(e164: string): string {
  return e164.replace(/^\+549(?=\d{10})/, '+54');
}

/** How many hashes are kept, so that it costs nothing to refuse a number that is requested again and again. */
const KEPT_HASHES = 5_000;

function createPhoneHash(mac: Mac): SecretKeys['hashPhone'] {
  const kept = new Map<string, string>();
  return async (digits) => {
    const known = kept.get(digits);
    if (known !== undefined) return known;
    const hash = toBase64Url((await mac.sign(digits)).subarray(0, 16));
    if (kept.size >= KEPT_HASHES) kept.clear();
    kept.set(digits, hash);
    return hash;
  };
}
