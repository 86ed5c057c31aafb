import { configurationError } from './configurationError.ts';

/**
 * Checks that a configured value is a text with more than white space.
 * @throws TypeError if it is not
 */
export function requireText(option: string, value: unknown, remedy: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw configurationError(
    `\`${option}\` is missing.`,
    'Without it the service refuses every message.',
    remedy,
  );
}
