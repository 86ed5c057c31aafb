import { describe, expect, it } from 'vitest';
import { turnstileCaptcha } from '../../src/server.ts';
import type { Captcha, CaptchaContext } from '../../src/server.ts';
import { createTestProxy, nextKey, PHONE } from './createTestProxy.ts';

/** A captcha whose tokens can be used only once, as with a real one. */
function createSingleUse() {
  const spent = new Set<string>();
  const seen: Parameters<Captcha>[] = [];
  const captcha: Captcha = (token, context) => {
    seen.push([token, context]);
    if (spent.has(token) || !token.startsWith('good')) return 'fail';
    spent.add(token);
    return 'pass';
  };
  return { captcha, seen };
}

describe('a captcha', () => {
  it.each([undefined, '', 7, null])('case 21: is required if one is set: %s', async (captchaToken) => {
    const { send, gateway } = createTestProxy({ captcha: createSingleUse().captcha });
    const { status, body } = await send({ captchaToken });
    expect([status, body.code]).toEqual([403, 'captcha_required']);
    expect(gateway.sends).toHaveLength(0);
  });

  it('case 21: that fails is refused, and nothing is charged', async () => {
    const { send, gateway } = createTestProxy({ captcha: createSingleUse().captcha });
    const { status, body } = await send({ captchaToken: 'bad' });
    expect([status, body.code]).toEqual([403, 'captcha_refused']);
    expect((await send({ captchaToken: 'good' })).status).toBe(200);
    expect(gateway.sends).toHaveLength(1);
  });

  it.each<[string, Captcha]>([
    ['says so', () => 'unavailable'],
    ['throws', () => Promise.reject(new Error('down'))],
    ['returns something else', () => true as never],
  ])('case 21: that %s is unavailable', async (_, captcha) => {
    const { send, gateway } = createTestProxy({ captcha });
    const { status, body, headers } = await send({ captchaToken: 'good' });
    expect([status, body.code, headers.get('Retry-After')]).toEqual([503, 'captcha_unavailable', '5']);
    expect(gateway.sends).toHaveLength(0);
  });

  it('may have a token of many thousand characters, as hCaptcha does', async () => {
    const { captcha, seen } = createSingleUse();
    const proxy = createTestProxy({ captcha });
    const room = 32 * 1024 - JSON.stringify({ ...PHONE, captchaToken: '' }).length;
    const token = 'good'.padEnd(room, 'x');
    const { status, body } = await proxy.send({ captchaToken: token });
    expect([status, seen[0]?.[0]]).toEqual([200, token]);
    expect((await proxy.send({ captchaToken: `${token}x` })).body.code).toBe('request_too_large');
    expect((await proxy.verify(body.ticket, ''.padEnd(4_096))).body.code).toBe('request_too_large');
  });

  it('is given five seconds, after which it can let go of its connection', async () => {
    let signal: AbortSignal | undefined;
    const hang: Captcha = (_token, context) => {
      ({ signal } = context);
      return new Promise(() => {});
    };
    const { send, clock, errors } = createTestProxy({ captcha: hang });
    const reply = send({ captchaToken: 'good' });
    await expect.poll(() => signal).toBeDefined();
    clock.advance(4_999);
    expect([clock.pendingTimers, signal?.aborted]).toEqual([1, false]);
    clock.advance(1);
    expect((await reply).body.code).toBe('captcha_unavailable');
    expect([signal?.aborted, errors]).toEqual([true, []]);
  });

  it('that throws is reported to `onError`', async () => {
    const thrown = new Error('no such host');
    const { send, errors } = createTestProxy({ captcha: () => Promise.reject(thrown) });
    expect((await send({ captchaToken: 'good' })).body.code).toBe('captcha_unavailable');
    expect(errors).toEqual([thrown]);
  });

  it('case 21: is not asked about a repeated request, whose token was already used', async () => {
    const { captcha, seen } = createSingleUse();
    const { send, gateway } = createTestProxy({ captcha });
    const key = { 'Idempotency-Key': nextKey() };
    const first = await send({ captchaToken: 'good' }, key);
    const replay = await send({ captchaToken: 'good' }, key);
    expect([replay.status, replay.body]).toEqual([200, first.body]);
    expect(seen).toEqual([
      [
        'good',
        {
          action: 'send',
          idempotencyKey: key['Idempotency-Key'],
          ip: '203.0.113.7',
          signal: expect.any(AbortSignal),
        },
      ],
    ]);
    expect(gateway.sends).toHaveLength(1);
  });

  it('case 21: that refuses the token of a request that came twice while it was asked does not hide the message', async () => {
    const { captcha } = createSingleUse();
    const { send, gateway } = createTestProxy({ captcha });
    const key = { 'Idempotency-Key': nextKey() };
    let deliver = () => {};
    gateway.onSend = () => new Promise((resolve) => (deliver = resolve));
    const first = send({ captchaToken: 'good' }, key);
    const second = await send({ captchaToken: 'good' }, key);
    expect([second.status, second.body.code]).toEqual([409, 'send_in_progress']);
    deliver();
    expect((await first).status).toBe(200);
    expect(gateway.sends).toHaveLength(1);
  });
});

