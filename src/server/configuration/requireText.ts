import { configurationError } from './configurationError.ts';

/**
 * Checks that a configured value is a text that is not empty.
 * @throws TypeError in three parts
 */
export function requireText(option: string, value: unknown, remedy: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw configurationError(
    `\`${option}\` is missing.`,
    'Without it the service refuses every message.',
    remedy,
  );
}
