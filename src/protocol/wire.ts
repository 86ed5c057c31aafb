import { isSmsErrorCode, SMS_ERRORS } from './errors.ts';
import type { SmsErrorCode } from './errors.ts';
import { isRecord } from './isRecord.ts';
import { SmsError } from './SmsError.ts';
import type { SendSmsReceipt, VerifySmsReceipt } from './requests.ts';

/** The header that identifies one act of the user, so that a repeated request is answered from the record. */
export const IDEMPOTENCY_KEY_HEADER = 'Idempotency-Key';

/** What an idempotency key must look like: 16 to 64 visible ASCII characters. */
export const IDEMPOTENCY_KEY_PATTERN = /^[\x21-\x7e]{16,64}$/;

/** Body of the proxy's 200 or 202 reply to a send. */
export interface SendReplyBody {
  status: 'sent' | 'unknown';
  ticket: string;
  retryAfterMs: number;
  codeLength: number;
  expiresInMs?: number | undefined;
  requestId: string;
}

/** Body of the proxy's 200 reply to a verification. */
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

/** An HTTP reply that was read to its end. `body` is the parsed JSON, or `undefined` if it was not JSON. */
export interface WireReply {
  status: number;
  headers: Headers;
  body: unknown;
}

/** Reads a duration in milliseconds; returns `undefined` for anything but a finite number from 0 on. */
export function toDurationMs(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : undefined;
}

/**
 * Reads `Retry-After` in milliseconds, in both forms of RFC 9110: seconds, or a date. A date is compared with the
 * reply's own `Date`, so that a wrong clock in the browser does not matter.
 */
export function readRetryAfterMs(headers: Headers): number | undefined {
  const value = headers.get('Retry-After') ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  return toDurationMs(Date.parse(value) - Date.parse(headers.get('Date') ?? ''));
}

/**
 * Reads the proxy's answer to a send.
 * @throws SmsError with the proxy's code; `unknown` if the answer did not come from the proxy, since then nobody can
 * say whether the message went out.
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
 * @throws SmsError with the proxy's code; `unknown` if the answer did not come from the proxy.
 */
export function fromVerifyReply(reply: WireReply): VerifySmsReceipt {
  const { status, headers, body } = reply;
  // An HTML page comes from something in between: the sign-in page of a network or an application, a host's fallback.
  if (status !== 200 || /html/.test(`${headers.get('Content-Type')}`)) throw fromProblem(reply);
  if (isRecord(body) && body.status === 'verified')
    return { data: body.data, requestId: readString(body.requestId) };
  // `onVerified` may have returned a `Response` of the application's own: its status 200 means success.
  return { data: body };
}

/** Reads a refusal. A code is trusted only if the reply has the status that the table gives that code. */
function fromProblem({ status, headers, body }: WireReply): SmsError {
  const fields = isRecord(body) ? body : {};
  const known = isSmsErrorCode(fields.code) && SMS_ERRORS[fields.code].status === status;
  return new SmsError(known ? (fields.code as SmsErrorCode) : 'unknown', {
    retryAfterMs: toDurationMs(fields.retryAfterMs) ?? readRetryAfterMs(headers),
    // Not a duration, but a finite number from 0 on as well.
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
