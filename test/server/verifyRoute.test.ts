import { createHmac, hkdfSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gatewayRefusal, memoryLimitStore, SmsError } from '../../src/server.ts';
import type { SmsErrorCode, VerifiedSms } from '../../src/server.ts';
import { openService } from '../openService.ts';
import { createCountingGateway, createTestProxy, ORIGIN, PHONE, SECRET } from './createTestProxy.ts';

const sent = async (proxy: ReturnType<typeof createTestProxy>) => (await proxy.send()).body.ticket;

describe('a verification', () => {
  it('says verified, and nothing of the gateway’s answer', async () => {
    const proxy = createTestProxy();
    const reply = await proxy.verify(await sent(proxy));
    const { requestId } = proxy.events.at(-1)!;
    expect([reply.status, reply.body]).toEqual([200, { status: 'verified', requestId }]);
    expect(proxy.gateway.verifies[0]?.request).toEqual({
      channel: 'CHANNEL_LOGIN',
      phoneNumber: '13800138000',
      phoneCountryCode: '+86',
      code: '123456',
    });
    const said = {
      type: 'verify',
      outcome: 'verified',
      phone: '+86•••••••00',
      country: 'CN',
      gateway: 'counting',
    };
    expect(proxy.events.at(-1)).toMatchObject(said);
  });

  it('works for a message whose outcome is unknown', async () => {
    const proxy = createTestProxy();
    proxy.gateway.onSend = () => Promise.reject(new SmsError('unknown'));
    expect((await proxy.verify(await sent(proxy))).status).toBe(200);
  });

  it('case 22: succeeds once', async () => {
    const proxy = createTestProxy();
    const ticket = await sent(proxy);
    await proxy.verify(ticket);
    for (const passedMs of [0, 599_999]) {
      proxy.clock.advance(passedMs);
      const again = await proxy.verify(ticket);
      expect([again.status, again.body.code]).toEqual([422, 'ticket_invalid']);
    }
    expect(proxy.gateway.verifies).toHaveLength(1);
  });

  it('case 22: succeeds once, even if the clock of another instance is behind', async () => {
    const first = createTestProxy();
    const store = memoryLimitStore({ clock: first.clock });
    const [ahead, behind] = [createTestProxy({ store, clock: first.clock }), createTestProxy({ store })];
    const ticket = await sent(ahead);
    first.clock.advance(599_000);
    expect((await ahead.verify(ticket)).status).toBe(200);
    first.clock.advance(2_000);
    behind.clock.advance(599_500);
    expect((await behind.verify(ticket)).body.code).toBe('ticket_invalid');
    expect(behind.gateway.verifies).toHaveLength(0);
  });

  it('case 22: succeeds once among parallel ones with the right code', async () => {
    const proxy = createTestProxy();
    const ticket = await sent(proxy);
    const replies = await Promise.all(Array.from({ length: 20 }, () => proxy.verify(ticket)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(proxy.gateway.verifies).toHaveLength(1);
  });

  it.each([{}, { conversion: false as const }])(
    'case 22: succeeds once for a code, with whichever ticket, also at a gateway that does not use codes up: %o',
    async (options) => {
      const proxy = createTestProxy(options);
      const older = await sent(proxy);
      proxy.clock.advance(60_000);
      const tickets = [older, await sent(proxy)];
      const replies = await Promise.all(tickets.map((ticket) => proxy.verify(ticket)));
      const codes = replies.map(({ body }) => body.code ?? 'verified');
      expect(codes.toSorted()).toEqual(['ticket_invalid', 'verified']);
      proxy.clock.advance(60_000);
      // a later message may have the same code by chance, or for a number with which somebody tests
      expect((await proxy.verify(await sent(proxy))).status).toBe(200);
    },
  );

  it('case 22: succeeds once for each time that a gateway sends the same code again', async () => {
    const proxy = createTestProxy();
    await proxy.verify(await sent(proxy));
    proxy.clock.advance(60_000);
    const older = await sent(proxy);
    proxy.clock.advance(60_000);
    expect((await proxy.verify(await sent(proxy))).status).toBe(200);
    expect((await proxy.verify(older)).body.code).toBe('ticket_invalid');
  });

  it('case 22: is a conflict while another one is under way', async () => {
    const proxy = createTestProxy();
    const ticket = await sent(proxy);
    let finish = () => {};
    proxy.gateway.onVerify = () => new Promise((resolve) => (finish = resolve));
    const first = proxy.verify(ticket);
    await expect.poll(() => proxy.gateway.verifies.length).toBe(1);
    const during = await proxy.verify(ticket);
    expect([during.status, during.body.code]).toEqual([409, 'send_in_progress']);
    expect(during.headers.get('Retry-After')).toBe('1');
    finish();
    expect((await first).status).toBe(200);
  });

  it('case 22: may be tried five times, and says how many are left', async () => {
    const proxy = createTestProxy();
    const ticket = await sent(proxy);
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      const { status, body } = await proxy.verify(ticket, '000000');
      expect([status, body]).toEqual([422, expect.objectContaining({ code: 'code_wrong', attemptsLeft })]);
    }
    // for the ticket's whole life, however long ago the first try was
    proxy.clock.advance(599_999);
    const sixth = await proxy.verify(ticket, '123456');
    expect([sixth.status, sixth.body.code]).toEqual([422, 'attempts_exhausted']);
    expect(proxy.gateway.verifies).toHaveLength(5);
  });

  it.each<[tries: number | undefined, left: number | undefined]>([
    [3, 2],
    [1, 0],
    [9, 4],
    [undefined, undefined],
  ])('of a code with %o tries at the gateway has %o left after the first', async (verifyTries, left) => {
    const proxy = createTestProxy({ gateway: { ...createCountingGateway(), verifyTries } });
    const ticket = await sent(proxy);
    const { body } = await proxy.verify(ticket, '000000');
    expect([body.code, body.attemptsLeft]).toEqual(['code_wrong', left]);
    const next = left === undefined ? left : Math.max(0, left - 1);
    expect((await proxy.verify(ticket, '000000')).body.attemptsLeft).toBe(next);
  });

  it('may be tried ten times an hour for one phone, over all its tickets', async () => {
    const proxy = createTestProxy();
    for (let round = 0; round < 2; round++) {
      const ticket = await sent(proxy);
      for (let time = 0; time < 5; time++) await proxy.verify(ticket, '000000');
      proxy.clock.advance(60_000);
    }
    const { body } = await proxy.verify(await sent(proxy));
    expect(body).toMatchObject({ code: 'limit_reached', retryAfterMs: expect.any(Number) });
    expect(proxy.gateway.verifies).toHaveLength(10);
    proxy.clock.advance(3_600_000 - 120_000 - 1);
    const ticket = await sent(proxy);
    expect((await proxy.verify(ticket)).body.code).toBe('limit_reached');
    proxy.clock.advance(1);
    expect((await proxy.verify(ticket)).status).toBe(200);
  });

  it('counts the tries for a phone across a change of secrets', async () => {
    const store = memoryLimitStore();
    const old = await sent(createTestProxy({ store }));
    const proxy = createTestProxy({
      store,
      secrets: ['another-secret-of-thirty-two-bytes-or-more', SECRET],
      limits: { totalPerDay: 1000, verifyPhonePerHour: 2 },
    });
    const next = await sent(proxy);
    for (const ticket of [old, next])
      expect((await proxy.verify(ticket, '000000')).body.code).toBe('code_wrong');
    expect((await proxy.verify(next)).body.code).toBe('limit_reached');
    expect(proxy.events.at(-1)).toMatchObject({ outcome: 'refused', policy: 'verify_phone' });
  });

  it('is malformed if its code is not a string', async () => {
    const proxy = createTestProxy();
    const fields = { ...PHONE, ticket: await sent(proxy), code: 123456 };
    const { status, body } = await proxy.post('/verify', fields);
    expect([status, body.code]).toEqual([400, 'request_malformed']);
  });

  it.each(['12345a', '123', '123456789', '', ' 123456'])('spends no try on %o', async (code) => {
    const proxy = createTestProxy();
    const ticket = await sent(proxy);
    expect((await proxy.verify(ticket, code)).body.code).toBe('code_wrong');
    expect(proxy.gateway.verifies).toHaveLength(0);
    expect((await proxy.verify(ticket, '000000')).body.attemptsLeft).toBe(4);
  });

  it.each([
    ['code_expired', 422, 'code_expired'],
    ['account_unavailable', 422, 'account_unavailable'],
    ['more_steps_required', 422, 'more_steps_required'],
    ['gateway_misconfigured', 502, 'gateway_misconfigured'],
    ['gateway_unavailable', 502, 'gateway_unavailable'],
    ['unknown', 502, 'gateway_unavailable'],
  ] as const)('answers a gateway’s %s with %i %s', async (thrown, status, code) => {
    const proxy = createTestProxy();
    const ticket = await sent(proxy);
    proxy.gateway.onVerify = () => Promise.reject(gatewayRefusal(thrown, { gatewayCode: 'code-1635' }));
    const reply = await proxy.verify(ticket);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.text).not.toContain('code-1635');
    expect(proxy.events.at(-1)).toMatchObject({ outcome: 'refused', code, gatewayCode: 'code-1635' });
  });

  it('passes on the time that a gateway gives', async () => {
    const proxy = createTestProxy();
    const ticket = await sent(proxy);
    proxy.gateway.onVerify = () =>
      Promise.reject(gatewayRefusal('limit_reached', { gatewayCode: '1002' }, 600_000));
    expect((await proxy.verify(ticket)).body).toMatchObject({ code: 'limit_reached', retryAfterMs: 600_000 });
  });

  it('does not count a try that never reached the gateway', async () => {
    const proxy = createTestProxy();
    const ticket = await sent(proxy);
    proxy.gateway.onVerify = () =>
      Promise.reject(gatewayRefusal('gateway_unavailable', { gatewayCode: 'ECONNREFUSED' }));
    for (let time = 0; time < 20; time++) await proxy.verify(ticket);
    proxy.gateway.onVerify = undefined;
    expect((await proxy.verify(ticket, '000000')).body.attemptsLeft).toBe(4);
  });

  it.each(['gateway_misconfigured', 'gateway_refused', 'account_unavailable', 'unknown'] as const)(
    'counts each try that reached the gateway, even if it answers %s, so that nobody can go on guessing',
    async (code) => {
      const proxy = createTestProxy();
      const ticket = await sent(proxy);
      proxy.gateway.onVerify = () => Promise.reject(gatewayRefusal(code, { gatewayCode: '403' }));
      for (let time = 0; time < 5; time++) await proxy.verify(ticket, `00000${time}`);
      expect((await proxy.verify(ticket, '000005')).body.code).toBe('attempts_exhausted');
      expect(proxy.gateway.verifies).toHaveLength(5);
    },
  );

  it('goes to the gateway that sent the code', async () => {
    const store = memoryLimitStore();
    const [old, next] = [createCountingGateway('old'), createCountingGateway('next')];
    const before = createTestProxy({ gateway: old, store });
    const ticket = await sent(before);
    const after = createTestProxy({ gateway: [next, old], store });
    expect((await after.verify(ticket)).status).toBe(200);
    expect([old.verifies.length, next.verifies.length]).toEqual([1, 0]);
    const gone = createTestProxy({ gateway: next });
    expect((await gone.verify(ticket)).body.code).toBe('ticket_invalid');
  });
});

