import { describe, expect, it } from 'vitest';
import { genAuthTransport, SMS_CHANNELS } from '../../../src/core.ts';
import type { SendSmsRequest, SmsChannel, SmsError } from '../../../src/core.ts';
import { openService, toAnswer } from '../../openService.ts';
import type { RecordedRequest } from '../../openService.ts';

const REQUEST: SendSmsRequest = {
  channel: 'CHANNEL_LOGIN',
  phoneNumber: '18800008888',
  phoneCountryCode: '+86',
};
const context = () => ({ signal: new AbortController().signal, idempotencyKey: 'a-key-of-20-letters-' });
const openApp = async (body: unknown, status = 200, headers = {}) => {
  const { requests, url } = await openService(toAnswer(body, status, headers));
  return { requests, transport: genAuthTransport({ appHost: url, appId: 'app-1' }) };
};

it('sends without a secret, a captcha token or an idempotency key', async () => {
  const { requests, transport } = await openApp({ statusCode: 200, message: 'ok' });
  expect(await transport.send({ ...REQUEST, captchaToken: 'token' }, context())).toEqual({});
  const [{ method, path, headers, body }] = requests as [RecordedRequest];
  expect([method, path]).toEqual(['POST', '/api/v3/send-sms']);
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-genauth-app-id': 'app-1' });
  expect(headers).not.toHaveProperty('idempotency-key');
  expect(JSON.parse(body)).toEqual(REQUEST);
});

it.each([
  ['a refusal inside an HTTP 200', { statusCode: 422, message: 'too often' }, 200, 'too_early'],
  ['an apiCode', { statusCode: 500, apiCode: 2080 }, 200, 'too_early'],
  ['a wrong phone', { statusCode: 400, apiCode: '2028' }, 200, 'phone_invalid'],
  ['a real HTTP status', {}, 429, 'too_early'],
  ['a server error', { statusCode: 500 }, 200, 'unknown'],
  ['a list', [], 200, 'unknown'],
] as const)('throws on %s', async (_, body, status, code) => {
  const { transport } = await openApp(body, status);
  await expect(transport.send(REQUEST, context())).rejects.toMatchObject({ name: 'SmsError', code });
});

it.each(['appHost', 'appId'])(
  'is not created without its %s, as when an environment variable is not set',
  (name) => {
    const app = { appHost: 'example.us.genauth.ai', appId: 'app-1', [name]: undefined as unknown as string };
    expect(() => genAuthTransport(app)).toThrow(`${name} is missing`);
  },
);

it('honours Retry-After', async () => {
  const { transport } = await openApp({ statusCode: 422 }, 200, { 'Retry-After': '42' });
  await expect(transport.send(REQUEST, context())).rejects.toMatchObject({ retryAfterMs: 42_000 });
});

it('does not know what became of a request that was cut', async () => {
  const { url } = await openService((_, response) => response.destroy());
  const transport = genAuthTransport({ appHost: url, appId: 'app-1' });
  await expect(transport.send(REQUEST, context())).rejects.toMatchObject({ code: 'network_failed' });
});

describe('verify', () => {
  const verify = { ...REQUEST, code: '123456' };

  it('signs in on the login channel, with the authentication method none', async () => {
    const data = { access_token: 'a', token_type: 'Bearer', expire_in: 3600 };
    const { requests, transport } = await openApp({ statusCode: 200, data });
    expect(await transport.verify!(verify, context())).toEqual({ data });
    expect(requests[0]!.path).toBe('/api/v3/signin');
    expect(JSON.parse(requests[0]!.body)).toEqual({
      connection: 'PASSCODE',
      passCodePayload: { phone: '18800008888', phoneCountryCode: '+86', passCode: '123456' },
    });
  });

  it('asks for the scope that it is given', async () => {
    const { requests, url } = await openService(toAnswer({ statusCode: 200 }));
    await genAuthTransport({ appHost: url, appId: 'app-1', scope: 'openid phone' }).verify!(
      verify,
      context(),
    );
    expect(JSON.parse(requests[0]!.body)).toMatchObject({ options: { scope: 'openid phone' } });
  });

  it.each([
    [{ isValid: true }, {}],
    [{ isValid: false }, 'code_wrong'],
    [{}, 'code_wrong'],
    [{ isValid: 'true' }, 'code_wrong'],
  ])('pre-checks a code of another channel, where %j leads to %j', async (data, outcome) => {
    const { requests, transport } = await openApp({ statusCode: 200, data });
    const result = transport.verify!({ ...verify, channel: 'CHANNEL_BIND_PHONE' }, context());
    expect(await result.catch((error: SmsError) => error.code)).toEqual(outcome);
    expect(requests[0]!.path).toBe('/api/v3/pre-check-code');
    expect(JSON.parse(requests[0]!.body)).toMatchObject({
      smsCodePayload: { channel: 'CHANNEL_BIND_PHONE' },
    });
  });

  it.each([
    [2001, 'code_wrong'],
    [2300, 'code_expired'],
    [1636, 'more_steps_required'],
  ])('throws on the apiCode %i', async (apiCode, code) => {
    const { transport } = await openApp({ statusCode: 400, apiCode });
    await expect(transport.verify!(verify, context())).rejects.toMatchObject({ code });
  });
});

it('has separate cooldowns for each host and application', () => {
  const idOf = (appHost: string, appId: string) => genAuthTransport({ appHost, appId }).id;
  expect(idOf('example.com', 'app-1')).toBe(idOf('example.com', 'app-1'));
  expect(idOf('example.com', 'app-2')).not.toBe(idOf('example.com', 'app-1'));
  expect(idOf('example.org', 'app-1')).not.toBe(idOf('example.com', 'app-1'));
});

it("knows GenAuth's eleven channels", () => {
  const { channels } = genAuthTransport({ appHost: 'example.com', appId: 'app-1' });
  const own: SmsChannel = 'CHANNEL_ADD_PUSH_RECIPIENT';
  expect(channels).toEqual(SMS_CHANNELS.filter((channel) => channel !== own));
  expect(channels).toHaveLength(11);
});
