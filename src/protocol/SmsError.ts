import { isSmsErrorCode } from './errors.ts';
import type { SmsErrorCode } from './errors.ts';
import { isRecord } from './isRecord.ts';

const brand = Symbol.for('react-sms-code.SmsError');

/** What an error can carry besides its code. */
export interface SmsErrorDetails {
  /** How long to wait before the next try, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** Tries left for the current code. */
  attemptsLeft?: number | undefined;
  /** The id of the request in the server's log. */
  requestId?: string | undefined;
  /**
   * An explanation for developers, never shown to a user.
   * @default the code
   */
  message?: string | undefined;
  /** The error or value that caused it. Never sent over the wire. */
  cause?: unknown;
}

/**
 * The error class of this package, in the browser and on the server: `code` says what went wrong. Test for it with
 * {@link isSmsError}. The texts that users see are in the messages, by code.
 */
export class SmsError extends Error {
  declare readonly code: SmsErrorCode;
  declare readonly retryAfterMs?: number;
  declare readonly attemptsLeft?: number;
  declare readonly requestId?: string;

  constructor(code: SmsErrorCode, details: SmsErrorDetails = {}) {
    super(details.message ?? code, details);
    this.name = 'SmsError';
    this.code = code;
    for (const name of ['attemptsLeft', 'retryAfterMs', 'requestId'] as const)
      if (details[name] !== undefined) (this as Record<string, unknown>)[name] = details[name];
    Object.defineProperty(this, brand, { value: true });
  }
}

/**
 * Tells whether a value is an {@link SmsError}. It checks a brand, not `instanceof`, so an error from another copy of
 * the package (a bundled entry point, another realm) counts too. An error with an unknown code does not count.
 */
export function isSmsError(value: unknown): value is SmsError {
  return isRecord(value) && brand in value && isSmsErrorCode(value.code);
}

/** Returns a thrown {@link SmsError} unchanged, and wraps anything else as the cause of a new one with this code. */
export function toSmsError(thrown: unknown, code: SmsErrorCode = 'unknown'): SmsError {
  return isSmsError(thrown) ? thrown : new SmsError(code, { cause: thrown });
}
