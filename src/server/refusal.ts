import type { SmsErrorCode } from '../protocol/errors.ts';
import type { SmsErrorDetails } from '../protocol/SmsError.ts';
import { SmsError } from '../protocol/SmsError.ts';

/**
 * Creates the error of a refused request. It has no stack trace: nobody would see it, and capturing it takes longer
 * than the rest of a refusal.
 */
export function refusal(code: SmsErrorCode, details?: SmsErrorDetails): SmsError {
  const { stackTraceLimit } = Error;
  // Not by `=`, which throws where the globals are frozen.
  Reflect.set(Error, 'stackTraceLimit', 0);
  const error = new SmsError(code, details);
  Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  return error;
}
