// @vitest-environment jsdom
import '../setupDom.ts';
import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PhoneLoginForm, proxyTransport, SmsProvider } from '../../src/index.ts';
import { createSmsProxy, genAuthGateway } from '../../src/server.ts';
import { createMemoryStorage, simulateGenAuth, toMswHandlers } from '../../src/testing.ts';

const server = setupServer();
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** A login whose gateway, proxy and cooldowns are shared with no other test. */
export function renderLogin() {
  const genAuth = simulateGenAuth();
  const sms = createSmsProxy({
    gateway: genAuthGateway({ ...genAuth.credentials, fetch: genAuth.fetch }),
    secrets: ['any text of thirty-two bytes will do'],
    allowedOrigins: [],
    allowNonBrowser: true, // under MSW, a request has no origin
    channels: ['CHANNEL_LOGIN'],
    countries: { CN: {} },
    development: true, // instead of limits.totalPerDay
  });
  server.use(...toMswHandlers(sms, '/api/sms'));
  const transport = proxyTransport({ url: '/api/sms' });
  // resume={false}: otherwise the next test would pick up this number, as after a reload.
  render(
    <SmsProvider transport={transport} storage={createMemoryStorage()}>
      <PhoneLoginForm resume={false} />
    </SmsProvider>,
  );
  return { readCode: () => genAuth.inbox.latest()?.code ?? '' };
}

async function sendCode(user: UserEvent) {
  await user.type(screen.getByLabelText('Phone number'), '13800138000');
  await user.click(screen.getByRole('button', { name: 'Send code' }));
  await screen.findByText(/Code sent to .*•••/);
}

describe.each(['first', 'second'])('for the %s time with the same number', () => {
  it('a code is sent', async () => {
    const user = userEvent.setup();
    const { readCode } = renderLogin();
    await sendCode(user);
    expect(readCode()).toMatch(/^\d{6}$/);
  });

  it('somebody logs in', async () => {
    const user = userEvent.setup();
    const { readCode } = renderLogin();
    await sendCode(user);
    await user.type(screen.getByLabelText('Verification code'), readCode());
    expect(await screen.findAllByText('Your phone is verified.')).not.toEqual([]);
  });
});

it('is used as the README shows it', () => {
  const read = (path: string) => readFileSync(path, 'utf8');
  const shown = read('README.md').match(/^export function renderLogin\(.*?^\}$/ms)?.[0];
  expect(shown).toBeDefined();
  expect(read(import.meta.filename)).toContain(shown);
});
