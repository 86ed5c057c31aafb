import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { gatewayRefusal, memoryLimitStore, SmsError } from '../../src/server.ts';
import type { GatewayContext, LimitStore, SmsErrorCode } from '../../src/server.ts';
import { createFakeClock } from '../../src/testing/fakeClock.ts';
import { createCountingGateway, createTestProxy, nextKey, PHONE, SECRET } from './createTestProxy.ts';
import type { TestReply } from './createTestProxy.ts';

const never = () => new Promise<void>(() => {});

describe('a send', () => {
  it('case 1: a valid request sends one message, and gets a ticket without a digit of the phone', async () => {
    const { send, gateway } = createTestProxy();
    const { status, body, headers } = await send();
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'sent',
      ticket: expect.stringMatching(/^v1\.[\w-]+\.[\w-]{43}$/),
      retryAfterMs: 60_000,
      codeLength: 6,
      requestId: expect.any(String),
    });
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Vary')).toBe('Origin, Sec-Fetch-Site');
    expect(gateway.sends.map(({ request }) => request)).toEqual([PHONE]);
    const payload = atob(body.ticket.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'));
    for (const part of ['13800138000', '138001', '138000']) expect(payload).not.toContain(part);
  });

  it('case 2: another send within exactly a minute is too early, and one after that goes out', async () => {
    const { send, clock, gateway } = createTestProxy();
    gateway.onSend = async () => clock.advance(3_000);
    await send();
    gateway.onSend = undefined;
    const early = await send();
    expect(early.status).toBe(429);
    expect(early.body).toEqual({
      type: 'urn:react-sms-code:problem:too_early',
      title: 'Too early',
      status: 429,
      code: 'too_early',
      retryAfterMs: 60_000,
      requestId: expect.any(String),
    });
    expect(early.headers.get('Content-Type')).toBe('application/problem+json');
    expect(early.headers.get('Retry-After')).toBe('60');
    clock.advance(59_999);
    expect((await send()).body).toMatchObject({ code: 'too_early', retryAfterMs: 1 });
    expect(gateway.sends).toHaveLength(1);
    clock.advance(1);
    expect((await send()).status).toBe(200);
  });

  it('case 3: another channel has its own cooldown', async () => {
    const { send, gateway } = createTestProxy();
    await send();
    expect((await send({ channel: 'CHANNEL_RESET_PASSWORD' })).status).toBe(200);
    expect(gateway.sends).toHaveLength(2);
  });

  it('case 5: a repeat that only asks for the answer gets it or is refused, and sends nothing', async () => {
    const { send, gateway } = createTestProxy();
    const unknown = await send({ isRepeat: true });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'ticket_invalid']);
    const key = { 'Idempotency-Key': nextKey() };
    const { body } = await send({}, key);
    const repeat = await send({ isRepeat: true }, key);
    expect([repeat.status, repeat.body.ticket]).toEqual([200, body.ticket]);
    expect(repeat.headers.get('Idempotency-Replayed')).toBe('true');
    expect(gateway.sends).toHaveLength(1);
  });

  it('counts two spellings of a number as one phone', async () => {
    const { send, gateway } = createTestProxy({ countries: { GB: {} } });
    await send({ phoneCountryCode: '+44', phoneNumber: '7700 900123' });
    const again = await send({ phoneCountryCode: '+44', phoneNumber: '07700900123' });
    expect(again.body.code).toBe('too_early');
    expect(gateway.sends[0]?.request).toMatchObject({ phoneNumber: '7700900123', phoneCountryCode: '+44' });
  });

  it('says how many digits the gateway’s codes have', async () => {
    const { send } = createTestProxy({ gateway: { ...createCountingGateway(), codeLength: 4 } });
    expect((await send()).body).toMatchObject({ status: 'sent', codeLength: 4 });
  });

  it('goes through the first gateway of a list that can send on its channel', async () => {
    const gateways = ['other', 'first', 'second'].map((id) => createCountingGateway(id));
    const [other, ...able] = gateways;
    const { send } = createTestProxy({
      gateway: [{ ...other!, channels: ['CHANNEL_RESET_PASSWORD'] }, ...able],
    });
    await send();
    expect(gateways.map(({ sends }) => sends.length)).toEqual([0, 1, 0]);
  });

  it('goes to mainland China if no calling code is given', async () => {
    const { send, gateway } = createTestProxy();
    await send({ phoneCountryCode: undefined });
    expect(gateway.sends[0]?.request.phoneCountryCode).toBe('+86');
  });
});

