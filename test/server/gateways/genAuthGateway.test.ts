import { inspect } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { genAuthGateway, isSmsError } from '../../../src/server.ts';
import type { GenAuthGatewayOptions, SmsErrorCode } from '../../../src/server.ts';
import { toSmsError } from '../../../src/protocol/SmsError.ts';
import { readGatewayDetail } from '../../../src/server/gateways/Gateway.ts';
import { failureOf, thrownBy } from '../../failureOf.ts';
import { openService, toAnswer } from '../../openService.ts';
import type { TestService } from '../../openService.ts';

const SECRET = 'the-secret-of-the-application';
const OK = { statusCode: 200, message: 'Operation successful', requestId: '934108e5' };
const SEND = { channel: 'CHANNEL_LOGIN', phoneNumber: '18800008888', phoneCountryCode: '+86' } as const;
const VERIFY = { ...SEND, code: '123456' };

let upstream: TestService;
beforeEach(async () => {
  upstream = await openService(toAnswer(OK));
});

const context = () => ({
  signal: new AbortController().signal,
  clientIp: '203.0.113.7',
  request: new Request('https://app.example.com/api/sms/send'),
});
const create = (options: Partial<GenAuthGatewayOptions> = {}) =>
  genAuthGateway({ appHost: upstream.url, appId: 'app-id', appSecret: SECRET, ...options });
const codeOf = async (call: Promise<unknown>): Promise<[SmsErrorCode | undefined, string | undefined]> => {
  const error = await failureOf(call);
  return [isSmsError(error) ? error.code : undefined, readGatewayDetail(toSmsError(error)).gatewayCode];
};

describe('a send through GenAuth', () => {
  it('is the documented request, byte for byte', async () => {
    await create().send(SEND, context());
    expect(upstream.requests).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/api/v3/send-sms',
        body: '{"phoneNumber":"18800008888","channel":"CHANNEL_LOGIN","phoneCountryCode":"+86"}',
        headers: expect.objectContaining({
          'content-type': 'application/json',
          'x-genauth-app-id': 'app-id',
        }),
      }),
    ]);
    const headers = upstream.requests[0]?.headers ?? {};
    const own = Object.keys(headers).filter((name) => name.startsWith('x-') || name === 'authorization');
    expect(own).toEqual(['x-genauth-app-id']);
  });

  it('sends the older brand, the language and the client’s address if told to', async () => {
    const gateway = create({ headerPrefix: 'authing', lang: 'en-US', forwardClientIp: true });
    await gateway.send(SEND, context());
    expect(upstream.requests[0]?.headers).toMatchObject({
      'x-authing-app-id': 'app-id',
      'x-authing-lang': 'en-US',
      'x-real-ip': '203.0.113.7',
    });
  });

  it.each(['client_secret_post', 'client_secret_basic', 'none'] as const)(
    'contains no secret with %s',
    async (authMethod) => {
      await create({ authMethod }).send(SEND, context());
      const [request] = upstream.requests;
      expect(JSON.stringify(request)).not.toContain(SECRET);
      expect(request?.headers.authorization).toBeUndefined();
    },
  );

  it('serves the eleven channels that GenAuth knows', () => {
    const { channels } = create();
    expect(channels).toHaveLength(11);
    expect(channels).not.toContain('CHANNEL_ADD_PUSH_RECIPIENT');
  });

  // What each number means is tested with the table of numbers: test/protocol/genAuth.test.ts.
  it.each<[object, SmsErrorCode, string]>([
    [{ statusCode: 400 }, 'gateway_refused', '400'],
    [{ statusCode: 422 }, 'too_early', '422'],
    [{ statusCode: 503 }, 'unknown', '503'],
    [{ statusCode: 400, apiCode: '2080' }, 'too_early', '2080'],
    [{ statusCode: 404, apiCode: 2011 }, 'gateway_misconfigured', '2011'],
    [{ statusCode: 400, apiCode: '7\nsent' }, 'gateway_refused', 'unreadable'],
  ])('answered with %j is %s, and the operator gets the number', async (reply, code, gatewayCode) => {
    upstream.answer = toAnswer({ message: 'for logs', ...reply });
    expect(await codeOf(create().send(SEND, context()))).toEqual([code, gatewayCode]);
    expect(upstream.requests).toHaveLength(1);
  });

  it.each([
    [200, { statusCode: 401 }],
    [200, { statusCode: 404, apiCode: 2011 }],
    [200, { statusCode: 402, apiCode: '4021' }],
    [200, { statusCode: 401, apiCode: 9999 }],
    [403, {}],
  ])('tells the operator what to fix if HTTP %i contains %o', async (status, reply) => {
    upstream.answer = toAnswer(reply, status);
    const error = await failureOf(create().send(SEND, context()));
    expect(error).toMatchObject({ code: 'gateway_misconfigured' });
    expect(readGatewayDetail(toSmsError(error)).gatewayMeaning).toMatch(/^\w{2,}/);
  });

  it('passes on the time of a Retry-After', async () => {
    upstream.answer = toAnswer({ statusCode: 429 }, 429, { 'Retry-After': '42' });
    await expect(create().send(SEND, context())).rejects.toMatchObject({
      code: 'too_early',
      retryAfterMs: 42_000,
    });
  });
});

