import { getEventListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { proxyTransport } from '../../../src/core.ts';
import type { SendSmsRequest } from '../../../src/core.ts';
import { openService, toAnswer } from '../../openService.ts';
import type { RecordedRequest } from '../../openService.ts';

const REQUEST: SendSmsRequest = {
  channel: 'CHANNEL_LOGIN',
  phoneNumber: '13800138000',
  phoneCountryCode: '+86',
};
const VERIFY = { ...REQUEST, code: '123456', ticket: 'v1.t' };
const SENT = { status: 'sent', ticket: 'v1.t', retryAfterMs: 60_000, codeLength: 6, requestId: 'r1' };
const context = (signal = new AbortController().signal) => ({
  signal,
  idempotencyKey: 'a-key-of-20-letters-',
});

/** Makes the browser say that there is no network, until the test is over. */
function goOffline(): void {
  vi.stubGlobal('navigator', { onLine: false });
  onTestFinished(() => void vi.unstubAllGlobals());
}

/** Cuts the connection in the middle of a reply with status 200. */
const cutReply: RequestListener = (_, response) => {
  response.writeHead(200, { 'Content-Length': '1000' });
  response.write('{"status":"sent"', () => response.destroy());
};

describe('send', () => {
  it('posts the request to /send, with the idempotency key', async () => {
    const { requests, url } = await openService(toAnswer(SENT));
    const receipt = await proxyTransport({ url: `${url}/api/sms/` }).send(
      { ...REQUEST, captchaToken: 'token' },
      context(),
    );
    expect(receipt).toMatchObject({ status: 'sent', ticket: 'v1.t', retryAfterMs: 60_000, requestId: 'r1' });
    expect(requests).toHaveLength(1);
    const [{ method, path, headers, body }] = requests as [RecordedRequest];
    expect([method, path]).toEqual(['POST', '/api/sms/send']);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': 'a-key-of-20-letters-',
    });
    expect(JSON.parse(body)).toEqual({ ...REQUEST, captchaToken: 'token' });
  });

  it('posts nothing but the fields of a request', async () => {
    const { requests, url } = await openService(toAnswer(SENT));
    const more = { channel: 'CHANNEL_LOGIN', phoneNumber: '13800138000', password: 'mine' } as const;
    await proxyTransport({ url }).send(more, context());
    expect(JSON.parse(requests[0]!.body)).toEqual({ channel: 'CHANNEL_LOGIN', phoneNumber: '13800138000' });
  });

  it('marks a repeated request as one, since the proxy answers it from its record', async () => {
    const { requests, url } = await openService(toAnswer(SENT));
    const transport = proxyTransport({ url });
    expect(transport.canRepeat).toBe(true);
    await transport.send(REQUEST, { ...context(), isRepeat: true });
    expect(JSON.parse(requests[0]!.body)).toEqual({ ...REQUEST, isRepeat: true });
  });

  it('adds headers, which it asks for before each request, and lets none replace its own', async () => {
    const { requests, url } = await openService(toAnswer(SENT));
    let asked = 0;
    const headers = async () => ({ 'X-CSRF': `token ${++asked}`, 'content-type': 'text/plain' });
    const transport = proxyTransport({ url, headers });
    await transport.send(REQUEST, context());
    await transport.send(REQUEST, context());
    expect(requests.map((each) => each.headers['x-csrf'])).toEqual(['token 1', 'token 2']);
    expect(requests.map((each) => each.headers['content-type'])).toEqual([
      'application/json',
      'application/json',
    ]);
  });

  it('makes no request if the headers function fails', async () => {
    const { requests, url } = await openService(toAnswer(SENT));
    const headers = () => Promise.reject(new Error('no session'));
    await expect(proxyTransport({ url, headers }).send(REQUEST, context())).rejects.toMatchObject({
      code: 'request_malformed',
      cause: new Error('no session'),
    });
    expect(requests).toHaveLength(0);
  });

  // What each reply means is tested without a network: test/protocol/wire.test.ts.
  it('throws the error that the code of a refusal names, with the time of its header', async () => {
    const problem = { type: 'about:blank', title: 'Too early', code: 'too_early', requestId: 'r1' };
    const { url } = await openService(toAnswer(problem, 429, { 'Retry-After': '42' }));
    await expect(proxyTransport({ url }).send(REQUEST, context())).rejects.toMatchObject({
      name: 'SmsError',
      code: 'too_early',
      retryAfterMs: 42_000,
      requestId: 'r1',
    });
  });

  it.each([
    ['an HTML page', '<!doctype html>'],
    ['nothing', ''],
    ['half a reply', '{"status":"sent","tick'],
  ])('does not know the outcome if a 200 contains %s', async (_, text) => {
    const { url } = await openService(toAnswer(text));
    await expect(proxyTransport({ url }).send(REQUEST, context())).rejects.toMatchObject({ code: 'unknown' });
  });

  it.each<[string, RequestListener]>([
    ['is cut before the reply', (_, response) => response.destroy()],
    ['is cut in the middle of the reply', cutReply],
  ])('does not know the outcome if the connection %s', async (_, cut) => {
    const { url } = await openService(cut);
    await expect(proxyTransport({ url }).send(REQUEST, context())).rejects.toMatchObject({
      code: 'network_failed',
    });
  });

  it('knows that nothing was sent if the request fails and the device has no network', async () => {
    goOffline();
    const transport = proxyTransport({ url: 'http://127.0.0.1:1' });
    await expect(transport.send(REQUEST, context())).rejects.toMatchObject({
      code: 'offline',
      cause: { name: 'TypeError' },
    });
  });

  it('accepts an answer, even if the device says that it has no network', async () => {
    goOffline();
    const { url } = await openService(toAnswer(SENT));
    await expect(proxyTransport({ url }).send(REQUEST, context())).resolves.toMatchObject({ ticket: 'v1.t' });
  });

  it('makes no request if its signal was aborted before', async () => {
    const { requests, url } = await openService(toAnswer(SENT));
    await expect(proxyTransport({ url }).send(REQUEST, context(AbortSignal.abort()))).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(requests).toHaveLength(0);
  });

  it('leaves no timer and no listener behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { signal } = new AbortController();
    const fetch = () => Promise.resolve(Response.json(SENT));
    await proxyTransport({ url: '/api/sms', fetch, timeoutMs: 5000 }).send(REQUEST, context(signal));
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('uses the fetch and the credentials that it is given', async () => {
    const inits: RequestInit[] = [];
    const fetch: typeof globalThis.fetch = (_, init = {}) => {
      inits.push(init);
      return Promise.resolve(Response.json(SENT));
    };
    await proxyTransport({ url: '/api/sms', fetch }).send(REQUEST, context());
    await proxyTransport({ url: '/api/sms', fetch, credentials: 'include' }).send(REQUEST, context());
    expect(inits.map(({ credentials }) => credentials)).toEqual([undefined, 'include']);
  });
});