describe('a repeated request', () => {
  it('case 5: is a conflict while the first is under way, and then gets the same answer', async () => {
    const { send, gateway, clock, events } = createTestProxy();
    let finish = () => {};
    gateway.onSend = () => new Promise((resolve) => (finish = resolve));
    const key = { 'Idempotency-Key': nextKey() };
    const first = send({}, key);
    await expect.poll(() => gateway.sends.length).toBe(1);
    const during = await send({}, key);
    expect(during.status).toBe(409);
    expect(during.body.code).toBe('send_in_progress');
    expect(during.headers.get('Retry-After')).toBe('1');
    finish();
    const answer = await first;
    const replay = await send({}, key);
    expect(replay.status).toBe(200);
    expect(replay.body).toEqual(answer.body);
    expect(replay.headers.get('Idempotency-Replayed')).toBe('true');
    expect(answer.headers.has('Idempotency-Replayed')).toBe(false);
    expect(events.map(({ outcome }) => outcome)).toEqual(['refused', 'sent', 'replayed']);
    clock.advance(20_000);
    expect((await send({}, key)).body).toEqual({ ...answer.body, retryAfterMs: 40_000 });
    expect(gateway.sends).toHaveLength(1);
  });

  it('is a conflict until five seconds after the gateway’s timeout, if the result of the first is never stored', async () => {
    const clock = createFakeClock();
    const store = { ...memoryLimitStore({ clock }), settle: never };
    const { send, gateway } = createTestProxy({ store, clock });
    const key = { 'Idempotency-Key': nextKey() };
    void send({}, key);
    await expect.poll(() => gateway.sends.length).toBe(1);
    clock.advance(gateway.timeoutMs + 4_999);
    expect((await send({}, key)).body.code).toBe('send_in_progress');
    clock.advance(1);
    expect((await send({}, key)).body.code).toBe('too_early');
  });

  it('gets no longer wait than the first one, whatever another instance’s clock shows', async () => {
    const { send, clock } = createTestProxy();
    const key = { 'Idempotency-Key': nextKey() };
    await send({}, key);
    clock.stepWall(-5_000);
    expect((await send({}, key)).body.retryAfterMs).toBe(60_000);
  });

  it('says how long the code is still valid, if that is known', async () => {
    const { send, clock } = createTestProxy({ codeTtlMs: 300_000 });
    const key = { 'Idempotency-Key': nextKey() };
    expect((await send({}, key)).body.expiresInMs).toBe(300_000);
    clock.advance(100_000);
    expect((await send({}, key)).body).toMatchObject({ expiresInMs: 200_000, retryAfterMs: 0 });
  });

  it.each([{ phoneNumber: '13800138001' }, { channel: 'CHANNEL_RESET_PASSWORD' }])(
    'case 6: with the same key for another phone or channel is refused: %o',
    async (other) => {
      const { send, gateway } = createTestProxy();
      const key = { 'Idempotency-Key': nextKey() };
      await send({}, key);
      const { status, body } = await send(other, key);
      expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
      expect(gateway.sends).toHaveLength(1);
    },
  );

  it('is recognised by an instance on which another secret is the first by now', async () => {
    const store = memoryLimitStore();
    const next = 'another-secret-of-thirty-two-bytes-or-more';
    const before = createTestProxy({ store, secrets: [SECRET, next] });
    const after = createTestProxy({ store, secrets: [next, SECRET] });
    const key = { 'Idempotency-Key': nextKey() };
    const first = await before.send({}, key);
    expect((await after.send({}, key)).body.ticket).toBe(first.body.ticket);
    expect((await after.send({ phoneNumber: '13800138001' }, key)).body.code).toBe('idempotency_key_reused');
    expect(after.gateway.sends).toHaveLength(0);
  });

  it.each([null, 'short', 'x'.repeat(65), 'with a space in the middle', 'ünïcödé-key-of-a-test'])(
    'case 6: without a usable key is refused: %s',
    async (key) => {
      const { send, gateway } = createTestProxy();
      const { status, body } = await send({}, { 'Idempotency-Key': key });
      expect([status, body.code]).toEqual([400, 'idempotency_key_required']);
      expect(gateway.sends).toHaveLength(0);
    },
  );

  it('gets the same refusal, and does not ask the gateway again', async () => {
    const { send, gateway } = createTestProxy();
    gateway.onSend = () => Promise.reject(new SmsError('gateway_refused'));
    const key = { 'Idempotency-Key': nextKey() };
    const first = await send({}, key);
    const replay = await send({}, key);
    expect([replay.status, replay.body]).toEqual([422, first.body]);
    expect(replay.headers.get('Idempotency-Replayed')).toBe('true');
    expect(gateway.sends).toHaveLength(1);
  });
});

