import { inspect } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { isSmsError, phoneSmsCodeLogin, signedV2Gateway, SmsError } from '../../../src/server.ts';
import type { SignedV2GatewayOptions, SmsChannel, SmsErrorCode } from '../../../src/server.ts';
import { toSmsError } from '../../../src/protocol/SmsError.ts';
import { readGatewayDetail } from '../../../src/server/gateways/Gateway.ts';
import { createRandom, signV2 } from '../../../src/server/gateways/signature.ts';
import { createFakeClock } from '../../../src/testing/fakeClock.ts';
import { failureOf } from '../../failureOf.ts';
import vectors from '../../fixtures/signed-v2-vectors.json' with { type: 'json' };
import { openService, toAnswer } from '../../openService.ts';
import type { TestService } from '../../openService.ts';

const SECRET = '57Fk69oYgbs2aWWN362NtZwYB2RqKNqQ7yZESnF5VM33';
const SEND = { channel: 'CHANNEL_LOGIN', phoneNumber: '13800138000', phoneCountryCode: '+86' } as const;
const OK = { code: 200, msg: 'ok', data: {}, extMsg: null };

let upstream: TestService;
beforeEach(async () => {
  upstream = await openService(toAnswer(OK));
});

const context = () => ({
  signal: new AbortController().signal,
  request: new Request('https://app.example.com/api/sms/send'),
});
const create = (options: Partial<SignedV2GatewayOptions<unknown>> = {}) =>
  signedV2Gateway<unknown>({
    baseUrl: upstream.url,
    userDomain: 'C.DM.5903.1',
    userDomainSecret: SECRET,
    verify: phoneSmsCodeLogin(),
    ...options,
  });
const queryOf = (index = 0) => new URL(upstream.requests[index]?.path ?? '', upstream.url).searchParams;

