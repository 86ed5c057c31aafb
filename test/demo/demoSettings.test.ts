import { expect, it } from 'vitest';
import { parseDemoSettings } from '../../demo/demoSettings.ts';

it.each([{}, { PORT: '', HOST: '', GENAUTH_APP_ID: '' }])(
  'simulates both services on port 5173 with %o',
  (environment) => {
    const settings = parseDemoSettings(environment);
    expect(settings).toMatchObject({ port: 5173, host: '127.0.0.1', genauth: null, v2: null });
    expect(settings.ticketSecret.length).toBeGreaterThanOrEqual(32);
  },
);

it('uses the real service if all of its credentials are set', () => {
  const environment = {
    SMS_V2_BASE_URL: 'https://example.com',
    SMS_V2_USER_DOMAIN: 'C.DM.1',
    SMS_V2_USER_DOMAIN_SECRET: 's',
  };
  expect(parseDemoSettings(environment)).toMatchObject({
    genauth: null,
    v2: { baseUrl: 'https://example.com', userDomain: 'C.DM.1', userDomainSecret: 's' },
  });
});

it.each([
  [{ GENAUTH_APP_ID: 'id' }, 'GENAUTH_APP_HOST and GENAUTH_APP_SECRET are missing'],
  [{ GENAUTH_APP_HOST: 'example.com', GENAUTH_APP_ID: 'id' }, 'GENAUTH_APP_SECRET is missing'],
  [{ SMS_V2_USER_DOMAIN: 'C.DM.1' }, 'SMS_V2_BASE_URL and SMS_V2_USER_DOMAIN_SECRET are missing'],
])('says in one line what is missing next to %o', (environment, missing) => {
  const message = new RegExp(`^${missing}\\. Set the whole set .*, or none of it .*\\.$`);
  expect(() => parseDemoSettings(environment)).toThrow(message);
});

it.each(['http', '-1', '65536', '80.5'])(
  'says in one line that PORT %j is not a port, and what is',
  (PORT) => {
    expect(() => parseDemoSettings({ PORT })).toThrow(
      `PORT is "${PORT}", which is no port. Give a number from 0 to 65535, or leave it out for 5173.`,
    );
  },
);
