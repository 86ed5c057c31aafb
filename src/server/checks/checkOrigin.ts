import { configurationError } from '../configuration/configurationError.ts';
import type { SmsProxySettings } from '../options.ts';
import { refusal } from '../refusal.ts';

/**
 * Reads the list of origins that may request messages.
 * @throws TypeError for one that no browser sends: with a path, a wildcard, a trailing slash
 */
export function parseOrigins(origins: readonly string[]): ReadonlySet<string> {
  for (const [index, origin] of origins.entries()) {
    if (isOrigin(origin)) continue;
    throw configurationError(
      `\`allowedOrigins[${index}]\` is not an origin.`,
      'It is compared exactly with what browsers send, so it would never match. A wildcard would let every site send messages at your cost.',
      "Write scheme, host and, if there is one, port: 'https://app.example.com'.",
    );
  }
  return new Set(origins);
}

/** Tells whether this is an origin as browsers write it. */
export function isOrigin(origin: unknown): boolean {
  if (typeof origin !== 'string' || !/^([a-z][a-z0-9+.-]*:\/\/[^\s/?#*]+|file:\/\/)$/.test(origin))
    return false;
  // Other schemes (`capacitor://localhost`, Electron's `file://`) have no canonical form to compare with.
  return !/^https?:/.test(origin) || (URL.canParse(origin) && new URL(origin).origin === origin);
}

/**
 * Lets a request through if it comes from a page of the application. Browsers say so in `Origin`, or in
 * `Sec-Fetch-Site` where they omit that; a request with neither is not from a browser.
 * @throws SmsError `origin_refused`
 */
export function checkOrigin(
  headers: Headers,
  { allowedOrigins, allowNonBrowser }: Pick<SmsProxySettings, 'allowedOrigins' | 'allowNonBrowser'>,
  onRefused: (origin: string | null) => void,
): void {
  const origin = headers.get('Origin');
  const site = headers.get('Sec-Fetch-Site');
  const isOurs =
    origin !== null ? allowedOrigins.has(origin) : site !== null ? site === 'same-origin' : allowNonBrowser;
  if (isOurs) return;
  onRefused(origin);
  throw refusal('origin_refused');
}