describe('the signature', () => {
  it.each(vectors.sendPhoneSmsCode)('case 10: $from', async (vector) => {
    expect(await signV2(vector)).toBe(vector.signature);
  });

  it('case 10: the value printed in the first document is the hash of an empty string, and wrong', async () => {
    const empty = await crypto.subtle.digest('SHA-256', new Uint8Array());
    const hex = Array.from(new Uint8Array(empty), (byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(vectors.printedButWrong).toBe(hex);
    const [, printedFor] = vectors.sendPhoneSmsCode;
    expect(await signV2(printedFor!)).not.toBe(hex);
  });

  it('case 10: 100,000 randoms are all different, with 16 letters and digits each, all equally likely', () => {
    const randoms = new Set(Array.from({ length: 100_000 }, createRandom));
    expect(randoms.size).toBe(100_000);
    expect([...randoms].filter((random) => !/^[A-Za-z0-9]{16}$/.test(random))).toEqual([]);
    // 25,806 of each on average, give or take 160; a bias towards the first letters would make 31,250 of them
    const counts = new Map<string, number>();
    for (const letter of [...randoms].join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(62);
    expect(Math.max(...counts.values())).toBeLessThan(28_000);
  });
});

describe('a send through the signed endpoint', () => {
  it('is the documented request, byte for byte', async () => {
    const clock = createFakeClock(1744773894369);
    await create({ clock }).send(SEND, context());
    const random = queryOf().get('random') ?? '';
    const signature = await signV2({
      phone: '13800138000',
      codeType: 2,
      random,
      ts: 1744773894369,
      userDomainSecret: SECRET,
    });
    const [request] = upstream.requests;
    expect([request?.method, request?.path]).toEqual([
      'POST',
      '/v2/sms/enduserapi/v2/sendPhoneSmsCode?codeType=2&internationalCode=86&phone=13800138000' +
        `&random=${random}&signature=${signature}&ts=1744773894369&userDomain=C.DM.5903.1`,
    ]);
    expect(random).toMatch(/^[A-Za-z0-9]{16}$/);
    expect(request?.body).toBe('');
    expect(request?.headers).toMatchObject({ accept: '*/*', 'content-length': '0' });
    expect(request?.headers['content-type']).toBeUndefined();
    expect(request?.headers['transfer-encoding']).toBeUndefined();
    expect(JSON.stringify(request)).not.toContain(SECRET);
  });

  it('has a new signature each time', async () => {
    const gateway = create();
    await gateway.send(SEND, context());
    await gateway.send(SEND, context());
    expect(queryOf(0).get('random')).not.toBe(queryOf(1).get('random'));
    expect(queryOf(0).get('signature')).not.toBe(queryOf(1).get('signature'));
  });

  it('sends a language if told to', async () => {
    await create({ lang: 'en' }).send(SEND, context());
    expect(upstream.requests[0]?.headers['x-q-language']).toBe('en');
  });

  it.each<[SmsChannel, string]>([
    ['CHANNEL_RESET_PASSWORD', '1'],
    ['CHANNEL_LOGIN', '2'],
    ['CHANNEL_REGISTER', '3'],
    ['CHANNEL_DELETE_ACCOUNT', '4'],
    ['CHANNEL_ADD_PUSH_RECIPIENT', '5'],
  ])('has for %s the type %s, and a resend has the type of the first send', async (channel, codeType) => {
    const gateway = create();
    expect(gateway.channels).toContain(channel);
    for (const index of [0, 1]) {
      await gateway.send({ ...SEND, channel }, context());
      expect(queryOf(index).get('codeType')).toBe(codeType);
    }
  });

  it('is not made for a channel that the endpoint does not know', async () => {
    const error = await failureOf(create().send({ ...SEND, channel: 'CHANNEL_BIND_MFA' }, context()));
    expect(error).toMatchObject({ code: 'channel_unsupported' });
    expect(upstream.requests).toHaveLength(0);
  });

  it.each([
    { code: 200 },
    { code: 0, data: {}, extMsg: '', msg: '' },
    { code: 200, msg: null, data: null, extMsg: null },
  ])('answered with %o has gone out', async (reply) => {
    upstream.answer = toAnswer(reply);
    expect(await failureOf(create().send(SEND, context()))).toBeUndefined();
  });

  it.each<[number, SmsErrorCode, number?]>([
    [5019, 'phone_invalid'],
    [5001, 'phone_invalid'],
    [5021, 'phone_invalid'],
    [5116, 'country_unsupported'],
    [5058, 'too_early'],
    [5148, 'limit_reached', 1_200_000],
    [5325, 'limit_reached', 86_400_000],
    [5059, 'unknown'],
    [5000, 'unknown'],
    [5017, 'unknown'],
    [5023, 'gateway_misconfigured'],
    [5013, 'gateway_misconfigured'],
    [5015, 'gateway_misconfigured'],
    [5104, 'gateway_misconfigured'],
    [5117, 'gateway_misconfigured'],
    [5118, 'gateway_misconfigured'],
    [5122, 'gateway_misconfigured'],
    [5124, 'gateway_misconfigured'],
    [5123, 'gateway_misconfigured'],
    [5125, 'gateway_misconfigured'],
    [5126, 'gateway_misconfigured'],
    [5216, 'gateway_misconfigured'],
    [5128, 'gateway_misconfigured'],
    [5188, 'gateway_misconfigured'],
    [5202, 'gateway_misconfigured'],
    [5209, 'gateway_misconfigured'],
    [5145, 'gateway_misconfigured'],
    [5420, 'gateway_misconfigured'],
    [5421, 'gateway_misconfigured'],
    [5550, 'gateway_misconfigured'],
    [9999, 'gateway_refused'],
  ])('answered with %i is %s, and tells the operator what it means', async (code, expected, retryAfterMs) => {
    upstream.answer = toAnswer({ code, msg: 'words of the service', data: null, extMsg: null });
    const error = await failureOf(create().send(SEND, context()));
    expect(isSmsError(error) && [error.code, error.retryAfterMs]).toEqual([expected, retryAfterMs]);
    expect(readGatewayDetail(toSmsError(error))).toEqual({
      gatewayCode: String(code),
      gatewayMeaning: expect.any(String),
    });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(
      /words|13800138000|signature=|sendPhone/,
    );
  });

  it.each<[string, unknown, number]>([
    ['another status', { code: 200 }, 500],
    ['a client error', { code: 5058 }, 400],
    ['an HTML page', '<html>', 200],
    ['nothing', '', 200],
    ['a list', [], 200],
    ['no code', { msg: 'ok' }, 200],
    ['a code that is not a number', { code: 'ok' }, 200],
  ])('answered with %s has an unknown outcome', async (_, body, status) => {
    upstream.answer = toAnswer(body, status);
    expect(await failureOf(create().send(SEND, context()))).toMatchObject({ code: 'unknown' });
  });
});

describe('a code of the signed endpoint', () => {
  const verify = (options?: Partial<SignedV2GatewayOptions<unknown>>) =>
    create(options).verify({ ...SEND, code: '123456' }, context());

  it('is exchanged by `phoneSmsCodeLogin()`, byte for byte', async () => {
    const token = { token: 'Bearer a', expirationTime: 7200 };
    upstream.answer = toAnswer({
      code: 200,
      data: { accessToken: token, refreshToken: { token: 'Bearer r' } },
    });
    expect(await verify()).toEqual({
      accessToken: token,
      refreshToken: { token: 'Bearer r', expirationTime: undefined },
    });
    expect([upstream.requests[0]?.method, upstream.requests[0]?.path, upstream.requests[0]?.body]).toEqual([
      'POST',
      '/v2/enduser/enduserapi/phoneSmsCodeLogin?phone=13800138000&smsCode=123456&internationalCode=86&userDomain=C.DM.5903.1',
      '',
    ]);
    upstream.answer = toAnswer({ code: 200, data: { accessToken: token, refreshToken: 'r' } });
    expect(await verify()).toEqual({ accessToken: token, refreshToken: undefined });
  });

  it.each([
    { code: 0, msg: null, data: null, extMsg: null },
    { code: 200, data: { refreshToken: { token: 'Bearer r' } } },
    { code: 200, data: { accessToken: { token: 7 } } },
  ])('is not verified by `phoneSmsCodeLogin()` if the reply has no access token: %j', async (reply) => {
    upstream.answer = toAnswer(reply);
    const failure = toSmsError(await failureOf(verify()));
    expect(failure.code).toBe('unknown');
    expect(readGatewayDetail(failure)).toMatchObject({ gatewayCode: 'no_token' });
  });

  it.each<[number, SmsErrorCode]>([
    [5037, 'code_wrong'],
    [5003, 'code_wrong'],
    [5029, 'code_wrong'],
    [5064, 'code_wrong'],
    [5004, 'account_unavailable'],
    [5148, 'limit_reached'],
  ])('answered with %i is %s', async (code, expected) => {
    upstream.answer = toAnswer({ code, msg: null });
    expect(await failureOf(verify())).toMatchObject({ code: expected });
  });

  it('is checked by a function of the application’s own', async () => {
    expect(await verify({ verify: async ({ code }) => ({ own: code }) })).toEqual({ own: '123456' });
    expect(await verify({ verify: async () => null })).toBeNull();
    expect(await failureOf(verify({ verify: async () => false }))).toMatchObject({ code: 'code_wrong' });
    const throws = () => Promise.reject(new SmsError('code_expired'));
    expect(await failureOf(verify({ verify: throws }))).toMatchObject({ code: 'code_expired' });
    expect(upstream.requests).toHaveLength(0);
  });
});

describe('the configuration', () => {
  it('gives each call eight seconds and each code six digits, unless it is told otherwise', () => {
    expect(create()).toMatchObject({ id: 'signed-v2', timeoutMs: 8_000, codeLength: 6 });
    const options = { id: 'other', timeoutMs: 3_000, codeLength: 4 };
    expect(create(options)).toMatchObject({ id: 'other', timeoutMs: 3_000, codeLength: 4 });
  });

  it.each<[string, { [Name in keyof SignedV2GatewayOptions<unknown>]?: undefined | string }]>([
    ['baseUrl', { baseUrl: 'http://example.com' }],
    ['baseUrl', { baseUrl: 'https://example.com?a=b' }],
    ['baseUrl', { baseUrl: '' }],
    ['userDomain', { userDomain: '' }],
    ['userDomainSecret', { userDomainSecret: undefined }],
    ['verify', { verify: undefined }],
  ])('is refused at once for a bad %s', (option, options) => {
    expect(() => create(options as Partial<SignedV2GatewayOptions<unknown>>)).toThrow(
      new RegExp(`\`${option}\`.*\\. .*\\. `),
    );
  });

  it('shows its secret to nobody', () => {
    const gateway = create();
    expect(JSON.stringify(gateway)).not.toContain(SECRET);
    expect(inspect(gateway, { depth: 10, showHidden: true })).not.toContain(SECRET);
  });
});