describe('a record that this release did not write', () => {
  const without = (name: string): [string, (record: string) => string] => [
    `without \`${name}\``,
    (record) => record.replace(`"${name}"`, '"other"'),
  ];

  it.each([
    ['cut off', (record: string) => record.slice(0, 40)],
    ['null', () => 'null'],
    ['empty', () => ''],
    ...['fingerprint', 'requestId', 'body', 'ticket', 'retryAfterMs', 'readyAt'].map(without),
  ] as const)('sends nothing, and is never given as an answer: one that is %s', async (_, spoil) => {
    const known = memoryLimitStore();
    const settle: LimitStore['settle'] = (id, ttlMs, record, ...rest) =>
      known.settle(id, ttlMs, spoil(record), ...rest);
    const { send, gateway } = createTestProxy({ store: { ...known, settle } });
    const key = { 'Idempotency-Key': nextKey() };
    await send({}, key);
    const { status, body } = await send({}, key);
    expect([status, body.code]).toEqual([409, 'send_in_progress']);
    expect(gateway.sends).toHaveLength(1);
  });
});

describe('an outcome that nobody knows', () => {
  it.each([
    ['throws any other error', new Error('words of the gateway for +8613800138000')],
    ['says unknown', new SmsError('unknown', { cause: new Error('whatever') })],
    ['says internal', new SmsError('internal')],
    ['throws an unknown code', new SmsError('no_such_code' as SmsErrorCode)],
  ])(
    'case 7: if a gateway %s, there is a ticket, the charge stays, and it is asked once',
    async (_, error) => {
      const { send, gateway, events } = createTestProxy();
      gateway.onSend = () => Promise.reject(error);
      const key = { 'Idempotency-Key': nextKey() };
      const { status, body, text } = await send({}, key);
      expect([status, body.status, typeof body.ticket]).toEqual([202, 'unknown', 'string']);
      expect(text).not.toMatch(/words of the gateway|13800138000/);
      const replay = await send({}, key);
      expect([replay.status, replay.body]).toEqual([202, body]);
      expect((await send()).body.code).toBe('too_early');
      expect(gateway.sends).toHaveLength(1);
      expect(events[0]).toMatchObject({ type: 'send', outcome: 'unknown', gateway: 'counting' });
      expect([undefined, 'threw']).toContain(events[0]?.gatewayCode);
    },
  );

  it('of a gateway that throws anything but a refusal is reported to `onError`, with what it threw', async () => {
    const { send, verify, gateway, errors } = createTestProxy();
    const [ofSend, ofVerify] = [new TypeError('fetch failed'), new TypeError('no field `ok`')];
    gateway.onSend = () => Promise.reject(ofSend);
    const { ticket } = (await send()).body;
    gateway.onVerify = () => Promise.reject(ofVerify);
    await verify(ticket);
    gateway.onVerify = () => Promise.reject(new SmsError('unknown'));
    await verify(ticket);
    expect(errors).toEqual([ofSend, ofVerify]);
  });

  it('case 7: the signal of a gateway that hangs is aborted after its timeout', async () => {
    const { send, gateway, clock } = createTestProxy();
    gateway.onSend = never;
    const reply = send();
    await expect.poll(() => gateway.sends.length).toBe(1);
    expect(gateway.sends[0]?.context.signal.aborted).toBe(false);
    clock.advance(8_000);
    expect((await reply).status).toBe(202);
    expect(gateway.sends[0]?.context.signal.aborted).toBe(true);
    expect((await send()).body.code).toBe('too_early');
  });
});

