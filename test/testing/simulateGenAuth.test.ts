import { describe, expect, it } from 'vitest';
import { genAuthTransport } from '../../src/core.ts';
import { createFakeClock, simulateGenAuth } from '../../src/testing.ts';
import type { SimulateGenAuthOptions } from '../../src/testing.ts';
import { createGenAuthCaller, otherCode, PHONE } from './simulatorCallers.ts';

function setUp(options: SimulateGenAuthOptions = {}) {
  const clock = createFakeClock();
  const simulator = simulateGenAuth({ clock, ...options });
  const latestCode = () => simulator.inbox.latest()?.code ?? 'no message';
  return { clock, simulator, latestCode, ...createGenAuthCaller(simulator) };
}

describe('send-sms', () => {
  it('delivers a message and answers in the documented shape', async () => {
    const { simulator, send, clock } = setUp();
    expect(await send()).toEqual({ statusCode: 200, message: 'Sent', requestId: expect.any(String) });
    expect(simulator.inbox.messages).toEqual([
      {
        id: expect.any(String),
        ...PHONE,
        channel: 'CHANNEL_LOGIN',
        code: expect.stringMatching(/^\d{6}$/),
        text: expect.stringContaining(simulator.inbox.latest()!.code),
        sentAt: clock.wallNow(),
      },
    ]);
  });

  it('treats a number without a calling code as one of mainland China', async () => {
    const { simulator, send } = setUp();
    await send({ phoneCountryCode: undefined });
    expect(simulator.inbox.latest('+8613800138000')).toMatchObject(PHONE);
  });

  it('reads the app id from the header of either brand, and refuses another or none', async () => {
    const { simulator } = setUp();
    const sendAs = (app: object) =>
      createGenAuthCaller({ ...simulator, credentials: { ...simulator.credentials, ...app } }).send();
    expect(await sendAs({ appId: 'somebody-else' })).toMatchObject({ statusCode: 404, apiCode: 2011 });
    expect(await sendAs({ appId: '' })).toMatchObject({ statusCode: 404, apiCode: 2011 });
    expect(simulator.inbox.messages).toEqual([]);
    expect(await sendAs({ headerPrefix: 'authing' })).toMatchObject({ statusCode: 200 });
  });

  it.each([
    ['a number that is none', { phoneNumber: '12' }, { statusCode: 400, apiCode: 2028 }],
    ['a number with its calling code', { phoneNumber: '+8613800138000' }, { apiCode: 2028 }],
    ['a number with spaces', { phoneNumber: '138 0013 8000' }, { apiCode: 2028 }],
    ['a calling code without its plus', { phoneCountryCode: '86' }, { apiCode: 2028 }],
    ['a channel that GenAuth does not have', { channel: 'CHANNEL_ADD_PUSH_RECIPIENT' }, { statusCode: 400 }],
    ['a channel that nobody has', { channel: 'CHANNEL_X' }, { statusCode: 400 }],
  ])('refuses %s with HTTP 200', async (_, change, answer) => {
    const { raw, simulator } = setUp();
    const body = { ...PHONE, channel: 'CHANNEL_LOGIN', ...change };
    expect(await raw('send-sms', { body })).toMatchObject(answer);
    expect(simulator.inbox.messages).toEqual([]);
  });

  it.each(['', '{', '[]', 'null', '"text"'])('refuses the body %j', async (body) => {
    const { raw } = setUp();
    expect(await raw('send-sms', { body })).toMatchObject({ statusCode: 400 });
  });

  it('answers other paths and methods with HTTP 404', async () => {
    const { simulator } = setUp();
    const statusOf = async (path: string, method: string) =>
      (await simulator.fetch(`https://genauth.test${path}`, { method })).status;
    expect(await statusOf('/api/v3/send-email', 'POST')).toBe(404);
    expect(await statusOf('/api/v3/send-sms', 'GET')).toBe(404);
  });

  it('sends one message a minute to a phone on a channel, whatever goes to other phones or channels', async () => {
    const { clock, simulator, send } = setUp();
    await send();
    clock.advance(59_999);
    expect(await send()).toMatchObject({ statusCode: 422, apiCode: 2080 });
    expect(await send({ phoneNumber: '13800138001' })).toMatchObject({ statusCode: 200 });
    expect(await send({ channel: 'CHANNEL_RESET_PASSWORD' })).toMatchObject({ statusCode: 200 });
    clock.advance(1);
    expect(await send()).toMatchObject({ statusCode: 200 });
    expect(simulator.inbox.messages).toHaveLength(4);
  });

  it('answers the preflight of a page that calls it directly', async () => {
    const { simulator, app } = setUp();
    const preflight = await simulator.fetch(
      new Request(`${app.appHost}/api/v3/send-sms`, {
        method: 'OPTIONS',
        headers: { 'Access-Control-Request-Headers': 'content-type,x-genauth-app-id' },
      }),
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toBe('content-type,x-genauth-app-id');
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

it('takes the place of `fetch`', async () => {
  const { simulator, app, latestCode } = setUp();
  const transport = genAuthTransport({ appHost: app.appHost, appId: app.appId, fetch: simulator.fetch });
  const { signal } = new AbortController();
  const request = { channel: 'CHANNEL_LOGIN', ...PHONE } as const;
  await transport.send(request, { signal, idempotencyKey: '' });
  const { data } = await transport.verify!({ ...request, code: latestCode() }, { signal });
  expect(data).toHaveProperty('access_token');
  const preflight = new Request(app.appHost, { method: 'OPTIONS' });
  expect((await simulator.fetch(preflight)).status).toBe(204);
  expect((await simulator.fetch(preflight, { method: 'GET' })).status).toBe(404);
});

describe('signin', () => {
  it('returns tokens for the code, once', async () => {
    const { send, signIn, latestCode } = setUp();
    await send();
    expect(await signIn(latestCode())).toEqual({
      statusCode: 200,
      message: 'Signed in',
      requestId: expect.any(String),
      data: {
        scope: 'openid profile phone',
        access_token: expect.any(String),
        id_token: expect.any(String),
        token_type: 'Bearer',
        expire_in: expect.any(Number),
      },
    });
    expect(await signIn(latestCode())).toMatchObject({ apiCode: 2001 });
  });

  it('accepts each authentication method', async () => {
    const { app, send, raw, signIn, latestCode, clock } = setUp();
    await send();
    expect(await signIn(latestCode())).toMatchObject({ statusCode: 200 });
    clock.advance(60_000);
    await send();
    const passCodePayload = { phone: PHONE.phoneNumber, phoneCountryCode: '+86', passCode: latestCode() };
    const body = { connection: 'PASSCODE', passCodePayload };
    const headers = { Authorization: `Basic ${btoa(`${app.appId}:${app.appSecret}`)}` };
    expect(await raw('signin', { headers, body })).toMatchObject({ statusCode: 200 });
    clock.advance(60_000);
    await send();
    expect(await signIn(latestCode(), {})).toMatchObject({ statusCode: 200 });
  });

  it.each([
    ['a wrong secret', { client_id: 'simulated-app', client_secret: 'wrong' }, {}],
    ['a secret without its id', { client_secret: 'simulated-app-secret' }, {}],
    ['the id of another application', { client_id: 'somebody-else' }, {}],
    ['a wrong secret as Basic', {}, { Authorization: `Basic ${btoa('simulated-app:wrong')}` }],
  ])('refuses %s, and the code stays good', async (_, credentials, headers) => {
    const { send, raw, signIn, latestCode } = setUp();
    await send();
    const passCodePayload = { phone: PHONE.phoneNumber, phoneCountryCode: '+86', passCode: latestCode() };
    const body = { connection: 'PASSCODE', passCodePayload, ...credentials };
    expect(await raw('signin', { headers, body })).toMatchObject({ statusCode: 401 });
    expect(await signIn(latestCode())).toMatchObject({ statusCode: 200 });
  });

  it('accepts only the authentication methods that are set', async () => {
    const { send, signIn, latestCode } = setUp({ authMethods: ['client_secret_post'] });
    await send();
    expect(await signIn(latestCode(), {})).toMatchObject({ statusCode: 401 });
    expect(await signIn(latestCode())).toMatchObject({ statusCode: 200 });
  });

  it('refuses any connection but PASSCODE, and a malformed payload', async () => {
    const { raw } = setUp();
    const passCodePayload = { phone: PHONE.phoneNumber, passCode: '123456' };
    expect(await raw('signin', { body: { connection: 'PASSWORD', passCodePayload } })).toMatchObject({
      statusCode: 400,
    });
    expect(await raw('signin', { body: { connection: 'PASSCODE' } })).toMatchObject({ statusCode: 400 });
  });

  it('accepts a code for five minutes, and then says that it has expired', async () => {
    const { clock, send, signIn, latestCode } = setUp();
    await send();
    clock.advance(300_000);
    expect(await signIn(latestCode())).toMatchObject({ apiCode: 2300 });
    await send();
    clock.advance(299_999);
    expect(await signIn(latestCode())).toMatchObject({ statusCode: 200 });
  });

  it('accepts the newest code only', async () => {
    const codes = ['111111', '222222'];
    const createCode = () => codes.shift() ?? '';
    const { clock, send, signIn } = setUp({ createCode, verifyCodeMaxAttempts: 2 });
    await send();
    clock.advance(60_000);
    await send();
    expect(await signIn('111111')).toMatchObject({ apiCode: 2001 });
    expect(await signIn('222222')).toMatchObject({ statusCode: 200 });
  });

  it('voids a code after one wrong try, or after as many as are set', async () => {
    const strict = setUp();
    await strict.send();
    await strict.signIn(otherCode(strict.latestCode()));
    expect(await strict.signIn(strict.latestCode())).toMatchObject({ apiCode: 2001 });

    const lenient = setUp({ verifyCodeMaxAttempts: 2 });
    await lenient.send();
    await lenient.signIn(otherCode(lenient.latestCode()));
    expect(await lenient.signIn(lenient.latestCode())).toMatchObject({ statusCode: 200 });
  });

  it('accepts no code that was sent on another channel', async () => {
    const { send, signIn, latestCode } = setUp();
    await send({ channel: 'CHANNEL_BIND_PHONE' });
    expect(await signIn(latestCode())).toMatchObject({ apiCode: 2001 });
  });
});

describe('pre-check-code', () => {
  it('checks SMS codes only', async () => {
    const { send, raw, latestCode } = setUp();
    await send();
    const payload = { phone: PHONE.phoneNumber, passCode: latestCode(), channel: 'CHANNEL_LOGIN' };
    const body = { codeType: 'EMAIL', smsCodePayload: payload };
    expect(await raw('pre-check-code', { body })).toMatchObject({ statusCode: 400 });
  });

  it('says whether a code is right, and does not use it up', async () => {
    const { send, preCheck, signIn, latestCode } = setUp();
    await send();
    expect(await preCheck(otherCode(latestCode()))).toMatchObject({
      statusCode: 200,
      data: { isValid: false },
    });
    expect(await preCheck(latestCode())).toMatchObject({ statusCode: 200, data: { isValid: true } });
    expect(await signIn(latestCode())).toMatchObject({ statusCode: 200 });
  });

  it('accepts a code only on the channel that it was sent on', async () => {
    const { send, preCheck, latestCode } = setUp();
    await send({ channel: 'CHANNEL_BIND_PHONE' });
    expect(await preCheck(latestCode(), 'CHANNEL_LOGIN')).toMatchObject({ data: { isValid: false } });
    expect(await preCheck(latestCode(), 'CHANNEL_BIND_PHONE')).toMatchObject({ data: { isValid: true } });
  });
});

it.each([4, 8])('sends codes of %i digits when told to', async (codeLength) => {
  const { send, signIn, latestCode } = setUp({ codeLength });
  await send();
  expect(latestCode()).toMatch(new RegExp(`^\\d{${codeLength}}$`));
  expect(await signIn(latestCode())).toMatchObject({ statusCode: 200 });
});

it('cannot be created with a code length that no gateway has', () => {
  expect(() => simulateGenAuth({ codeLength: 3 })).toThrow(RangeError);
});
