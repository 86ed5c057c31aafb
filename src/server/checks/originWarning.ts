import type { SmsProxySettings } from '../options.ts';
import { warnDeveloper } from '../warnDeveloper.ts';
import { isOrigin } from './checkOrigin.ts';

/** Anybody can make up origins, so no more than this many reach the console. */
const MOST_WARNINGS = 10;

/** A host name has 253 characters at most. */
const LONGEST_ORIGIN = 300;

/**
 * Creates the console warning about refused origins, printed once for each origin. With an `onEvent`, it is printed
 * only in development, since the event reports the refusal. An origin that could not be listed anyway is not printed.
 */
export function createOriginWarning({
  onEvent,
  development,
}: Pick<SmsProxySettings, 'onEvent' | 'development'>) {
  const warned = new Set<string>();
  return (origin: string | null): void => {
    if (onEvent && !development) return;
    if (origin === null || warned.has(origin) || warned.size >= MOST_WARNINGS || !isPrintable(origin)) return;
    warned.add(origin);
    warnDeveloper(
      `A request from ${origin} was refused.`,
      'That origin is not listed, so its pages get nothing but `origin_refused`.',
      `If the page is yours, add '${origin}' to \`allowedOrigins\`.`,
    );
  };
}

function isPrintable(origin: string): boolean {
  return origin.length <= LONGEST_ORIGIN && /^[!-~]+$/.test(origin) && isOrigin(origin);
}
