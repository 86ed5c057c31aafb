import { describe, expect, it } from 'vitest';
import { createTestProxy, nextKey, ORIGIN, PHONE } from './createTestProxy.ts';
import type { TestHeaders } from './createTestProxy.ts';

describe('where a request comes from', () => {
  it.each<[string, TestHeaders, Record<string, unknown>]>([
    ['another site', { Origin: 'https://evil.test' }, {}],
    ['an opaque origin', { Origin: 'null' }, {}],
    ['a host with the same beginning', { Origin: `${ORIGIN}.evil.test` }, {}],
    ['http instead of https', { Origin: 'http://app.example.com' }, {}],
    ['upper case', { Origin: 'https://APP.example.com' }, {}],
    ['no origin and same-site', { Origin: null, 'Sec-Fetch-Site': 'same-site' }, {}],
    ['no origin and cross-site', { Origin: null, 'Sec-Fetch-Site': 'cross-site' }, { allowNonBrowser: true }],
    ['no origin and a typed address', { Origin: null, 'Sec-Fetch-Site': 'none' }, {}],
    ['neither header', { Origin: null }, {}],
    [
      'a foreign origin that claims to be same-origin',
      { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'same-origin' },
      {},
    ],
    [
      'a foreign origin, where requests without a browser are allowed',
      { Origin: 'https://evil.test' },
      { allowNonBrowser: true },
    ],
  ])('case 12: %s is refused', async (_, headers, options) => {
    const { send, gateway } = createTestProxy(options);
    const { status, body, headers: answered } = await send({}, headers);
    expect([status, body.code]).toEqual([403, 'origin_refused']);
    expect(answered.has('Access-Control-Allow-Origin')).toBe(false);
    expect(gateway.sends).toHaveLength(0);
  });

  it.each<[string, TestHeaders, Record<string, unknown>]>([
    ['a listed origin', {}, {}],
    ['no origin and same-origin', { Origin: null, 'Sec-Fetch-Site': 'same-origin' }, {}],
    ['neither header, where that is allowed', { Origin: null }, { allowNonBrowser: true }],
  ])('case 12: %s passes', async (_, headers, options) => {
    const { send } = createTestProxy(options);
    expect((await send({}, headers)).status).toBe(200);
  });
});

