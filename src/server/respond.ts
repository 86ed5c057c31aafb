import { SMS_ERRORS } from '../protocol/errors.ts';
import type { SmsErrorCode } from '../protocol/errors.ts';
import type { SmsErrorDetails } from '../protocol/SmsError.ts';
import type { ProblemBody } from '../protocol/wire.ts';

/** The part of an error that is sent. */
interface Problem extends Pick<SmsErrorDetails, 'retryAfterMs' | 'attemptsLeft'> {
  code: SmsErrorCode;
}

const RETRY_AFTER_MS: Partial<Record<SmsErrorCode, number>> = {
  send_in_progress: 1_000,
  limiter_unavailable: 5_000,
  captcha_unavailable: 5_000,
};

/** The time until a limit is over is rounded up to steps of this, so that it does not reveal when others sent. */
const LIMIT_STEP_MS = 300_000;

/** Headers of every answer. */
const BASE_HEADERS = { 'Cache-Control': 'no-store', Vary: 'Origin, Sec-Fetch-Site' };

/** A JSON answer, never cached. */
export function toJsonResponse(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...BASE_HEADERS, ...headers },
  });
}

/**
 * The answer for a refusal, `application/problem+json` (RFC 9457). The status comes from the code; neither the error's
 * message nor its cause is sent.
 */
export function toProblemResponse(
  error: Problem,
  requestId: string,
  headers: Record<string, string> = {},
): Response {
  const { code, attemptsLeft } = error;
  // Only a code that arises in browsers has no status, and none of those gets here.
  const status = SMS_ERRORS[code].status ?? SMS_ERRORS.internal.status;
  const retryAfterMs = toRetryAfterMs(error);
  const body: ProblemBody = {
    type: `urn:react-sms-code:problem:${code}`,
    title: code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' '),
    status,
    code,
    retryAfterMs,
    attemptsLeft,
    requestId,
  };
  return toJsonResponse(status, body, {
    'Content-Type': 'application/problem+json',
    ...(retryAfterMs !== undefined && { 'Retry-After': String(Math.ceil(retryAfterMs / 1000)) }),
    // Otherwise the rest of a body that was not read to its end would be taken for the next request.
    ...((code === 'request_too_large' || code === 'request_timed_out') && { Connection: 'close' }),
    ...(code === 'method_not_allowed' && { Allow: 'POST' }),
    ...headers,
  });
}

function toRetryAfterMs({ code, retryAfterMs }: Problem): number | undefined {
  if (code === 'limit_reached' && retryAfterMs !== undefined)
    return Math.ceil(retryAfterMs / LIMIT_STEP_MS) * LIMIT_STEP_MS;
  return retryAfterMs ?? RETRY_AFTER_MS[code];
}
