import { setupWorker } from 'msw/browser';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { simulateGenAuth, toMswHandlers } from '../../src/testing.ts';
import { createGenAuthCaller } from './simulatorCallers.ts';

const genAuth = simulateGenAuth();
const { send, signIn } = createGenAuthCaller(genAuth, (request) => fetch(request));
const worker = setupWorker(...toMswHandlers(genAuth, genAuth.credentials.appHost));
beforeAll(() => worker.start({ quiet: true, onUnhandledFrame: 'bypass' }));
afterAll(() => worker.stop());
beforeEach(() => genAuth.faults.clear());

it('goes from send over the inbox to the login in a page', async () => {
  expect(await send()).toMatchObject({ statusCode: 200 });
  expect(await signIn(genAuth.inbox.latest()!.code)).toMatchObject({ statusCode: 200 });
});

it.each(['reset', 'reply_lost', 'truncated'] as const)('fails to fetch in a page: %s', async (fault) => {
  genAuth.faults.set(fault);
  await expect(send()).rejects.toThrow(TypeError);
});
