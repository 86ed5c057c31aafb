import type { SmsChannel } from '../protocol/channels.ts';
import { isSmsChannel } from '../protocol/channels.ts';
import { parseJson } from '../protocol/parseJson.ts';
import { isRecord } from '../protocol/isRecord.ts';
import { refusal } from './refusal.ts';
import { encoder, fromBase64Url, toBase64Url } from './base64Url.ts';
import type { KeyRing, SecretKeys } from './keyRing.ts';

/** What a ticket says: this proxy sent a code to this phone, for this purpose, through this gateway. */
export interface TicketClaims {
  id: string;
  channel: SmsChannel;
  gatewayId: string;
  /** Keyed hash of the phone; a ticket contains none of its digits. */
  phoneHash: string;
  /** Epoch milliseconds. */
  issuedAt: number;
  /** Epoch milliseconds. */
  expiresAt: number;
}

const VERSION = 'v1';

/** Writes `v1.<payload>`: a ticket that is not signed yet, and so is nothing that anybody could use. */
export function writeTicket(keys: SecretKeys, claims: TicketClaims): string {
  const { id, channel, gatewayId, phoneHash, issuedAt, expiresAt } = claims;
  const payload = { k: keys.id, n: id, c: channel, g: gatewayId, p: phoneHash, i: issuedAt, e: expiresAt };
  return `${VERSION}.${toBase64Url(encoder.encode(JSON.stringify(payload)))}`;
}

/** Makes it `v1.<payload>.<HMAC-SHA256>`, with the keys it was written with. Only the proxy can. */
export async function signTicket(keys: SecretKeys, written: string): Promise<string> {
  return `${written}.${toBase64Url(await keys.ticket.sign(written))}`;
}

/**
 * Reads a ticket, and checks that it belongs to the phone and the channel of the request.
 * @throws SmsError `ticket_invalid` for a ticket of another proxy, phone or channel, `code_expired` for one that is too
 * old
 */
export async function readTicket(
  ring: KeyRing,
  ticket: unknown,
  request: { e164: string; channel: SmsChannel },
  now: number,
): Promise<TicketClaims> {
  const [version, payload = '', mac = '', more] = typeof ticket === 'string' ? ticket.split('.') : [];
  const fields = version === VERSION && more === undefined ? parsePayload(payload) : undefined;
  const keys = fields && ring.all.find(({ id }) => id === fields.keyId);
  const signature = fromBase64Url(mac);
  if (!fields || !keys || !signature) throw refusal('ticket_invalid');

  const isOurs = await keys.ticket.verify(`${VERSION}.${payload}`, signature);
  const { claims } = fields;
  const isSamePhone = claims.phoneHash === (await keys.hashPhone(request.e164));
  if (!isOurs || !isSamePhone || claims.channel !== request.channel) throw refusal('ticket_invalid');
  if (claims.expiresAt <= now) throw refusal('code_expired');
  return claims;
}

function parsePayload(payload: string): { keyId: string; claims: TicketClaims } | undefined {
  const bytes = fromBase64Url(payload);
  const fields = bytes && parseJson(new TextDecoder().decode(bytes));
  if (!isRecord(fields)) return undefined;
  const { k, n, c, g, p, i, e } = fields;
  if (typeof k !== 'string' || typeof n !== 'string' || typeof g !== 'string' || typeof p !== 'string')
    return undefined;
  if (!isSmsChannel(c) || typeof i !== 'number' || typeof e !== 'number') return undefined;
  return {
    keyId: k,
    claims: { id: n, channel: c, gatewayId: g, phoneHash: p, issuedAt: i, expiresAt: e },
  };
}
