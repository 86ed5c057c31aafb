import { setupServer } from 'msw/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  ConnectionFault,
  createFakeClock,
  PLAIN_FAULTS,
  simulateGenAuth,
  simulateSignedV2,
  toMswHandlers,
  toNodeHandler,
} from '../../src/testing.ts';
import type { Simulator } from '../../src/testing.ts';
import { failureOf } from '../failureOf.ts';
import { openServer } from '../openService.ts';
import { createGenAuthCaller, createSignedV2Caller } from './simulatorCallers.ts';
import type { SimulatorFetch } from './simulatorCallers.ts';

/** Three ways to reach the same simulator: its own `fetch`, MSW, and a server on a socket. */
const WAYS: Record<
  string,
  (simulator: Pick<Simulator<unknown>, 'fetch'>, host: string) => Promise<SimulatorFetch>
> = {
  'its own fetch': async (simulator) => simulator.fetch,
  MSW: async (simulator, host) => {
    const server = setupServer(...toMswHandlers(simulator, host));
    server.listen({ onUnhandledFrame: 'error' });
    onTestFinished(() => server.close());
    return (request) => fetch(request);
  },
  'a Node server': async (simulator) => {
    const { url } = await openServer(toNodeHandler(simulator));
    return (request) => {
      const { pathname, search } = new URL(request.url);
      return fetch(url + pathname + search, request);
    };
  },
};

async function connect(way: string, clock = createFakeClock()) {
  const genAuth = simulateGenAuth({ clock });
  const fetchIt = await WAYS[way]!(genAuth, genAuth.credentials.appHost);
  return { clock, genAuth, fetchIt, ...createGenAuthCaller(genAuth, fetchIt) };
}

function sendRequest(appHost: string, signal?: AbortSignal): Request {
  return new Request(`${appHost}/api/v3/send-sms`, {
    method: 'POST',
    headers: { 'x-genauth-app-id': 'simulated-app' },
    body: JSON.stringify({ phoneNumber: '13800138000', channel: 'CHANNEL_LOGIN' }),
    signal: signal ?? null,
  });
}

describe.each(Object.keys(WAYS))('through %s', (way) => {
  it('sends, delivers to the inbox and logs in, on GenAuth', async () => {
    const { genAuth, send, signIn } = await connect(way);
    expect(await send()).toMatchObject({ statusCode: 200 });
    expect(await signIn(genAuth.inbox.latest()!.code)).toMatchObject({ statusCode: 200 });
  });

  it('sends, delivers to the inbox and logs in, on the signed endpoint', async () => {
    const v2 = simulateSignedV2();
    const fetchIt = await WAYS[way]!(v2, v2.credentials.baseUrl);
    const { send, logIn } = createSignedV2Caller(v2, fetchIt);
    expect(await send()).toMatchObject({ code: 200 });
    expect(await logIn(v2.inbox.latest()!.code)).toMatchObject({ code: 200 });
  });

  it('cuts the connection before anything is done', async () => {
    const { genAuth, send } = await connect(way);
    genAuth.faults.set('reset');
    await expect(send()).rejects.toThrow(TypeError);
    expect(genAuth.inbox.messages).toEqual([]);
  });

  it('delivers the message and loses the reply', async () => {
    const { genAuth, send } = await connect(way);
    genAuth.faults.set('reply_lost', { count: 1 });
    await expect(send()).rejects.toThrow(TypeError);
    expect(genAuth.inbox.messages).toHaveLength(1);
    expect(await send()).toMatchObject({ apiCode: 2080 });
  });

  it('delivers the message and breaks off in the middle of the reply', async () => {
    const { genAuth, send } = await connect(way);
    genAuth.faults.set('truncated');
    await expect(send()).rejects.toThrow(TypeError);
    expect(genAuth.inbox.messages).toHaveLength(1);
  });

  it('answers with HTTP 500, or with a web page, and does nothing', async () => {
    const { genAuth, fetchIt } = await connect(way);
    genAuth.faults.set('500');
    expect((await fetchIt(sendRequest(genAuth.credentials.appHost))).status).toBe(500);
    genAuth.faults.set('html');
    const page = await fetchIt(sendRequest(genAuth.credentials.appHost));
    expect(page.status).toBe(200);
    expect(page.headers.get('Content-Type')).toMatch(/^text\/html/);
    expect(await page.text()).toMatch(/^<!doctype html>/);
    expect(genAuth.inbox.messages).toEqual([]);
  });

  it('never answers until the caller aborts', async () => {
    const { genAuth, fetchIt } = await connect(way);
    genAuth.faults.set('hang');
    const abort = new AbortController();
    const request = sendRequest(genAuth.credentials.appHost, abort.signal);
    const reply = fetchIt(request);
    let isSettled = false;
    const settled = reply.catch(() => {}).finally(() => (isSettled = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isSettled).toBe(false);
    abort.abort();
    await settled;
    await expect(reply).rejects.toMatchObject({ name: 'AbortError' });
    // Used up to here on purpose: Node does not abort a request that has been garbage-collected.
    expect(request.signal.aborted).toBe(true);
    expect(genAuth.inbox.messages).toEqual([]);
  });

  it('does nothing for a caller that has aborted before', async () => {
    const { genAuth, fetchIt } = await connect(way);
    const request = sendRequest(genAuth.credentials.appHost, AbortSignal.abort());
    await expect(fetchIt(request)).rejects.toMatchObject({ name: 'AbortError' });
    expect(genAuth.inbox.messages).toEqual([]);
  });

  it.each([
    ['slow', 3_000],
    [{ slowMs: 5_000 }, 5_000],
  ] as const)('with the fault %o, answers %i ms late', async (fault, lateMs) => {
    const { clock, genAuth, send } = await connect(way);
    genAuth.faults.set(fault);
    const reply = send();
    await expect.poll(() => clock.pendingTimers).toBe(1);
    clock.advance(lateMs - 1);
    expect(genAuth.inbox.messages).toEqual([]);
    clock.advance(1);
    expect(await reply).toMatchObject({ statusCode: 200 });
    expect(clock.pendingTimers).toBe(0);
  });

  it('does not wait for a caller that has aborted', async () => {
    const { clock, genAuth, fetchIt } = await connect(way);
    genAuth.faults.set('slow');
    const abort = new AbortController();
    const request = sendRequest(genAuth.credentials.appHost, abort.signal);
    const reply = fetchIt(request);
    await expect.poll(() => clock.pendingTimers).toBe(1);
    abort.abort();
    await expect(reply).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => clock.pendingTimers).toBe(0);
    // Used up to here on purpose: Node does not abort a request that has been garbage-collected.
    expect(request.signal.aborted).toBe(true);
    expect(genAuth.inbox.messages).toEqual([]);
  });

  it("answers with the service's own numbers", async () => {
    const { genAuth, send, fetchIt } = await connect(way);
    genAuth.faults.set({ apiCode: '2080', retryAfterSeconds: 42 });
    const response = await fetchIt(sendRequest(genAuth.credentials.appHost));
    expect(response.headers.get('Retry-After')).toBe('42');
    expect(await response.json()).toMatchObject({ statusCode: 422, apiCode: '2080' });
    genAuth.faults.set({ statusCode: 601, message: 'Out of paper' });
    expect(await send()).toMatchObject({ statusCode: 601, message: 'Out of paper' });
    expect(genAuth.inbox.messages).toEqual([]);
  });
});