it('gives a gateway a timeout of 25 days, for which setTimeout would fire at once', async () => {
  const send = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
  const gateway = { ...createCountingGateway(), timeoutMs: 2 ** 31, send };
  const proxy = createTestProxy({ gateway, clock: undefined });
  expect((await proxy.send()).status).toBe(200);
});

describe('a message that is known not to have gone out', () => {
  it.each([
    ['gateway_unavailable', 'gateway_unavailable'],
    ['gateway_misconfigured', 'gateway_misconfigured'],
    ['gateway_refused', 'gateway_refused'],
    ['phone_invalid', 'phone_invalid'],
    ['offline', 'gateway_unavailable'], // a code of browsers
  ] as const)('case 8: gives everything back: %s', async (code, answered) => {
    const { send, gateway } = createTestProxy({ limits: { totalPerDay: 1, phonePerDay: 1, ipPerHour: 1 } });
    gateway.onSend = () =>
      Promise.reject(gatewayRefusal(code, { gatewayCode: 'code-5122', gatewayMeaning: 'no permission' }));
    for (let time = 0; time < 3; time++) {
      const { body, text } = await send();
      expect(body.code).toBe(answered);
      expect(text).not.toMatch(/code-5122|permission/);
    }
    gateway.onSend = undefined;
    expect((await send()).status).toBe(200);
  });

  it('case 11: "too early" without a time keeps the cooldown of the phone for the rest of its minute', async () => {
    const { send, gateway, clock } = createTestProxy({ limits: { totalPerDay: 1 } });
    gateway.onSend = async () => {
      clock.advance(2_000);
      throw gatewayRefusal('too_early', { gatewayCode: '5058' });
    };
    const { status, body } = await send();
    expect([status, body.code, body.retryAfterMs]).toEqual([429, 'too_early', 58_000]);
    expect((await send()).body).toMatchObject({ code: 'too_early', retryAfterMs: 58_000 });
    expect(gateway.sends).toHaveLength(1);
    gateway.onSend = undefined;
    clock.advance(58_000);
    expect((await send()).status).toBe(200);
  });

  it('passes on the time that a gateway gives', async () => {
    const { send, gateway, clock } = createTestProxy();
    gateway.onSend = () => Promise.reject(gatewayRefusal('too_early', { gatewayCode: '429' }, 41_200));
    const key = { 'Idempotency-Key': nextKey() };
    const { body, headers } = await send({}, key);
    expect([body.retryAfterMs, headers.get('Retry-After')]).toEqual([41_200, '42']);
    clock.advance(1_200);
    expect((await send({}, key)).body.retryAfterMs).toBe(40_000);
  });

  it.each([
    ['too_early', 1e9],
    ['limit_reached', 1e9],
    ['too_early', Infinity],
  ] as const)('passes on no time longer than a day: %s, %d ms', async (code, givenMs) => {
    const { send, gateway, clock } = createTestProxy({ ticketTtlMs: 2 * 86_400_000 });
    gateway.onSend = () => Promise.reject(gatewayRefusal(code, { gatewayCode: '429' }, givenMs));
    const key = { 'Idempotency-Key': nextKey() };
    const { body, headers } = await send({}, key);
    expect([body.code, body.retryAfterMs, headers.get('Retry-After')]).toEqual([code, 86_400_000, '86400']);
    clock.advance(3_600_000);
    expect((await send({}, key)).body.retryAfterMs).toBe(82_800_000);
  });

  it.each([Number.NaN, -1, 0])('ignores a time of %d ms from a gateway', async (givenMs) => {
    const { send, gateway } = createTestProxy();
    gateway.onSend = () => Promise.reject(gatewayRefusal('too_early', { gatewayCode: '429' }, givenMs));
    expect((await send()).body.retryAfterMs).toBe(60_000);
  });

  it('rounds the time of a block up to five minutes', async () => {
    const { send, gateway } = createTestProxy();
    gateway.onSend = () =>
      Promise.reject(gatewayRefusal('limit_reached', { gatewayCode: '5148' }, 1_200_001));
    expect((await send()).body).toMatchObject({ code: 'limit_reached', retryAfterMs: 1_500_000 });
  });

  it('tells the operator what it does not tell the browser', async () => {
    const { send, gateway, events, clock } = createTestProxy();
    const cameAt = clock.wallNow();
    gateway.onSend = async () => {
      clock.advance(40);
      throw gatewayRefusal('gateway_misconfigured', {
        gatewayCode: 'code-5122',
        gatewayMeaning: 'no permission',
      });
    };
    const { body } = await send();
    expect(events).toEqual([
      {
        type: 'send',
        at: cameAt,
        requestId: body.requestId,
        outcome: 'refused',
        code: 'gateway_misconfigured',
        channel: 'CHANNEL_LOGIN',
        country: 'CN',
        phone: '+86•••••••00',
        phoneHash: expect.stringMatching(/^[\w-]{22}$/),
        gateway: 'counting',
        gatewayCode: 'code-5122',
        gatewayMeaning: 'no permission',
      },
    ]);
  });
});