describe('verify', () => {
  it('posts code and ticket to /verify, and returns the data', async () => {
    const { requests, url } = await openService(
      toAnswer({ status: 'verified', data: { user: 1 }, requestId: 'r2' }),
    );
    const receipt = await proxyTransport({ url }).verify!(VERIFY, context());
    expect(receipt).toEqual({ data: { user: 1 }, requestId: 'r2' });
    const [{ method, path, headers, body }] = requests as [RecordedRequest];
    expect([method, path, headers['idempotency-key']]).toEqual(['POST', '/verify', undefined]);
    expect(JSON.parse(body)).toEqual(VERIFY);
  });

  it('throws the error that the code names, with the number of tries left', async () => {
    const { url } = await openService(toAnswer({ code: 'code_wrong', attemptsLeft: 2 }, 422));
    await expect(proxyTransport({ url }).verify!(VERIFY, context())).rejects.toMatchObject({
      code: 'code_wrong',
      attemptsLeft: 2,
    });
  });

  it('does not take half a reply for a success', async () => {
    const { url } = await openService(cutReply);
    await expect(proxyTransport({ url }).verify!(VERIFY, context())).rejects.toMatchObject({
      code: 'network_failed',
    });
  });
});

it.each([
  ['no headers', {}],
  ['plain headers', { headers: { 'Content-Type': 'application/json' } }],
])('takes the reply of a hand-written fetch with %s', async (_, more) => {
  const replies = [SENT, { status: 'verified', data: 1 }];
  const fetch = async () =>
    ({ ok: true, status: 200, json: () => replies.shift(), ...more }) as unknown as Response;
  const transport = proxyTransport({ url: '/api/sms', fetch });
  expect(await transport.send(REQUEST, context())).toMatchObject({ ticket: 'v1.t' });
  expect(await transport.verify!(VERIFY, context())).toMatchObject({ data: 1 });
});

it('shares its cooldowns with another transport to the same proxy', () => {
  expect(proxyTransport({ url: '/api/sms/' }).id).toBe(proxyTransport({ url: '/api/sms' }).id);
  expect(proxyTransport({ url: '/api/other' }).id).not.toBe(proxyTransport({ url: '/api/sms' }).id);
});

it('is not created without a url, as when an environment variable is not set', () => {
  const { url } = {} as { url: string };
  expect(() => proxyTransport({ url })).toThrow(
    'react-sms-code: proxyTransport has no url. No message could be sent. Pass the path of the proxy, such as /api/sms.',
  );
});
