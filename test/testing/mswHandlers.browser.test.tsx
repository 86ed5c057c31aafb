import { setupWorker } from 'msw/browser';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { proxyTransport } from '../../src/core.ts';
import { createSmsProxy, genAuthGateway } from '../../src/server.ts';
import { simulateGenAuth, toMswHandlers } from '../../src/testing.ts';
import { createGenAuthCaller } from './simulatorCallers.ts';

const genAuth = simulateGenAuth();
const { send, signIn } = createGenAuthCaller(genAuth, (request) => fetch(request));
const sms = createSmsProxy({
  gateway: genAuthGateway({ ...genAuth.credentials, fetch: genAuth.fetch }),
  secrets: ['a secret that is long enough for a test'],
  allowedOrigins: [],
  allowNonBrowser: true,
  channels: ['CHANNEL_LOGIN'],
  countries: { CN: {} },
  development: true,
  onEvent: () => {},
});
const worker = setupWorker(
  ...toMswHandlers(genAuth, genAuth.credentials.appHost),
  ...toMswHandlers(sms, '/api/sms'),
);
beforeAll(() => worker.start({ quiet: true, onUnhandledFrame: 'bypass' }));
afterAll(() => worker.stop());
beforeEach(() => genAuth.faults.clear());

it('sends, delivers to the inbox and logs in, in a page', async () => {
  expect(await send()).toMatchObject({ statusCode: 200 });
  expect(await signIn(genAuth.inbox.latest()!.code)).toMatchObject({ statusCode: 200 });
});

it('does so through a proxy, in a page', async () => {
  const proxy = proxyTransport({ url: '/api/sms' });
  const { signal } = new AbortController();
  const request = { channel: 'CHANNEL_LOGIN', phoneNumber: '13900139000', phoneCountryCode: '+86' } as const;
  const { ticket } = await proxy.send(request, { signal, idempotencyKey: crypto.randomUUID() });
  const { code } = genAuth.inbox.latest(request.phoneNumber)!;
  const receipt = await proxy.verify!({ ...request, ticket, code }, { signal });
  expect(receipt).toEqual({ requestId: expect.any(String) });
});

it.each(['reset', 'reply_lost', 'truncated'] as const)('fails to fetch in a page: %s', async (fault) => {
  genAuth.faults.set(fault);
  await expect(send()).rejects.toThrow(TypeError);
});
