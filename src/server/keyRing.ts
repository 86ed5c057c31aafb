import { toBase64Url } from './base64Url.ts';
import type { Bytes } from './base64Url.ts';
import { configurationError } from './configuration/configurationError.ts';
import { createMac } from './mac.ts';
import type { Mac } from './mac.ts';

/** The keys that come from one secret. None of them can be read back. */
export interface SecretKeys {
  /** Names the secret in a ticket, without telling anything about it. */
  id: string;
  ticket: Mac;
  /** A keyed hash of a phone number, 128 bits: equal for equal digits, and nothing to anybody without the key. */
  hashPhone(e164: string): Promise<string>;
  /** The same of what it shares with numbers that differ in their last four digits alone. */
  hashPrefix(e164: string): Promise<string>;
}

/** The present secret's keys, and with them those that may still stand in a ticket or a record. */
export interface KeyRing {
  current: SecretKeys;
  all: readonly SecretKeys[];
}

const encoder = new TextEncoder();
const LEAST_SECRET_BYTES = 32;

/**
 * Checks the secrets without keeping them: gives a function that derives the keys, once, when first asked.
 * @throws TypeError in three parts when there is none, or one is shorter than 32 bytes
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
  const hashPhone = createPhoneHash(await createMac(await derive('phone', 32)));
  return {
    id: toBase64Url(await derive('key-id', 6)),
    ticket: await createMac(await derive('ticket', 32)),
    hashPhone,
    hashPrefix: (e164) => hashPhone(e164.slice(0, -4)),
  };
}

/** Hashes that are kept, so that a number that is hammered costs nothing to refuse. */
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