describe('a gateway that says too much', () => {
  it('is cut to a line in the event', async () => {
    const { send, gateway, events } = createTestProxy();
    const [gatewayCode, gatewayMeaning] = ['c'.repeat(1000), 'm'.repeat(1000)];
    gateway.onSend = () => Promise.reject(gatewayRefusal('gateway_refused', { gatewayCode, gatewayMeaning }));
    await send();
    expect(events[0]).toMatchObject({ gatewayCode: 'c'.repeat(64), gatewayMeaning: 'm'.repeat(200) });
  });
});

describe('whether a user exists', () => {
  it('cannot be seen: the answer, the charge and the cooldown are those of a send', async () => {
    const { send, gateway, events } = createTestProxy({ limits: { totalPerDay: 1000, phonePerDay: 1 } });
    gateway.onSend = () => Promise.reject(gatewayRefusal('account_unavailable', { gatewayCode: '2004' }));
    const { status, body } = await send();
    expect([status, body.status, body.retryAfterMs]).toEqual([200, 'sent', 60_000]);
    expect(body.ticket).toMatch(/^v1\./);
    expect((await send()).body.code).toBe('too_early');
    expect(events[0]).toMatchObject({ outcome: 'sent', code: 'account_unavailable', gatewayCode: '2004' });
  });
});

describe('a gateway that goes by who is logged in', () => {
  it('refuses a number that is not theirs, at a send and at a check', async () => {
    const { post, send, gateway } = createTestProxy();
    const refuse = (code: SmsErrorCode) => async (context: GatewayContext) => {
      if (context.request.headers.get('Authorization') !== 'owner') throw new SmsError(code);
    };
    gateway.onSend = refuse('phone_invalid');
    gateway.onVerify = refuse('account_unavailable');
    const [owner, stranger] = [{ Authorization: 'owner' }, { Authorization: 'stranger' }];
    expect((await send({}, stranger)).body.code).toBe('phone_invalid');
    const { ticket } = (await send({}, owner)).body;
    const check = { ...PHONE, ticket, code: '123456' };
    expect((await post('/verify', check, stranger)).body.code).toBe('account_unavailable');
    expect((await post('/verify', check, owner)).status).toBe(200);
  });
});

describe('a store that fails', () => {
  const broken = (fails: Partial<LimitStore>): LimitStore => ({ ...memoryLimitStore(), ...fails });
  const fail = async (): Promise<never> => {
    throw new Error('the store is down');
  };

  it('refuses the message before it costs anything', async () => {
    const { send, gateway, errors } = createTestProxy({ store: broken({ reserve: fail }) });
    const { status, body, headers, text } = await send();
    expect([status, body.code, headers.get('Retry-After')]).toEqual([503, 'limiter_unavailable', '5']);
    expect(text).not.toContain('down');
    expect(gateway.sends).toHaveLength(0);
    expect(errors).toEqual([new Error('the store is down')]);
  });

  it('does not turn a message that went out into an error', async () => {
    const { send, events } = createTestProxy({ store: broken({ settle: fail }) });
    expect((await send()).status).toBe(200);
    expect(events.map(({ type }) => type)).toEqual(['store_failed', 'send']);
  });

  it('does not turn a right code into an error', async () => {
    const known = memoryLimitStore();
    const reserve: LimitStore['reserve'] = (id, ...rest) =>
      id.startsWith('code:') ? fail() : known.reserve(id, ...rest);
    const { ticket } = (await createTestProxy({ store: known }).send()).body;
    const { verify, events } = createTestProxy({ store: { ...known, reserve, settle: fail } });
    expect((await verify(ticket)).status).toBe(200);
    expect(events.map(({ type }) => type)).toEqual(['store_failed', 'store_failed', 'verify']);
  });
});

