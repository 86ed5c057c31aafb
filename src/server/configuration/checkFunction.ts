import { configurationError } from './configurationError.ts';

/**
 * Checks that an option can be called, if it is set.
 * @throws TypeError unless it is a function or `undefined`
 */
export function checkFunction(option: string, value: unknown): void {
  if (value === undefined || typeof value === 'function') return;
  throw configurationError(
    `\`${option}\` is not a function.`,
    'Requests would fail, or be answered without it.',
    'Set a function, or leave it out; `process.env.NAME && hook` can be an empty string.',
  );
}
