import { configurationError } from './configurationError.ts';

/**
 * Checks a limit.
 * @throws TypeError unless it is a whole number above 0
 */
export function checkCount(option: string, value: unknown): void {
  if (Number.isSafeInteger(value) && Number(value) >= 1) return;
  throw configurationError(
    `\`${option}\` is not a whole number above 0.`,
    'Such a limit would let everything through, or nothing.',
    'Set a whole number, or leave it out for the default.',
  );
}
