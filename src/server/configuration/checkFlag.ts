import { configurationError } from './configurationError.ts';

/**
 * Checks that an option is a boolean.
 * @throws TypeError unless it is `true` or `false`
 */
export function checkFlag(option: string, value: unknown): void {
  if (typeof value === 'boolean') return;
  throw configurationError(
    `\`${option}\` is neither true nor false.`,
    "Any string would switch it on, even `'false'` from the environment.",
    "Compare it, `process.env.NAME === 'true'`, or leave it out.",
  );
}