it('the store is told what became of a message or a try before the answer, after which a platform may stop the proxy', async () => {
  let untold = 0;
  const slow =
    <Arguments extends unknown[], Value>(tell: (...args: Arguments) => Promise<Value>) =>
    async (...args: Arguments) => {
      untold++;
      await new Promise((resolve) => setImmediate(resolve));
      return tell(...args).finally(() => untold--);
    };
  const clock = createFakeClock();
  const known = memoryLimitStore({ clock });
  const store = { ...known, settle: slow(known.settle), release: slow(known.release) };
  const { send, verify, gateway } = createTestProxy({
    clock,
    store,
    conversion: { minSends: 2, block: true },
  });
  const codes: unknown[] = [];
  const note = ({ body }: TestReply) => codes.push(body.code ?? body.status, untold);
  const sent = await send();
  note(sent);
  gateway.onSend = () => Promise.reject(new SmsError('gateway_refused'));
  note(await send({ phoneNumber: '13800138001' }));
  gateway.onSend = undefined;
  note(await send({ phoneNumber: '13800138001' }));
  note(await send({ phoneNumber: '13800138002' }));
  gateway.onVerify = () => Promise.reject(new SmsError('code_wrong'));
  note(await verify(sent.body.ticket));
  gateway.onVerify = undefined;
  note(await verify(sent.body.ticket));
  expect(codes).toEqual(
    ['sent', 'gateway_refused', 'sent', 'limit_reached', 'code_wrong', 'verified'].flatMap((code) => [
      code,
      0,
    ]),
  );
});

describe('the event at 80 % of the total', () => {
  it('comes once, with the message that reaches it', async () => {
    const countries = { CN: {}, SG: {} };
    const { send, events } = createTestProxy({ limits: { totalPerDay: 5 }, countries });
    // one from another country and each with another prefix, so that only the total reaches four
    await send({ phoneNumber: '81234567', phoneCountryCode: '+65' });
    for (let index = 0; index < 5; index++)
      await send({ phoneNumber: `138${1000 + index}8000` }, {}, `203.0.113.${index}`);
    expect(events.map(({ type, outcome }) => outcome ?? type)).toEqual([
      'sent',
      'sent',
      'sent',
      'total_near_limit',
      'sent',
      'sent',
      'refused',
    ]);
  });

  it('comes once a day, even if charges are given back and the count reaches it again', async () => {
    const { send, gateway, events, clock } = createTestProxy({ limits: { totalPerDay: 10 } });
    const nears = () => events.filter(({ type }) => type === 'total_near_limit').length;
    for (const day of [1, 2]) {
      for (let index = 0; index < 6; index++) await send({ phoneNumber: `138${1000 + index}8000` });
      gateway.onSend = () => Promise.reject(new SmsError('gateway_unavailable'));
      const others = ['13820008000', '13821008000', '13822008000', '13823008000'];
      for (let time = 0; time < 3; time++)
        await Promise.all(others.map((phoneNumber) => send({ phoneNumber })));
      gateway.onSend = undefined;
      for (const phoneNumber of others) await send({ phoneNumber });
      expect(nears()).toBe(day);
      clock.advance(86_400_000);
    }
  });
});

it('a proxy shows none of its secrets to JSON or to an inspector', () => {
  const { proxy } = createTestProxy();
  expect(JSON.stringify(proxy)).toBe('{}');
  expect(inspect(proxy, { depth: 10, showHidden: true })).not.toContain(SECRET);
});
