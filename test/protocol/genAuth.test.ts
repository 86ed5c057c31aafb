import { describe, expect, it } from 'vitest';
import {
  readGenAuthReply,
  toGenAuthPreCheck,
  toGenAuthSend,
  toGenAuthSignin,
} from '../../src/protocol/genAuth.ts';
import type { GenAuthStep } from '../../src/protocol/genAuth.ts';

const APP = { appHost: 'example.us.genauth.ai', appId: 'app-1' };
const PHONE = { phoneNumber: '18800008888', phoneCountryCode: '+86' };

const read = (body: unknown, step: GenAuthStep = 'send', status = 200, headers: HeadersInit = {}) => {
  const reply = readGenAuthReply({ status, body, headers: new Headers(headers) }, step);
  return reply.ok ? 'ok' : [reply.code, reply.gatewayCode];
};

describe('a request', () => {
  it("to send is what the service's own clients send", () => {
    const { url, headers, body } = toGenAuthSend(APP, { channel: 'CHANNEL_LOGIN', ...PHONE });
    expect(url).toBe('https://example.us.genauth.ai/api/v3/send-sms');
    expect(headers).toEqual({ 'Content-Type': 'application/json', 'x-genauth-app-id': 'app-1' });
    expect(body).toBe('{"phoneNumber":"18800008888","channel":"CHANNEL_LOGIN","phoneCountryCode":"+86"}');
  });

  it('omits what is not given, and what is not meant for the service', () => {
    const request = { channel: 'CHANNEL_LOGIN', phoneNumber: '18800008888', captchaToken: 'token' } as const;
    expect(toGenAuthSend(APP, request).body).toBe('{"phoneNumber":"18800008888","channel":"CHANNEL_LOGIN"}');
  });

  it.each([
    ['example.com', 'https://example.com'],
    ['https://example.com//', 'https://example.com'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
  ])('to the host %s goes to %s', (appHost, origin) => {
    const { url } = toGenAuthSend({ ...APP, appHost }, { channel: 'CHANNEL_LOGIN', ...PHONE });
    expect(url).toBe(`${origin}/api/v3/send-sms`);
  });

  it('uses the headers of the older brand, and asks for a language', () => {
    const app = { ...APP, headerPrefix: 'authing', lang: 'zh-CN' } as const;
    const { headers } = toGenAuthSend(app, { channel: 'CHANNEL_LOGIN', ...PHONE });
    expect(headers).toMatchObject({ 'x-authing-app-id': 'app-1', 'x-authing-lang': 'zh-CN' });
  });

  it('to sign in names the phone fields as the service does there', () => {
    const request = { channel: 'CHANNEL_LOGIN', ...PHONE, code: '123456' } as const;
    const { url, body } = toGenAuthSignin(APP, request, {
      scope: 'openid profile phone',
      clientIp: '203.0.113.7',
      credentials: { client_id: 'app-1', client_secret: 's' },
    });
    expect(url).toBe('https://example.us.genauth.ai/api/v3/signin');
    expect(JSON.parse(body)).toEqual({
      connection: 'PASSCODE',
      passCodePayload: { phone: '18800008888', phoneCountryCode: '+86', passCode: '123456' },
      options: { scope: 'openid profile phone', clientIp: '203.0.113.7' },
      client_id: 'app-1',
      client_secret: 's',
    });
  });

  it('to pre-check a code names the channel', () => {
    const request = { channel: 'CHANNEL_BIND_PHONE', phoneNumber: '18800008888', code: '123456' } as const;
    const { url, body } = toGenAuthPreCheck(APP, request);
    expect(url).toBe('https://example.us.genauth.ai/api/v3/pre-check-code');
    const payload = { phone: '18800008888', phoneCountryCode: '+86', passCode: '123456' };
    expect(JSON.parse(body)).toEqual({
      codeType: 'SMS',
      smsCodePayload: { ...payload, channel: 'CHANNEL_BIND_PHONE' },
    });
  });
});

describe('a reply', () => {
  it('is a success only if HTTP status and statusCode are both 200', () => {
    expect(read({ statusCode: 200, message: 'ok' })).toBe('ok');
    expect(read({ statusCode: 200 }, 'send', 201)).not.toBe('ok');
    const data = { access_token: 'a' };
    const reply = { status: 200, body: { statusCode: 200, data }, headers: new Headers() };
    expect(readGenAuthReply(reply, 'verify')).toEqual({ ok: true, data });
  });

  it.each([
    [400, 'gateway_refused', 'gateway_refused'],
    [401, 'gateway_misconfigured', 'gateway_misconfigured'],
    [402, 'gateway_misconfigured', 'gateway_misconfigured'],
    [403, 'gateway_misconfigured', 'gateway_misconfigured'],
    [404, 'gateway_misconfigured', 'gateway_misconfigured'],
    [409, 'gateway_refused', 'gateway_refused'],
    [422, 'too_early', 'gateway_refused'],
    [429, 'too_early', 'limit_reached'],
    [499, 'gateway_refused', 'gateway_refused'],
    [500, 'unknown', 'unknown'],
    [502, 'unknown', 'unknown'],
    [503, 'unknown', 'unknown'],
    [601, 'unknown', 'unknown'],
    [602, 'unknown', 'unknown'],
    [603, 'unknown', 'unknown'],
  ])('with the statusCode %i is %s on a send and %s on a verification', (statusCode, onSend, onVerify) => {
    expect(read({ statusCode })).toEqual([onSend, String(statusCode)]);
    expect(read({ statusCode }, 'verify')).toEqual([onVerify, String(statusCode)]);
    // a real HTTP status with the same number means the same
    expect(read({ statusCode }, 'send', Math.min(statusCode, 599))).toEqual([onSend, String(statusCode)]);
  });

  it.each([
    [1002, 'too_early', 'limit_reached'],
    [1635, 'more_steps_required', 'more_steps_required'],
    [1636, 'more_steps_required', 'more_steps_required'],
    [1639, 'more_steps_required', 'more_steps_required'],
    [2058, 'more_steps_required', 'more_steps_required'],
    [1642, 'more_steps_required', 'more_steps_required'],
    [1645, 'more_steps_required', 'more_steps_required'],
    [2000, 'captcha_required', 'captcha_required'],
    [2001, 'code_wrong', 'code_wrong'],
    [2004, 'account_unavailable', 'account_unavailable'],
    [2005, 'account_unavailable', 'account_unavailable'],
    [2057, 'account_unavailable', 'account_unavailable'],
    [2011, 'gateway_misconfigured', 'gateway_misconfigured'],
    [2026, 'account_unavailable', 'account_unavailable'],
    [2035, 'account_unavailable', 'account_unavailable'],
    [2028, 'phone_invalid', 'phone_invalid'],
    [2031, 'account_unavailable', 'account_unavailable'],
    [2080, 'too_early', 'limit_reached'],
    [2300, 'code_expired', 'code_expired'],
    [2333, 'code_wrong', 'code_wrong'],
    [4021, 'gateway_misconfigured', 'gateway_misconfigured'],
    [3720001, 'gateway_misconfigured', 'gateway_misconfigured'],
    [3720002, 'gateway_misconfigured', 'gateway_misconfigured'],
    [3720003, 'gateway_misconfigured', 'gateway_misconfigured'],
  ])(
    'with the apiCode %i, or that as text, is %s on a send and %s on a verification',
    (apiCode, onSend, onVerify) => {
      for (const given of [apiCode, String(apiCode)]) {
        expect(read({ statusCode: 500, apiCode: given })).toEqual([onSend, String(apiCode)]);
        expect(read({ statusCode: 400, apiCode: given }, 'verify')).toEqual([onVerify, String(apiCode)]);
      }
    },
  );

  it.each([
    ['an unlisted apiCode', { statusCode: 429, apiCode: 9999 }, 200, ['too_early', '9999']],
    [
      'an apiCode that is a property of every object',
      { statusCode: 400, apiCode: 'constructor' },
      200,
      ['gateway_refused', 'constructor'],
    ],
    ['a page with HTTP 200', undefined, 200, ['unknown', 'http_200']],
    ['an empty body with HTTP 404', undefined, 404, ['gateway_misconfigured', 'http_404']],
    ['a page with HTTP 502', undefined, 502, ['unknown', 'http_502']],
    ['a list', [{ statusCode: 200 }], 200, ['unknown', 'http_200']],
    ['a statusCode that is a string', { statusCode: '200' }, 200, ['unknown', 'http_200']],
    ['a success inside an HTTP 500', { statusCode: 200 }, 500, ['unknown', '200']],
    ['a success inside an HTTP 429', { statusCode: 200 }, 429, ['unknown', '200']],
    ['a redirect', undefined, 302, ['gateway_refused', 'http_302']],
    ['an HTTP 204', undefined, 204, ['unknown', 'http_204']],
  ] as const)('is understood if it is %s', (_, body, status, expected) => {
    expect(read(body, 'send', status)).toEqual(expected);
  });

  it('honours Retry-After, and has no time without it', () => {
    const body = { statusCode: 422, message: 'too often' };
    const readTime = (headers: HeadersInit) => {
      const reply = readGenAuthReply({ status: 200, body, headers: new Headers(headers) }, 'send');
      return reply.ok ? null : reply.retryAfterMs;
    };
    expect(readTime({ 'Retry-After': '42' })).toBe(42_000);
    expect(readTime({})).toBeUndefined();
  });

  it("keeps the service's message out of the refusal", () => {
    const reply = readGenAuthReply(
      { status: 200, body: { statusCode: 400, message: 'raw words' }, headers: new Headers() },
      'send',
    );
    expect(JSON.stringify(reply)).not.toContain('raw words');
  });
});