describe('the code of a login', () => {
  const tokens = {
    scope: 'openid',
    access_token: 'at',
    id_token: 'it',
    refresh_token: 'rt',
    token_type: 'Bearer',
  };
  beforeEach(() => {
    upstream.answer = toAnswer({ ...OK, data: { ...tokens, expire_in: 7200 } });
  });

  it('is exchanged for tokens with the secret in the body, byte for byte', async () => {
    const gateway = create({ scope: 'openid profile phone', forwardClientIp: true });
    expect(await gateway.verify(VERIFY, context())).toEqual({ ...tokens, expires_in: 7200 });
    expect(upstream.requests[0]).toMatchObject({
      path: '/api/v3/signin',
      body:
        '{"connection":"PASSCODE",' +
        '"passCodePayload":{"phone":"18800008888","phoneCountryCode":"+86","passCode":"123456"},' +
        '"options":{"scope":"openid profile phone","clientIp":"203.0.113.7"},' +
        `"client_id":"app-id","client_secret":"${SECRET}"}`,
    });
    expect(upstream.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('is exchanged with the secret in the header', async () => {
    await create({ authMethod: 'client_secret_basic' }).verify(VERIFY, context());
    const [request] = upstream.requests;
    expect(request?.headers.authorization).toBe(`Basic ${btoa(`app-id:${SECRET}`)}`);
    expect(request?.body).not.toMatch(/client_id|client_secret/);
  });

  it('is exchanged without a secret', async () => {
    await create({ authMethod: 'none', appSecret: undefined }).verify(VERIFY, context());
    const [request] = upstream.requests;
    expect(request?.headers.authorization).toBeUndefined();
    expect(request?.body).toBe(
      '{"connection":"PASSCODE","passCodePayload":{"phone":"18800008888","phoneCountryCode":"+86","passCode":"123456"}}',
    );
  });

  it('reads `expires_in` as well', async () => {
    upstream.answer = toAnswer({ ...OK, data: { token_type: 'Bearer', expires_in: 60 } });
    expect(await create().verify(VERIFY, context())).toEqual({ token_type: 'Bearer', expires_in: 60 });
  });

  it('omits what is not a token', async () => {
    upstream.answer = toAnswer({ ...OK, data: { token_type: 'Bearer', access_token: 7, expire_in: 'soon' } });
    expect(await create().verify(VERIFY, context())).toEqual({ token_type: 'Bearer' });
  });

  it.each<[number, SmsErrorCode]>([
    [1002, 'limit_reached'],
    [1635, 'more_steps_required'],
    [2001, 'code_wrong'],
  ])('answered with %i is %s, and the error contains no secret', async (apiCode, code) => {
    upstream.answer = toAnswer({ statusCode: 400, apiCode, message: `echo ${SECRET}` });
    const error = await failureOf(create().verify(VERIFY, context()));
    expect(error).toMatchObject({ code });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/the-secret|18800008888|123456|http/);
  });
});

describe('the code of another channel', () => {
  const verify = () => create().verify({ ...VERIFY, channel: 'CHANNEL_BIND_PHONE' }, context());

  it('is checked without using it up, byte for byte', async () => {
    upstream.answer = toAnswer({ ...OK, data: { isValid: true } });
    expect(await verify()).toEqual({});
    expect(upstream.requests[0]).toMatchObject({
      path: '/api/v3/pre-check-code',
      body: '{"codeType":"SMS","smsCodePayload":{"phone":"18800008888","phoneCountryCode":"+86","passCode":"123456","channel":"CHANNEL_BIND_PHONE"}}',
    });
    expect(JSON.stringify(upstream.requests[0])).not.toContain(SECRET);
  });

  it('is checked in this way on every channel but the login', async () => {
    upstream.answer = toAnswer({ ...OK, data: { isValid: true } });
    const gateway = create();
    const others = gateway.channels!.filter((channel) => channel !== 'CHANNEL_LOGIN');
    for (const channel of others) await gateway.verify({ ...VERIFY, channel }, context());
    expect(upstream.requests.map(({ path }) => path)).toEqual(Array(10).fill('/api/v3/pre-check-code'));
  });

  it.each([{ isValid: false }, { isValid: 'true' }, {}, undefined])(
    'is wrong unless isValid is true: %o',
    async (data) => {
      upstream.answer = toAnswer({ ...OK, data });
      expect((await codeOf(verify()))[0]).toBe('code_wrong');
    },
  );
});

describe('the configuration', () => {
  it('gives each call eight seconds and each code six digits, unless it is told otherwise', () => {
    expect(create()).toMatchObject({ id: 'genauth', timeoutMs: 8_000, codeLength: 6 });
    const options = { id: 'other', timeoutMs: 3_000, codeLength: 4, verifyCodeMaxAttempts: 3 };
    expect(create(options)).toMatchObject({ id: 'other', timeoutMs: 3_000, codeLength: 4, verifyTries: 3 });
    expect(create().verifyTries).toBeUndefined();
  });

  it.each<[string, Partial<GenAuthGatewayOptions>]>([
    ['appHost', { appHost: '' }],
    ['appHost', { appHost: 'http://example.com' }],
    ['appHost', { appHost: 'ftp://example.com' }],
    ['appHost', { appHost: 'https://user:pass@example.com' }],
    ['appHost', { appHost: 'not a host' }],
    ['appId', { appId: '' }],
    ['appSecret', { appSecret: undefined }],
    ['appSecret', { appSecret: '  ' }],
    ['authMethod', { authMethod: 'token' as never }],
    ['headerPrefix', { headerPrefix: 'gen auth' }],
    ['forwardClientIp', { forwardClientIp: 'false' as never }],
    ['verifyCodeMaxAttempts', { verifyCodeMaxAttempts: 0 }],
    ['verifyCodeMaxAttempts', { verifyCodeMaxAttempts: Number.NaN }],
  ])('is refused at once for a bad %s, with a remedy and without its secret', (option, options) => {
    const error = thrownBy(() => create(options));
    expect(error).toBeInstanceOf(TypeError);
    const { message } = error as TypeError;
    expect(message).toContain(`\`${option}\``);
    expect(message.split(/\. (?=[A-Z])/).length).toBeGreaterThanOrEqual(3);
    expect(message).not.toMatch(/the-secret|pass@/);
  });

  it('accepts a bare host, and drops its trailing slashes', async () => {
    const asked: string[] = [];
    const fetch = async ({ url }: Request) => {
      asked.push(url);
      return Response.json(OK);
    };
    await create({ appHost: 'example.us.genauth.ai//', fetch }).send(SEND, context());
    expect(asked).toEqual(['https://example.us.genauth.ai/api/v3/send-sms']);
  });

  it('shows its secret to nobody', () => {
    const gateway = create();
    expect(JSON.stringify(gateway)).not.toContain(SECRET);
    expect(inspect(gateway, { depth: 10, showHidden: true })).not.toContain(SECRET);
  });
});
