import { configurationError } from './configurationError.ts';

/**
 * Checks that a limit can be counted to.
 * @throws TypeError in three parts unless it is a whole number from 1
 */
export function checkCount(option: string, value: unknown): void {
  if (Number.isSafeInteger(value) && Number(value) >= 1) return;
  throw configurationError(
    `\`${option}\` is not a whole number above 0.`,
    'Such a limit would let everything through, or nothing.',
    'Set a whole number, or leave it out for the default.',
  );
}
