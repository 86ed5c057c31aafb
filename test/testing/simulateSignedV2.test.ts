import { describe, expect, it } from 'vitest';
import { createFakeClock, simulateSignedV2 } from '../../src/testing.ts';
import vectors from '../fixtures/signed-v2-vectors.json' with { type: 'json' };
import { createSignedV2Caller, otherCode } from './simulatorCallers.ts';

function setUp() {
  const clock = createFakeClock();
  const simulator = simulateSignedV2({ clock });
  const latestCode = () => simulator.inbox.latest()?.code ?? 'no message';
  return { clock, simulator, latestCode, ...createSignedV2Caller(simulator) };
}

describe('sendPhoneSmsCode', () => {
  it('delivers a message and answers in the documented shape', async () => {
    const { simulator, send, clock } = setUp();
    expect(await send()).toEqual({ code: 200, msg: 'Success', data: null, extMsg: null });
    expect(simulator.inbox.messages).toEqual([
      {
        id: expect.any(String),
        phoneNumber: '13800138000',
        phoneCountryCode: '+86',
        channel: 'CHANNEL_LOGIN',
        code: expect.stringMatching(/^\d{6}$/),
        text: expect.stringContaining(simulator.inbox.latest()!.code),
        sentAt: clock.wallNow(),
      },
    ]);
  });

  it.each(vectors.sendPhoneSmsCode)(
    'accepts the published signature for $phone, in lower case',
    async (vector) => {
      const { userDomainSecret, phone, codeType, random, ts, signature } = vector;
      const simulator = simulateSignedV2({ userDomainSecret, clock: createFakeClock(ts) });
      const { send } = createSignedV2Caller(simulator);
      const signed = { phone, codeType, random, ts };
      expect(await send(signed, { signature: signature.toUpperCase() })).toMatchObject({ code: 5420 });
      expect(await send(signed, { signature })).toMatchObject({ code: 200 });
    },
  );

  it.each([
    ['a signature of something else', {}, { signature: vectors.printedButWrong }, 5420],
    ['another code type than was signed', {}, { codeType: 3 }, 5420],
    ['no signature', {}, { signature: undefined }, 5550],
    ['no user domain', {}, { userDomain: undefined }, 5023],
    ['another user domain', {}, { userDomain: 'C.DM.1' }, 5013],
    ['no phone', {}, { phone: undefined }, 5021],
    ['a phone with its calling code', { phone: '+8613800138000' }, {}, 5019],
    ['no international code', {}, { internationalCode: undefined }, 5116],
    ['an international code with a plus', {}, { internationalCode: '+86' }, 5116],
    ['no time', {}, { ts: undefined }, 5145],
    ['a time in seconds', { ts: 1_767_225_600 }, {}, 5145],
    ['no random', {}, { random: undefined }, 5421],
    ['a random of 15 characters', { random: 'a'.repeat(15) }, {}, 5421],
    ['a random of 17 characters', { random: 'a'.repeat(17) }, {}, 5421],
    ['a random with a dash', { random: `${'a'.repeat(15)}-` }, {}, 5421],
    ['no code type', {}, { codeType: undefined }, 400],
    ['code type 0', { codeType: 0 }, {}, 400],
    ['code type 6', { codeType: 6 }, {}, 400],
    ['the name code_type', {}, { codeType: undefined, code_type: 2 }, 400],
  ])('refuses %s with HTTP 200', async (_, signed, sent, code) => {
    const { simulator, send } = setUp();
    expect(await send(signed, sent)).toMatchObject({ code, data: null, extMsg: null });
    expect(simulator.inbox.messages).toEqual([]);
  });

  it('refuses a body', async () => {
    const { simulator, send } = setUp();
    expect(await send({}, {}, '{}')).toMatchObject({ code: 400 });
    expect(simulator.inbox.messages).toEqual([]);
  });

  it.each([-600_001, 600_001])(
    'refuses a time that is %i ms off, and accepts one that is a millisecond less off',
    async (off) => {
      const { send, clock } = setUp();
      expect(await send({ ts: clock.wallNow() + off })).toMatchObject({ code: 5145 });
      expect(await send({ ts: clock.wallNow() + off - Math.sign(off) })).toMatchObject({ code: 200 });
    },
  );

  it.each([
    [1, 'CHANNEL_RESET_PASSWORD'],
    [2, 'CHANNEL_LOGIN'],
    [3, 'CHANNEL_REGISTER'],
    [4, 'CHANNEL_DELETE_ACCOUNT'],
    [5, 'CHANNEL_ADD_PUSH_RECIPIENT'],
  ])('delivers code type %i on %s', async (codeType, channel) => {
    const { simulator, send } = setUp();
    await send({ codeType });
    expect(simulator.inbox.latest()?.channel).toBe(channel);
  });

  it('sends one message a minute to a phone for each code type', async () => {
    const { clock, simulator, send } = setUp();
    await send();
    clock.advance(59_999);
    expect(await send()).toMatchObject({ code: 5058 });
    expect(await send({ codeType: 1 })).toMatchObject({ code: 200 });
    clock.advance(1);
    expect(await send()).toMatchObject({ code: 200 });
    expect(simulator.inbox.messages).toHaveLength(3);
  });

  it('answers other paths and methods with HTTP 404', async () => {
    const { simulator } = setUp();
    const send = '/v2/sms/enduserapi/v2/sendPhoneSmsCode';
    const statusOf = async (path: string, method: string) =>
      (await simulator.fetch(new URL(path, 'https://signed-v2.test'), { method })).status;
    expect(await statusOf('/v2/sms', 'POST')).toBe(404);
    expect(await statusOf(send, 'GET')).toBe(404);
  });
});

