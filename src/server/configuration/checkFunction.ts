import { configurationError } from './configurationError.ts';

/**
 * Checks that a part of the application can be called, if it is given.
 * @throws TypeError in three parts unless it is a function or `undefined`
 */
export function checkFunction(option: string, value: unknown): void {
  if (value === undefined || typeof value === 'function') return;
  throw configurationError(
    `\`${option}\` is not a function.`,
    'Requests would fail, or be answered without it.',
    'Set a function, or leave it out; `process.env.NAME && hook` can be an empty string.',
  );
}