it.each(['its own fetch', 'a Node server'])('delivers half of the reply through %s', async (way) => {
  const { genAuth, fetchIt } = await connect(way);
  genAuth.faults.set('truncated');
  const response = await fetchIt(sendRequest(genAuth.credentials.appHost));
  expect(response.status).toBe(200);
  const reader = response.body!.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^\{"statusCode":200[^}]*$/);
  await expect(reader.read()).rejects.toThrow(TypeError);
});

it("answers with the signed endpoint's own numbers", async () => {
  const v2 = simulateSignedV2();
  v2.faults.set({ code: 5122 });
  expect(await createSignedV2Caller(v2).send()).toMatchObject({ code: 5122, data: null });
  expect(v2.inbox.messages).toEqual([]);
});

it('rejects with a ConnectionFault, which has the error code that Node uses', async () => {
  const genAuth = simulateGenAuth();
  genAuth.faults.set('reset');
  const failure = await failureOf(createGenAuthCaller(genAuth).send());
  expect(failure).toBeInstanceOf(ConnectionFault);
  expect(failure).toMatchObject({ code: 'ECONNRESET' });
});

it('affects as many requests as it is told to, then no more', async () => {
  const genAuth = simulateGenAuth();
  const { send } = createGenAuthCaller(genAuth);
  genAuth.faults.set('reset', { count: 0 });
  expect(genAuth.faults.current).toBeNull();
  genAuth.faults.set({ statusCode: 503 }, { count: 2 });
  expect(await send()).toMatchObject({ statusCode: 503 });
  expect(await send()).toMatchObject({ statusCode: 503 });
  expect(genAuth.faults.current).toBeNull();
  expect(await send()).toMatchObject({ statusCode: 200 });
});

it('affects only one operation when told to, and none once it is cleared', async () => {
  const genAuth = simulateGenAuth();
  const { send, signIn, preCheck } = createGenAuthCaller(genAuth);
  genAuth.faults.set({ apiCode: 2005 }, { operation: 'verify' });
  expect(await send()).toMatchObject({ statusCode: 200 });
  const { code } = genAuth.inbox.latest()!;
  expect(await signIn(code)).toMatchObject({ apiCode: 2005 });
  expect(await preCheck(code)).toMatchObject({ apiCode: 2005 });
  genAuth.faults.clear();
  expect(await signIn(code)).toMatchObject({ statusCode: 200 });
});

it('tells its faults from other values, and refuses the others', () => {
  const { faults } = simulateGenAuth();
  const own = [...PLAIN_FAULTS, { slowMs: 0 }, { apiCode: 2080 }, { apiCode: '2080' }, { statusCode: 500 }];
  const others = [
    null,
    'fire',
    {},
    [],
    { slowMs: -1 },
    { apiCode: 'x' },
    { statusCode: 200 },
    { code: 5058 },
  ];
  expect([...own, ...others].filter((value) => faults.isFault(value))).toEqual(own);
  for (const value of others)
    expect(() => faults.set(value as never), JSON.stringify(value)).toThrow(
      /is not a fault of this gateway.*Use one of/,
    );
  const v2 = simulateSignedV2().faults;
  const codes = [{ code: 5058 }, { code: 200 }, { code: 0 }, { code: '5058' }, { apiCode: 2080 }];
  expect(codes.filter((value) => v2.isFault(value))).toEqual([{ code: 5058 }]);
});
