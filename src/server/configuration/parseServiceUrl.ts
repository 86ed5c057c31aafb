import { configurationError } from './configurationError.ts';

/**
 * Reads the address of a service from the configuration, without its trailing slashes.
 * @throws TypeError unless it is https, or http on the loopback interface
 */
export function parseServiceUrl(option: string, value: unknown): string {
  const text = String(value);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url && !url.username && !url.password && !url.search && !url.hash;
  const loopback = url && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (plain && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback)))
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  throw configurationError(
    `\`${option}\` is not the https address of a service.`,
    'Secrets and phone numbers are sent there, so http is allowed only on loopback, and the address must have no credentials and no query.',
    `Write it like \`${option}: 'https://example.com'\`.`,
  );
}
