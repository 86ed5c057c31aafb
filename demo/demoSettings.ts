import type { GatewayName } from './gateways.ts';

/** The demo's settings, from the environment. `null` instead of credentials means the simulated service. */
export interface DemoSettings extends Record<GatewayName, object | null> {
  port: number;
  host: string;
  genauth: { appHost: string; appId: string; appSecret: string } | null;
  v2: { baseUrl: string; userDomain: string; userDomainSecret: string } | null;
  /** Signs the tickets; a random one for each start if the environment has none. */
  ticketSecret: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the demo's settings.
 * @throws Error with a one-line message for the terminal: an invalid port, or an incomplete set of credentials
 */
export function parseDemoSettings(environment: Environment): DemoSettings {
  return {
    port: parsePort(environment.PORT || '5173'),
    host: environment.HOST || '127.0.0.1',
    genauth: readSet(environment, {
      appHost: 'GENAUTH_APP_HOST',
      appId: 'GENAUTH_APP_ID',
      appSecret: 'GENAUTH_APP_SECRET',
    }),
    v2: readSet(environment, {
      baseUrl: 'SMS_V2_BASE_URL',
      userDomain: 'SMS_V2_USER_DOMAIN',
      userDomainSecret: 'SMS_V2_USER_DOMAIN_SECRET',
    }),
    ticketSecret: environment.SMS_TICKET_SECRET || crypto.randomUUID() + crypto.randomUUID(),
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(
    `PORT is "${text}", which is no port. Give a number from 0 to 65535, or leave it out for 5173.`,
  );
}

/** Reads a set of credentials; `null` if none of them is set. */
function readSet<Name extends string>(
  environment: Environment,
  names: Record<Name, string>,
): Record<Name, string> | null {
  const entries = Object.entries<string>(names).map(
    ([name, variable]) => [name, environment[variable] ?? ''] as const,
  );
  const missing = Object.values<string>(names).filter((variable) => !environment[variable]);
  if (missing.length === entries.length) return null;
  if (missing.length === 0) return Object.fromEntries(entries) as Record<Name, string>;
  throw new Error(
    `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing. Set the whole set to use the real service, or none of it for the simulated one.`,
  );
}