describe('CORS', () => {
  const foreign = 'https://www.example.com';
  const preflight = (origin: string, headers = 'content-type,idempotency-key,x-csrf') =>
    new Request('https://app.example.com/api/sms/send', {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': headers,
      },
    });

  it('adds no headers for the proxy’s own origin', async () => {
    const { send } = createTestProxy();
    const names = [...(await send()).headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('lets a listed foreign origin send requests, and read answers and refusals', async () => {
    const { proxy, send, events } = createTestProxy({ allowedOrigins: [ORIGIN, foreign] });
    const asked = await proxy.fetch(preflight(foreign));
    expect([asked.status, events]).toEqual([204, []]);
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe(foreign);
    expect(asked.headers.get('Access-Control-Allow-Methods')).toBe('POST');
    const allowed = asked.headers.get('Access-Control-Allow-Headers')?.toLowerCase().split(/, ?/);
    expect(allowed).toEqual(expect.arrayContaining(['content-type', 'idempotency-key', 'x-csrf']));
    expect(asked.headers.get('Access-Control-Max-Age')).toBe('600');
    expect(asked.headers.get('Vary')).toBe('Origin, Access-Control-Request-Headers');
    for (const fields of [{}, { phoneNumber: 'x' }]) {
      const reply = await send(fields, { Origin: foreign });
      expect(reply.headers.get('Access-Control-Allow-Origin')).toBe(foreign);
      expect(reply.headers.get('Access-Control-Allow-Credentials')).toBe('true');
      expect(reply.headers.get('Access-Control-Expose-Headers')).toBe('Retry-After, Idempotency-Replayed');
    }
  });

  it('refuses the preflight of any other origin', async () => {
    const { proxy } = createTestProxy({ allowedOrigins: [ORIGIN, foreign] });
    const refused = await proxy.fetch(preflight('https://evil.test'));
    expect(refused.status).toBe(403);
    expect(refused.headers.has('Access-Control-Allow-Origin')).toBe(false);
  });
});

describe('a request', () => {
  it.each(['GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('case 13: %s is not allowed', async (method) => {
    const { proxy } = createTestProxy();
    const request = new Request('https://app.example.com/api/sms/send', {
      method,
      headers: { Origin: ORIGIN },
    });
    const response = await proxy.fetch(request);
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST']);
  });

  it.each(['/', '/sender', '/send/x', ''])('is not found at the path %j', async (path) => {
    const { post, events } = createTestProxy();
    const { status, body } = await post(path, PHONE);
    expect([status, body.code]).toEqual([404, 'not_found']);
    expect(events).toEqual([]);
  });

  it('may have a trailing slash, which some servers add', async () => {
    const { post } = createTestProxy();
    expect((await post('/send/', PHONE, { 'Idempotency-Key': nextKey() })).status).toBe(200);
  });

  it.each(['text/plain', 'text/plain; application/json', 'application/jsonp', 'multipart/form-data', null])(
    'case 13: the media type %s is refused',
    async (type) => {
      const { send, gateway } = createTestProxy();
      const { status, body } = await send({}, { 'Content-Type': type });
      expect([status, body.code]).toEqual([415, 'unsupported_media_type']);
      expect(gateway.sends).toHaveLength(0);
    },
  );

  it('may be JSON with a charset', async () => {
    const { send } = createTestProxy();
    expect((await send({}, { 'Content-Type': 'Application/JSON; charset=utf-8' })).status).toBe(200);
  });

  it.each<[string, string]>([
    ['{', 'request_malformed'],
    ['', 'request_malformed'],
    ['[]', 'request_malformed'],
    ['null', 'request_malformed'],
    ['"text"', 'request_malformed'],
    ['{}', 'phone_invalid'],
    [JSON.stringify({ ...PHONE, phoneNumber: {} }), 'phone_invalid'],
    [JSON.stringify({ ...PHONE, phoneNumber: 13800138000 }), 'phone_invalid'],
    [JSON.stringify({ ...PHONE, phoneNumber: 'abcdefghijk' }), 'phone_invalid'],
    [JSON.stringify({ ...PHONE, phoneNumber: '+86 138; DROP' }), 'phone_invalid'],
    [JSON.stringify({ ...PHONE, phoneNumber: '1380013800' }), 'phone_invalid'],
    [JSON.stringify({ ...PHONE, phoneNumber: '138001380001' }), 'phone_invalid'],
    [JSON.stringify({ ...PHONE, phoneCountryCode: '86' }), 'phone_invalid'],
    [JSON.stringify({ ...PHONE, phoneCountryCode: '+8', phoneNumber: '613800138000' }), 'phone_invalid'],
    [JSON.stringify({ ...PHONE, phoneCountryCode: '+999', phoneNumber: '1234567' }), 'phone_invalid'],
    [JSON.stringify({ ...PHONE, phoneCountryCode: ['+86'] }), 'phone_invalid'],
    [JSON.stringify({ ...PHONE, channel: 'CHANNEL_BIND_MFA' }), 'channel_unsupported'],
    [JSON.stringify({ ...PHONE, channel: 'CHANNEL_NONE' }), 'channel_unsupported'],
    [JSON.stringify({ ...PHONE, channel: '__proto__' }), 'channel_unsupported'],
    [JSON.stringify({ ...PHONE, channel: undefined }), 'channel_unsupported'],
  ])('case 15: %s is %s, and never reaches the gateway', async (body, code) => {
    const { post, gateway } = createTestProxy();
    const reply = await post('/send', body, { 'Idempotency-Key': nextKey() });
    expect(reply.body.code).toBe(code);
    expect(reply.status).toBe(code === 'request_malformed' ? 400 : 422);
    expect(gateway.sends).toHaveLength(0);
  });

  describe.each<[string, Record<string, string>]>([
    ['of unknown length', {}],
    ['with its length', { 'Content-Length': String(JSON.stringify(PHONE).length) }],
  ])('a body %s', (_, length) => {
    const toRequest = (body: BodyInit) => {
      const headers = { Origin: ORIGIN, 'Content-Type': 'application/json', 'Idempotency-Key': nextKey() };
      const init = {
        method: 'POST',
        headers: { ...headers, ...length },
        body,
        duplex: 'half',
      } as RequestInit;
      return new Request('https://app.example.com/send', init);
    };

    it('is read, even if it arrives byte by byte', async () => {
      const { proxy } = createTestProxy();
      const bytes = new TextEncoder().encode(JSON.stringify({ ...PHONE, pad: 'ü' }));
      const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      });
      expect((await proxy.fetch(toRequest(body))).status).toBe(200);
    });

    it.each([JSON.stringify({ ...PHONE, pad: 'Ã' }), `${JSON.stringify(PHONE)}Ã`])(
      'case 15: is not JSON if its bytes are not UTF-8, such as %s in Latin-1',
      async (text) => {
        const { proxy } = createTestProxy();
        const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
        expect((await proxy.fetch(toRequest(bytes))).status).toBe(400);
      },
    );

    it.each<[string, (request: Request) => unknown]>([
      ['is reading', (request) => request.body?.getReader()],
      ['has read', (request) => request.text()],
    ])('case 15: is malformed if something in front of the proxy %s it', async (_, read) => {
      const { proxy } = createTestProxy();
      const request = toRequest(JSON.stringify(PHONE));
      await read(request);
      expect((await proxy.fetch(request)).status).toBe(400);
    });

    it('case 14: may have 4 KiB at most, even if a parser in front decompressed it', async () => {
      const { proxy } = createTestProxy();
      const body = JSON.stringify({ ...PHONE, pad: 'x'.repeat(5000) });
      expect((await proxy.fetch(toRequest(body))).status).toBe(413);
    });

    it('may take five seconds', async () => {
      const { proxy, clock, gateway } = createTestProxy();
      const response = proxy.fetch(toRequest(new ReadableStream({})));
      await expect.poll(() => clock.pendingTimers).toBe(1);
      clock.advance(4_999);
      expect(clock.pendingTimers).toBe(1);
      clock.advance(1);
      const { status, headers } = await response;
      expect([status, headers.get('Connection')]).toEqual([408, 'close']);
      expect(gateway.sends).toHaveLength(0);
    });
  });

  it('may contain unknown fields, and __proto__ as a name like any other', async () => {
    const { post, gateway } = createTestProxy();
    const body = JSON.stringify({ ...PHONE, extra: 1 }).replace('{', '{"__proto__":{"polluted":true},');
    const { status } = await post('/send', body, { 'Idempotency-Key': nextKey() });
    expect(status).toBe(200);
    expect(gateway.sends[0]?.request).toEqual(PHONE);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([true, false])('may have 4 KiB, and not a byte more; with a Content-Length: %s', async (isTold) => {
    const { post } = createTestProxy();
    const send = (pad: string) => {
      const length = String(JSON.stringify({ ...PHONE, pad }).length);
      const headers = { 'Idempotency-Key': nextKey(), ...(isTold && { 'Content-Length': length }) };
      return post('/send', { ...PHONE, pad }, headers);
    };
    const pad = 'x'.repeat(4096 - JSON.stringify({ ...PHONE, pad: '' }).length);
    expect((await send(pad)).status).toBe(200);
    const large = await send(`${pad}x`);
    expect([large.status, large.body.code]).toEqual([413, 'request_too_large']);
    expect(large.headers.get('Connection')).toBe('close');
  });

  it('is checked in a fixed order', async () => {
    const { proxy } = createTestProxy();
    const steps: [RequestInit, string][] = [
      [{ method: 'GET' }, 'method_not_allowed'],
      [{ method: 'POST' }, 'origin_refused'],
      [{ headers: { Origin: ORIGIN, 'Content-Type': 'text/plain' }, body: '{' }, 'unsupported_media_type'],
      [{ body: 'x'.repeat(5000) }, 'request_too_large'],
      [{ body: '{' }, 'request_malformed'],
      [{ body: '{"phoneNumber":"1","channel":"?"}' }, 'phone_invalid'],
      [{ body: '{"phoneNumber":"2015550123","phoneCountryCode":"+1","channel":"?"}' }, 'channel_unsupported'],
      [
        { body: '{"phoneNumber":"2015550123","phoneCountryCode":"+1","channel":"CHANNEL_LOGIN"}' },
        'country_unsupported',
      ],
      [{ body: JSON.stringify(PHONE) }, 'idempotency_key_required'],
    ];
    const headers = { Origin: ORIGIN, 'Content-Type': 'application/json' };
    for (const [init, code] of steps) {
      const defaults = init.body ? { method: 'POST', headers } : {};
      const response = await proxy.fetch(
        new Request('https://app.example.com/send', { ...defaults, ...init }),
      );
      expect(await response.json()).toMatchObject({ code });
    }
  });
});

describe('the phone that a message goes to', () => {
  it.each([
    ['+60', '0123456789', '00123456789'],
    ['+43', '0664123456', '00664123456'],
    ['+358', '0412345678', '00412345678'],
  ])('%s %s is one phone, and %s does not count as another', async (phoneCountryCode, once, twice) => {
    const { send, gateway } = createTestProxy({ countries: { MY: {}, AT: {}, FI: {} } });
    await send({ phoneCountryCode, phoneNumber: once });
    const { phoneNumber } = gateway.sends[0]!.request;
    expect((await send({ phoneCountryCode, phoneNumber })).body.code).toBe('too_early');
    expect((await send({ phoneCountryCode, phoneNumber: twice })).body.code).toBe('phone_invalid');
    expect(gateway.sends).toHaveLength(1);
  });
});

it.each(['5005550006', '8002345678', '9002345678'])(
  'a number of no country, such as +1 %s, gets no message',
  async (phoneNumber) => {
    const { send, gateway } = createTestProxy({ countries: { US: {} } });
    expect((await send({ phoneCountryCode: '+1', phoneNumber })).body.code).toBe('phone_invalid');
    expect(gateway.sends).toHaveLength(0);
  },
);

describe('an Argentine phone, which gets messages with and without the 9 behind +54', () => {
  const toPhone = (phoneNumber: string) => ({ phoneCountryCode: '+54', phoneNumber });
  const countries = { AR: {} };

  it.each([
    ['91123456789', '1123456789'],
    ['1123456789', '91123456789'],
  ])('has one cooldown as %s and as %s, and is not written otherwise', async (first, other) => {
    const { send, gateway } = createTestProxy({ countries });
    await send(toPhone(first));
    expect((await send(toPhone(other))).body.code).toBe('too_early');
    expect(gateway.sends.map(({ request }) => request.phoneNumber)).toEqual([first]);
  });

  it('shares its prefix with the numbers around it', async () => {
    const { send } = createTestProxy({ countries, limits: { totalPerDay: 9, prefixPerHour: 1 } });
    await send(toPhone('91123456789'));
    expect((await send(toPhone('1123456780'))).body.code).toBe('limit_reached');
    expect((await send(toPhone('2213456780'))).status).toBe(200);
  });
});

describe('the country that a message goes to', () => {
  it.each([
    ['+1', '2015550123', ['CN']],
    ['+1', '8762101234', ['US', 'CA']],
    ['+7', '7012345678', ['RU']],
    ['+852', '51234567', ['CN']],
    ['+1', '8612345678', ['CA', 'JM']],
    ['+7', '6012345678', ['KZ']],
  ])('case 16: %s %s is outside %o, and nothing is charged', async (phoneCountryCode, phoneNumber, list) => {
    const countries = Object.fromEntries([...list, 'CN'].map((country) => [country, {}]));
    const { send, gateway } = createTestProxy({ countries, limits: { totalPerDay: 1 } });
    const { status, body } = await send({ phoneCountryCode, phoneNumber });
    expect([status, body.code]).toEqual([422, 'country_unsupported']);
    expect(gateway.sends).toHaveLength(0);
    expect((await send()).status).toBe(200);
  });

  it.each([
    ['+1', '8762101234', 'JM'],
    ['+1', '4162345678', 'CA'],
    ['+7', '7012345678', 'KZ'],
    ['+44', '7911123456', 'GB'],
    ['+39', '0612345678', 'IT'],
    ['+86', '16000138000', 'CN'],
    // No plan knows these area codes, but each knows those of the countries that share the calling code.
    ['+1', '8612345678', 'US'],
    ['+7', '6012345678', 'RU'],
    ['+290', '8123', 'TA'], // the metadata has no mobile numbers for it
  ])('%s %s is counted under %s', async (phoneCountryCode, phoneNumber, country) => {
    const { send, events } = createTestProxy({ countries: { [country]: {} } });
    const { status } = await send({ phoneCountryCode, phoneNumber });
    expect([status, events[0]?.country]).toEqual([200, country]);
  });

  it.each([
    [{ GB: {} }, 'GB'],
    [{ GG: {} }, 'GG'],
    [{ GB: {}, GG: {} }, 'GG'],
  ])('if %o are allowed, a phone from Guernsey is counted under %s', async (countries, country) => {
    const { send, events } = createTestProxy({ countries });
    const { status } = await send({ phoneCountryCode: '+44', phoneNumber: '7781123456' });
    expect([status, events[0]?.country]).toEqual([200, country]);
  });
});