describe('phoneSmsCodeLogin', () => {
  it('returns both tokens for the code, once', async () => {
    const { send, logIn, latestCode } = setUp();
    await send();
    const token = { token: expect.stringMatching(/^Bearer /), expirationTime: expect.any(Number) };
    expect(await logIn(latestCode())).toMatchObject({
      code: 200,
      data: { accessToken: token, refreshToken: token },
    });
    expect(await logIn(latestCode())).toMatchObject({ code: 5037, data: null });
  });

  it('accepts the right code after a wrong one', async () => {
    const { send, logIn, latestCode } = setUp();
    await send();
    expect(await logIn(otherCode(latestCode()))).toMatchObject({ code: 5037 });
    expect(await logIn(latestCode())).toMatchObject({ code: 200 });
  });

  it('accepts the newest code, for five minutes', async () => {
    const codes = ['111111', '222222', '333333'];
    const clock = createFakeClock();
    const simulator = simulateSignedV2({ clock, createCode: () => codes.shift() ?? '' });
    const { send, logIn } = createSignedV2Caller(simulator);
    await send();
    clock.advance(60_000);
    await send();
    expect(await logIn('111111')).toMatchObject({ code: 5037 });
    clock.advance(299_999);
    expect(await logIn('222222')).toMatchObject({ code: 200 });
    await send();
    clock.advance(300_000);
    expect(await logIn('333333')).toMatchObject({ code: 5037 });
  });

  it('does nothing for a caller that has aborted before', async () => {
    const { simulator, latestCode, logIn, send } = setUp();
    await send();
    const fetchAborted = (request: Request) =>
      simulator.fetch(new Request(request, { signal: AbortSignal.abort() }));
    const aborted = createSignedV2Caller(simulator, fetchAborted);
    await expect(aborted.logIn(latestCode())).rejects.toMatchObject({ name: 'AbortError' });
    expect(await logIn(latestCode())).toMatchObject({ code: 200 });
  });

  it.each([
    ['no code', { smsCode: undefined }, 5029],
    ['no phone', { phone: undefined }, 5021],
    ['another user domain', { userDomain: 'C.DM.1' }, 5013],
    ['another phone', { phone: '13800138001' }, 5037],
  ])('refuses %s', async (_, change, code) => {
    const { send, logIn, latestCode } = setUp();
    await send();
    expect(await logIn(latestCode(), change)).toMatchObject({ code });
  });
});