describe('Turnstile', () => {
  const context = {
    signal: new AbortController().signal,
    action: 'send',
    idempotencyKey: '1f0cd2a6-5d3b-4c8c-9d8e-0b9f2f3e4a5b',
    ip: '9.9.9.9',
  } as const;
  const ask = async (reply: unknown, options = {}, about: CaptchaContext = context) => {
    const asked: Request[] = [];
    const captcha = turnstileCaptcha({
      secretKey: 'turnstile-secret',
      fetch: async (request) => {
        asked.push(request);
        return Response.json(reply);
      },
      ...options,
    });
    return { verdict: await captcha('token', about), asked };
  };

  it('asks Cloudflare, with secret, token, address and idempotency key', async () => {
    const { verdict, asked } = await ask({ success: true });
    expect(verdict).toBe('pass');
    expect(asked[0]?.url).toBe('https://challenges.cloudflare.com/turnstile/v0/siteverify');
    expect(await asked[0]?.json()).toEqual({
      secret: 'turnstile-secret',
      response: 'token',
      remoteip: '9.9.9.9',
      idempotency_key: context.idempotencyKey,
    });
  });

  it.each([
    ['39a3916da755d198cb13b867a67d63af', '39a3916d-a755-4198-ab13-b867a67d63af'],
    ['a-key-of-another-client', undefined],
  ])(
    'sends the UUID that Cloudflare requires: for the idempotency key %s, %s',
    async (idempotencyKey, uuid) => {
      const { asked } = await ask({ success: true }, {}, { ...context, idempotencyKey });
      expect((await asked[0]!.json()).idempotency_key).toBe(uuid);
    },
  );

  it('follows no redirect, with the only option for that which Workers accept', async () => {
    const { asked } = await ask({ success: true });
    expect(asked[0]?.redirect).toBe('manual');
  });

  it.each([
    [{ success: false, 'error-codes': ['timeout-or-duplicate'] }, {}, 'fail'],
    [{ success: false, 'error-codes': ['internal-error'] }, {}, 'unavailable'],
    [{ success: false, 'error-codes': ['invalid-input-secret'] }, {}, 'unavailable'],
    [{ success: false }, {}, 'fail'],
    [{}, {}, 'unavailable'],
    [null, {}, 'unavailable'],
    [{ success: true, hostname: 'evil.test' }, { hostnames: ['app.example.com'] }, 'fail'],
    [{ success: true, hostname: 'app.example.com' }, { hostnames: ['app.example.com'] }, 'pass'],
    [{ success: true, action: 'comment' }, { action: 'send' }, 'fail'],
    [{ success: true, action: 'send' }, { action: 'send' }, 'pass'],
  ])('treats the reply %o with %o as %s', async (reply, options, verdict) => {
    expect((await ask(reply, options)).verdict).toBe(verdict);
  });

  it('gives up when it is told to, and reports a broken connection', async () => {
    const abort = new AbortController();
    const { asked } = await ask({ success: true }, {}, { ...context, signal: abort.signal });
    abort.abort();
    expect(asked[0]?.signal.aborted).toBe(true);
    const broken = () => Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }));
    const captcha = turnstileCaptcha({ secretKey: 'turnstile-secret', fetch: broken });
    const { send, errors } = createTestProxy({ captcha });
    expect((await send({ captchaToken: 'token' })).body.code).toBe('captcha_unavailable');
    expect(errors).toMatchObject([{ cause: { gatewayCode: 'ENOTFOUND' } }]);
  });

  it('cannot be created without its secret', () => {
    expect(() => turnstileCaptcha({ secretKey: undefined })).toThrow(/`secretKey` is missing.*Copy it/);
  });
});
