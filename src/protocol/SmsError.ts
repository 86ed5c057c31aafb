import { isSmsErrorCode } from './errors.ts';
import type { SmsErrorCode } from './errors.ts';
import { isRecord } from './isRecord.ts';

const brand = Symbol.for('react-sms-code.SmsError');

/** What can ride along with an error's code. */
export interface SmsErrorDetails {
  /** How long to wait before the next try, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** Tries left for the present code. */
  attemptsLeft?: number | undefined;
  /** The id under which the server's log knows the request. */
  requestId?: string | undefined;
  /** A developer's explanation; the code alone when left out. Never shown to a user. */
  message?: string | undefined;
  /** The error or value behind it. Stays on this side of the wire. */
  cause?: unknown;
}

/**
 * The one error of this package: whatever fails, on either side of the wire, is told apart by its `code`.
 * Test for it with {@link isSmsError}; texts for a user come from the messages, by code.
 */
export class SmsError extends Error {
  declare readonly code: SmsErrorCode;
  declare readonly retryAfterMs?: number;
  declare readonly attemptsLeft?: number;
  declare readonly requestId?: string;

  constructor(code: SmsErrorCode, details: SmsErrorDetails = {}) {
    super(details.message ?? code, details);
    const { retryAfterMs, attemptsLeft, requestId } = details;
    this.name = 'SmsError';
    this.code = code;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
    if (attemptsLeft !== undefined) this.attemptsLeft = attemptsLeft;
    if (requestId !== undefined) this.requestId = requestId;
    Object.defineProperty(this, brand, { value: true });
  }
}

/**
 * Tells whether a value is an {@link SmsError}. Goes by a brand and not by `instanceof`, so that an error of
 * another copy of the package (a bundled door, another realm) counts too. One whose code is in no table does not:
 * nobody could say what it means.
 */
export function isSmsError(value: unknown): value is SmsError {
  return isRecord(value) && brand in value && isSmsErrorCode(value.code);
}

/** What was thrown as an {@link SmsError}: itself, or one of this code with it as the cause. */
export function toSmsError(thrown: unknown, code: SmsErrorCode = 'unknown'): SmsError {
  return isSmsError(thrown) ? thrown : new SmsError(code, { cause: thrown });
}