describe('a ticket', () => {
  const flip = (ticket: string, at: number) =>
    ticket.slice(0, at) + (ticket[at] === 'A' ? 'B' : 'A') + ticket.slice(at + 1);

  it('case 22: is refused with any character changed, without asking the gateway', async () => {
    const proxy = createTestProxy();
    const ticket = await sent(proxy);
    for (let at = 0; at < ticket.length; at++) {
      const { status, body } = await proxy.verify(flip(ticket, at));
      expect([at, status, body.code]).toEqual([at, 422, 'ticket_invalid']);
    }
    expect(proxy.gateway.verifies).toHaveLength(0);
  });

  it('case 22: is valid with one last character only, though base64 leaves unused bits in it', async () => {
    const proxy = createTestProxy();
    const ticket = await sent(proxy);
    const codes = [];
    for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
      codes.push((await proxy.verify(`${ticket.slice(0, -1)}${character}`, '000000')).body.code);
    expect(codes.filter((code) => code === 'code_wrong')).toHaveLength(1);
    expect(codes.filter((code) => code === 'ticket_invalid')).toHaveLength(63);
  });

  it.each<[string, (ticket: string) => unknown]>([
    ['cut short', (ticket) => ticket.slice(0, -1)],
    ['longer', (ticket) => `${ticket}A`],
    ['of another version', (ticket) => ticket.replace('v1.', 'v2.')],
    ['with a fourth part', (ticket) => `${ticket}.x`],
    ['without its signature', (ticket) => ticket.split('.').slice(0, 2).join('.')],
    ['with an empty signature', (ticket) => `${ticket.split('.').slice(0, 2).join('.')}.`],
    ['that is not a string', () => ({})],
    ['that is missing', () => undefined],
  ])('case 22: %s is refused', async (_, spoil) => {
    const proxy = createTestProxy();
    const { body } = await proxy.verify(spoil(await sent(proxy)));
    expect(body.code).toBe('ticket_invalid');
    expect(proxy.gateway.verifies).toHaveLength(0);
  });

  it.each([{ phoneNumber: '13800138001' }, { channel: 'CHANNEL_RESET_PASSWORD' }])(
    'case 22: of another request is refused: %o',
    async (other) => {
      const proxy = createTestProxy();
      const { body } = await proxy.verify(await sent(proxy), '123456', other);
      expect(body.code).toBe('ticket_invalid');
    },
  );

  it.each([
    [{}, 600_000],
    [{ ticketTtlMs: 120_000 }, 120_000],
    [{ ticketTtlMs: 120_000, codeTtlMs: 900_000 }, 900_000],
  ])('case 22: is valid, with the options %o, for %i ms', async (options, lifeMs) => {
    const proxy = createTestProxy(options);
    const ticket = await sent(proxy);
    proxy.clock.advance(lifeMs - 1);
    expect((await proxy.verify(ticket, '000000')).body.code).toBe('code_wrong');
    proxy.clock.advance(1);
    const { status, body } = await proxy.verify(ticket);
    expect([status, body.code]).toEqual([422, 'code_expired']);
    expect(proxy.gateway.verifies).toHaveLength(1);
  });

  it('of the previous release is accepted: an HMAC-SHA256 over claims, and each key from HKDF under a label', async () => {
    const proxy = createTestProxy();
    const derive = (label: string, bytes: number) =>
      Buffer.from(hkdfSync('sha256', SECRET, '', `react-sms-code/${label}/v1`, bytes));
    const hash = (label: string, text: string) =>
      createHmac('sha256', derive(label, 32)).update(text).digest();
    const now = proxy.clock.wallNow();
    const claims = {
      k: derive('key-id', 6).toString('base64url'),
      n: 'an-id',
      c: 'CHANNEL_LOGIN',
      g: 'counting',
      p: hash('phone', '+8613800138000').subarray(0, 16).toString('base64url'),
      i: now,
      e: now + 600_000,
    };
    const signed = `v1.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    const { status } = await proxy.verify(`${signed}.${hash('ticket', signed).toString('base64url')}`);
    expect(status).toBe(200);
  });

  it('case 22: is accepted with the previous secret, and refused with an unknown one', async () => {
    const ticket = await sent(createTestProxy());
    const next = 'another-secret-of-thirty-two-bytes-or-more';
    expect((await createTestProxy({ secrets: [next, SECRET] }).verify(ticket)).status).toBe(200);
    expect((await createTestProxy({ secrets: [next] }).verify(ticket)).body.code).toBe('ticket_invalid');
  });
});

describe('onVerified', () => {
  it('gets phone, channel and the gateway’s result, and returns the data of the reply', async () => {
    const calls: VerifiedSms[] = [];
    const proxy = createTestProxy({
      onVerified: (verified) => {
        calls.push(verified);
        return { user: 7 };
      },
    });
    const channel = 'CHANNEL_RESET_PASSWORD';
    const { ticket } = (await proxy.send({ channel })).body;
    const { body } = await proxy.verify(ticket, '123456', { channel });
    expect(body).toMatchObject({ status: 'verified', data: { user: 7 } });
    expect(calls).toEqual([
      {
        request: expect.any(Request),
        phone: { phoneNumber: '13800138000', phoneCountryCode: '+86', e164: '+8613800138000' },
        channel,
        result: { token: 'token-of-the-gateway' },
      },
    ]);
  });

  it('may return a whole response, which is not cached', async () => {
    const proxy = createTestProxy({
      onVerified: () =>
        new Response('{"ok":1}', {
          status: 201,
          headers: { 'Set-Cookie': 'sid=1; HttpOnly', 'Cache-Control': 'max-age=60' },
        }),
    });
    const { status, text, headers } = await proxy.verify(await sent(proxy));
    expect([status, text]).toEqual([201, '{"ok":1}']);
    expect(headers.getSetCookie()).toEqual(['sid=1; HttpOnly']);
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it('may return a response of another class, from undici or another realm', async () => {
    const { status, statusText, headers, body } = Response.json({ ok: 1 }, { status: 201 });
    headers.append('Set-Cookie', 'sid=1');
    headers.append('Set-Cookie', 'seen=1');
    const foreign = { status, statusText, headers, body, [Symbol.toStringTag]: 'Response' };
    const proxy = createTestProxy({ onVerified: () => foreign });
    const reply = await proxy.verify(await sent(proxy));
    expect([reply.status, reply.text]).toEqual([201, '{"ok":1}']);
    expect(reply.headers.getSetCookie()).toEqual(['sid=1', 'seen=1']);
  });

  it('may return a response without a string tag, as in Workers', async () => {
    const nameless = Object.defineProperty(new Response('ok'), Symbol.toStringTag, { value: undefined });
    const proxy = createTestProxy({ onVerified: () => nameless });
    expect((await proxy.verify(await sent(proxy))).text).toBe('ok');
  });

  it('may return what another service answered, which `fetch` has decompressed', async () => {
    const headers = { 'Content-Encoding': 'gzip', 'Set-Cookie': ['sid=1', 'seen=1'] };
    const { url } = await openService((_, response) =>
      response.writeHead(200, headers).end(gzipSync('{"ok":1}')),
    );
    const proxy = createTestProxy({ onVerified: () => fetch(url) });
    const reply = await proxy.verify(await sent(proxy));
    expect([reply.status, reply.text]).toEqual([200, '{"ok":1}']);
    expect(reply.headers.getSetCookie()).toEqual(['sid=1', 'seen=1']);
    expect([...reply.headers.keys()].filter((name) => name.startsWith('content-'))).toEqual([]);
  });

  it('may be asynchronous, and return a redirect', async () => {
    const proxy = createTestProxy({ onVerified: async () => Response.redirect(`${ORIGIN}/home`, 303) });
    expect((await proxy.verify(await sent(proxy))).headers.get('Location')).toBe(`${ORIGIN}/home`);
  });

  it('may refuse with an error code', async () => {
    const proxy = createTestProxy({
      onVerified: () => {
        throw new SmsError('account_unavailable');
      },
    });
    expect((await proxy.verify(await sent(proxy))).body.code).toBe('account_unavailable');
  });

  it.each([
    ['any other error', new Error('password of the database')],
    ['an unknown code', new SmsError('no_such_code' as SmsErrorCode)],
    ['a code of browsers', new SmsError('network_failed')],
  ])('that throws %s causes an internal error, whose text is not sent', async (_, error) => {
    const proxy = createTestProxy({ onVerified: () => Promise.reject(error) });
    const { status, body, text } = await proxy.verify(await sent(proxy));
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(text).not.toContain(error.message);
    expect(proxy.errors).toEqual([error]);
  });
});
