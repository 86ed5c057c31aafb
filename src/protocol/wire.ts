import { isSmsErrorCode, SMS_ERRORS } from './errors.ts';
import type { SmsErrorCode } from './errors.ts';
import { isRecord } from './isRecord.ts';
import { SmsError } from './SmsError.ts';
import type { SendSmsReceipt, VerifySmsReceipt } from './requests.ts';

/** Header that names one act of the user, so that a repeated request is answered from the record. */
export const IDEMPOTENCY_KEY_HEADER = 'Idempotency-Key';

/** What an idempotency key must look like: 16 to 64 visible ASCII characters. */
export const IDEMPOTENCY_KEY_PATTERN = /^[\x21-\x7e]{16,64}$/;

/** Body of the proxy's 200 and 202 to a send. */
export interface SendReplyBody {
  status: 'sent' | 'unknown';
  ticket: string;
  retryAfterMs: number;
  codeLength: number;
  expiresInMs?: number | undefined;
  requestId: string;
}

/** Body of the proxy's 200 to a verification. */
export interface VerifyReplyBody {
  status: 'verified';
  data?: unknown;
  requestId: string;
}

/** Body of the proxy's refusals, RFC 9457. `code` is the contract. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: SmsErrorCode;
  retryAfterMs?: number | undefined;
  attemptsLeft?: number | undefined;
  requestId: string;
}

/** A reply of any HTTP service, read to its end: the JSON body, or `undefined` when it was none. */
export interface WireReply {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A value as a length of time in milliseconds, or `undefined` when it is none: not a number, negative, infinite. */
export function toDurationMs(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : undefined;
}

/**
 * The `Retry-After` of a reply in milliseconds, both forms of RFC 9110: seconds, or a date. A date is held
 * against the reply's own `Date`, so that a wrong clock in the browser does not matter.
 */
export function readRetryAfterMs(headers: Headers): number | undefined {
  const value = headers.get('Retry-After') ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  return toDurationMs(Date.parse(value) - Date.parse(headers.get('Date') ?? ''));
}

/**
 * Reads the proxy's answer to a send.
 * @throws SmsError with the proxy's code; `unknown` when the answer is not one of the proxy's, since then
 * nobody can say whether the message went out.
 */
export function fromSendReply(reply: WireReply, now: number): SendSmsReceipt {
  const { status, body } = reply;
  if (
    (status === 200 || status === 202) &&
    isRecord(body) &&
    (body.status === 'sent' || body.status === 'unknown')
  ) {
    const expiresInMs = toDurationMs(body.expiresInMs);
    return {
      status: body.status,
      requestId: readString(body.requestId),
      ticket: readString(body.ticket),
      codeLength: isCodeLength(body.codeLength) ? body.codeLength : undefined,
      expiresAt: expiresInMs === undefined ? undefined : now + expiresInMs,
      retryAfterMs: toDurationMs(body.retryAfterMs),
    };
  }
  throw fromProblem(reply);
}

/**
 * Reads the proxy's answer to a verification.
 * @throws SmsError with the proxy's code; `unknown` when the answer is not one of the proxy's.
 */
export function fromVerifyReply(reply: WireReply): VerifySmsReceipt {
  const { status, headers, body } = reply;
  // A page comes from what stands in between: a network's or an application's sign-in, a host's fallback.
  if (status !== 200 || /html/.test(`${headers.get('Content-Type')}`)) throw fromProblem(reply);
  if (isRecord(body) && body.status === 'verified')
    return { data: body.data, requestId: readString(body.requestId) };
  // `onVerified` may answer with a whole response of the application's own; a 200 is its yes.
  return { data: body };
}

/** Reads a refusal. A code is believed only beside the status that it has in the table. */
function fromProblem({ status, headers, body }: WireReply): SmsError {
  const fields = isRecord(body) ? body : {};
  const known = isSmsErrorCode(fields.code) && SMS_ERRORS[fields.code].status === status;
  return new SmsError(known ? (fields.code as SmsErrorCode) : 'unknown', {
    retryAfterMs: toDurationMs(fields.retryAfterMs) ?? readRetryAfterMs(headers),
    // No length of time, but a number from 0 like one.
    attemptsLeft: toDurationMs(fields.attemptsLeft),
    requestId: readString(fields.requestId),
    message: known ? undefined : `HTTP ${status} without an answer of the proxy`,
  });
}

/** Tells whether a code may have this many digits: 4 to 8. */
export function isCodeLength(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 4 && (value as number) <= 8;
}

function readString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
