import { configurationError } from './configurationError.ts';

/**
 * Checks that a limit can be counted to.
 * @throws TypeError in three parts unless it is a whole number from 1
 */
export function checkCount(option: string, value: unknown): void {
  if (Number.isSafeInteger(value) && Number(value) >= 1) return;
  throw configurationError(
    `\`${option}\` is not a whole number from 1.`,
    'A limit that cannot be counted to would let everything through, or nothing.',
    'Give a whole number, or leave it out for the default.',
  );
}
