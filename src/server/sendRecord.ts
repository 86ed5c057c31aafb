import { isSmsErrorCode } from '../protocol/errors.ts';
import type { SmsErrorCode } from '../protocol/errors.ts';
import { parseJson } from '../protocol/parseJson.ts';
import { isRecord } from '../protocol/isRecord.ts';
import type { SendReplyBody } from '../protocol/wire.ts';
import type { SecretKeys } from './keyRing.ts';
import { refusal } from './refusal.ts';
import { toJsonResponse, toProblemResponse } from './respond.ts';
import { signTicket } from './ticket.ts';

/**
 * How a send ended: the answer that was given, with its ticket unsigned, and the points in time at which its durations
 * end.
 */
export type SendEnd =
  | { body: SendReplyBody; readyAt: number; expiresAt?: number | undefined }
  | { code: SmsErrorCode; readyAt?: number | undefined };

/** What is stored under an idempotency key; without an `end` while the send is under way. */
export interface SendRecord {
  /** Tells a repeated request from another one with the same key. */
  fingerprint: string;
  requestId: string;
  end?: SendEnd | undefined;
}

const REPLAYED = { 'Idempotency-Replayed': 'true' };

/**
 * Answers a repeated request from its record: the same status and body, with the times that are left by now. `keys` are
 * those of each secret, by the fingerprint that the request has with them.
 * @throws SmsError `idempotency_key_reused` for another phone or channel, `send_in_progress` while the first request is
 * under way
 */
export async function replaySend(
  stored: string,
  keys: ReadonlyMap<string, SecretKeys>,
  now: number,
): Promise<Response> {
  const record = parseRecord(stored);
  const signer = keys.get(record.fingerprint);
  if (!signer) throw refusal('idempotency_key_reused');
  if (!record.end) throw refusal('send_in_progress');
  const rest = (until: number | undefined) => (until === undefined ? undefined : Math.max(0, until - now));
  if ('code' in record.end) {
    const { code, readyAt } = record.end;
    return toProblemResponse({ code, retryAfterMs: rest(readyAt) }, record.requestId, REPLAYED);
  }
  const { body, readyAt, expiresAt } = record.end;
  // Never longer than the first answer said, whatever another instance's clock shows.
  const retryAfterMs = Math.min(body.retryAfterMs, rest(readyAt) ?? 0);
  return toSendResponse(signer, { ...body, retryAfterMs, expiresInMs: rest(expiresAt) }, REPLAYED);
}

/** The answer to a send that went out, or may have. Signs the ticket of the body. */
export async function toSendResponse(
  keys: SecretKeys,
  body: SendReplyBody,
  headers?: Record<string, string>,
): Promise<Response> {
  const ticket = await signTicket(keys, body.ticket);
  return toJsonResponse(body.status === 'sent' ? 200 : 202, { ...body, ticket }, headers);
}

/** A record that this release did not write (from another one, or truncated) counts as one whose outcome is unknown. */
function parseRecord(stored: string): SendRecord {
  const value = parseJson(stored);
  if (!isRecord(value) || typeof value.fingerprint !== 'string' || typeof value.requestId !== 'string')
    throw refusal('send_in_progress');
  return { fingerprint: value.fingerprint, requestId: value.requestId, end: parseEnd(value.end) };
}

function parseEnd(value: unknown): SendEnd | undefined {
  if (!isRecord(value)) return undefined;
  const readyAt = typeof value.readyAt === 'number' ? value.readyAt : undefined;
  if (isSmsErrorCode(value.code)) return { code: value.code, readyAt };
  if (!isReplyBody(value.body) || readyAt === undefined) return undefined;
  const expiresAt = typeof value.expiresAt === 'number' ? value.expiresAt : undefined;
  return { body: value.body, readyAt, expiresAt };
}

function isReplyBody(value: unknown): value is SendReplyBody {
  return isRecord(value) && typeof value.ticket === 'string' && typeof value.retryAfterMs === 'number';
}
