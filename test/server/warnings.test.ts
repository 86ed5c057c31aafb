import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestProxy, ORIGIN } from './createTestProxy.ts';

const warned: string[] = [];
beforeEach(() => {
  warned.length = 0;
  vi.spyOn(console, 'warn').mockImplementation((text) => warned.push(String(text)));
});
afterEach(() => vi.restoreAllMocks());

const LOCAL = 'http://localhost:5173';
const unheard = { onEvent: undefined };

describe('a proxy that gets no client address', () => {
  const sendTwice = async (options: object) => {
    const { send } = createTestProxy(options);
    for (const phoneNumber of ['13800138001', '13800138002']) await send({ phoneNumber }, {}, '');
  };

  it('says so on the console once, and what to do', async () => {
    await sendTwice(unheard);
    expect(warned).toEqual([
      'react-sms-code: No client address reaches the proxy. All visitors share one `limits.ipPerHour`, so a few of them use it up for everybody. Pass it to `sms.fetch(request, { ip })`, or set the option `clientIp`.',
    ]);
  });

  it.each([
    ['has an onEvent', {}],
    ['is in development', { ...unheard, development: true }],
  ])('writes nothing if it %s', async (_, options) => {
    await sendTwice(options);
    expect(warned).toEqual([]);
  });
});

describe('a part of the application that throws', () => {
  const throwTwice = async (options: object) => {
    const onVerified = () => {
      throw new Error('no row for +86 138 0013 8000');
    };
    const { send, verify, clock } = createTestProxy({ onVerified, ...options });
    for (const phoneNumber of ['13800138001', '13800138002']) {
      const { body } = await send({ phoneNumber });
      clock.advance(61_000);
      expect(await verify(body.ticket, '123456', { phoneNumber })).toMatchObject({ status: 500 });
    }
  };

  it('is reported on the console once, without its message, if there is no `onError`', async () => {
    await throwTwice({ onError: undefined });
    expect(warned).toEqual([
      'react-sms-code: A part of your application threw an error. The visitor only sees a code such as `internal`, and the error is not printed here, since it may contain a phone number. Set the option `onError` to get every such error.',
    ]);
  });

  it('is left to `onError`', async () => {
    await throwTwice({});
    expect(warned).toEqual([]);
  });
});

describe('a refused origin', () => {
  it.each([
    ['without an onEvent', unheard],
    ['in development', { development: true }],
  ])('is named on the console once, with the option, %s', async (_, options) => {
    const { send } = createTestProxy(options);
    for (const Origin of [LOCAL, LOCAL, 'https://www.example.com']) await send({}, { Origin });
    expect(warned).toEqual([
      `react-sms-code: A request from ${LOCAL} was refused. That origin is not listed, so its pages get nothing but \`origin_refused\`. If the page is yours, add '${LOCAL}' to \`allowedOrigins\`.`,
      expect.stringContaining("'https://www.example.com'"),
    ]);
  });

  it('is named when a preflight is refused', async () => {
    const { proxy } = createTestProxy(unheard);
    const headers = { Origin: LOCAL, 'Access-Control-Request-Method': 'POST' };
    await proxy.fetch(new Request(`${ORIGIN}/api/sms/send`, { method: 'OPTIONS', headers }));
    expect(warned).toEqual([expect.stringContaining(LOCAL)]);
  });

  it('is left to `onEvent` if there is one', async () => {
    await createTestProxy().send({}, { Origin: LOCAL });
    expect(warned).toEqual([]);
  });

  it('is not named if it could not be listed, or is too long for a log', async () => {
    const { send } = createTestProxy(unheard);
    const long = `https://${'a'.repeat(300)}.test`;
    for (const Origin of ['null', 'https://a.test/path', 'app://a.test\u009b31m', long, null])
      await send({}, { Origin });
    expect(warned).toEqual([]);
  });

  it('is not named after ten others', async () => {
    const { send } = createTestProxy(unheard);
    for (let port = 1; port <= 30; port++) await send({}, { Origin: `http://localhost:${port}` });
    expect(warned).toHaveLength(10);
  });
});
