import { configurationError } from './configurationError.ts';

/**
 * Checks a duration. `matters` is the part of the error that says what would happen otherwise.
 * @throws TypeError unless it is a finite number of milliseconds above 0
 */
export function checkDuration(name: string, value: unknown, matters: string): void {
  if (Number.isFinite(value) && Number(value) > 0) return;
  throw configurationError(`${name} is not a duration.`, matters, 'Set it in milliseconds.');
}
