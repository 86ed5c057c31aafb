import type { SmsErrorCode } from '../protocol/errors.ts';
import type { SmsErrorDetails } from '../protocol/SmsError.ts';
import { SmsError } from '../protocol/SmsError.ts';

/**
 * The error of a request that is refused. It has no stack: nobody is told where in the proxy that was, and to find it
 * out takes longer than the rest of a refusal.
 */
export function refusal(code: SmsErrorCode, details?: SmsErrorDetails): SmsError {
  const { stackTraceLimit } = Error;
  // Not by `=`, which throws where the globals are frozen.
  Reflect.set(Error, 'stackTraceLimit', 0);
  const error = new SmsError(code, details);
  Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  return error;
}
