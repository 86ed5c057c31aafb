// @vitest-environment jsdom
import '../setupDom.ts';
import { readFileSync } from 'node:fs';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PhoneLoginForm, proxyTransport, SmsProvider } from '../../src/index.ts';
import { createSmsProxy, genAuthGateway } from '../../src/server.ts';
import { createMemoryStorage, simulateGenAuth, toMswHandlers } from '../../src/testing.ts';

const server = setupServer();
beforeAll(() => server.listen());
afterAll(() => server.close());
afterEach(() => {
  cleanup();
  server.resetHandlers();
});

/** Renders a login whose gateway, proxy and cooldowns are shared with no other test. Returns the gateway. */
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
  sessionStorage.clear(); // or the form would start with the number of an unfinished test, as after a reload
  render(
    <SmsProvider transport={transport} storage={createMemoryStorage()}>
      <PhoneLoginForm />
    </SmsProvider>,
  );
  return genAuth;
}

afterEach(() => vi.restoreAllMocks());

/** Time stands still afterwards, until the next jump or `vi.restoreAllMocks()`. */
export function sleep(ms: number) {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + ms);
  act(() => void window.dispatchEvent(new Event('focus')));
}

async function sendCode(user: UserEvent) {
  await user.type(screen.getByLabelText('Phone number'), '13800138000');
  await user.click(screen.getByRole('button', { name: 'Send code' }));
  await screen.findByRole('button', { name: 'Resend code' });
}

it('without fake timers, a cooldown ends and a code expires after a jump of the clock', async () => {
  const user = userEvent.setup();
  const { inbox } = renderLogin();
  await sendCode(user);
  sleep(60_000);
  await user.click(screen.getByRole('button', { name: 'Resend code' }));
  await waitFor(() => expect(inbox.messages).toHaveLength(2));
  sleep(300_000);
  await user.type(screen.getByLabelText('Verification code'), inbox.latest()?.code ?? '');
  const code = screen.getByLabelText('Verification code');
  await waitFor(() => expect(code).toHaveAccessibleDescription(/expired/));
});

describe.each(['first', 'second'])('for the %s time with the same number', () => {
  it('a code is sent', async () => {
    const user = userEvent.setup();
    const { inbox } = renderLogin();
    await sendCode(user);
    expect(inbox.messages).toHaveLength(1);
  });

  it('somebody logs in', async () => {
    const user = userEvent.setup();
    const { inbox } = renderLogin();
    await sendCode(user);
    await user.type(screen.getByLabelText('Verification code'), inbox.latest()?.code ?? '');
    expect(await screen.findAllByText('Your phone is verified.')).not.toEqual([]);
  });
});

it.each([
  ['README.md', 'const server'],
  ['docs/testing.md', 'export function sleep'],
])('%s shows what is used here', (page, start) => {
  const read = (path: string) => readFileSync(path, 'utf8');
  const shown = new RegExp(`^${start}.*?^\\}$`, 'ms').exec(read(page))?.[0];
  expect(shown).toBeDefined();
  expect(read(import.meta.filename)).toContain(shown);
});
