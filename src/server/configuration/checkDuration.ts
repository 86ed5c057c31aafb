import { configurationError } from './configurationError.ts';

/**
 * Checks that a time comes to an end. `matters` is what would happen otherwise.
 * @throws TypeError in three parts unless it is a number of milliseconds above 0
 */
export function checkDuration(name: string, value: unknown, matters: string): void {
  if (Number.isFinite(value) && Number(value) > 0) return;
  throw configurationError(`${name} is not a duration.`, matters, 'Set it in milliseconds.');
}
