import { describe, expect, it } from 'vitest';
import type { SmsEvent, SmsPolicy, SmsProxyOptions } from '../../../src/server.ts';
import { createTestProxy } from '../createTestProxy.ts';

const HOUR = 3_600_000;
const DAY = 86_400_000;
/** Numbers with different prefixes: the digits before the last four count up. */
const numberOf = (index: number) => `138${String(1000 + index)}8000`;

/** By policy: how long its window is, and options that let one message through in it. */
const ONE_MESSAGE: Record<
  Exclude<SmsPolicy, 'cooldown' | 'conversion' | `verify_${string}`>,
  [windowMs: number, options: Partial<SmsProxyOptions>]
> = {
  phone: [DAY, { limits: { totalPerDay: 9, phonePerDay: 1 } }],
  ip: [HOUR, { limits: { totalPerDay: 9, ipPerHour: 1 } }],
  prefix: [HOUR, { limits: { totalPerDay: 9, prefixPerHour: 1 } }],
  country: [DAY, { countries: { CN: { perDay: 1 } } }],
  total: [DAY, { limits: { totalPerDay: 1 } }],
};

describe('the limits', () => {
  it('case 17: requests for one number over and over use up nothing of the shared budget', async () => {
    const { send, gateway } = createTestProxy({ limits: { totalPerDay: 10 } });
    for (let time = 0; time < 51; time++) await send();
    const replies = [];
    for (let index = 0; index < 12; index++) replies.push(await send({ phoneNumber: numberOf(index) }));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(9);
    expect(replies.at(-1)?.body.code).toBe('limit_reached');
    expect(gateway.sends).toHaveLength(10);
  });

  it('case 18: one address sends to 20 numbers an hour', async () => {
    const { send, events } = createTestProxy();
    const replies = [];
    for (let index = 0; index < 30; index++) replies.push(await send({ phoneNumber: numberOf(index) }));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(replies[29]?.body).toMatchObject({ code: 'limit_reached', retryAfterMs: 3_600_000 });
    expect(events.at(-1)).toMatchObject({ outcome: 'refused', policy: 'ip' });
  });

  it.each([
    ['9.9.9.9', '::ffff:9.9.9.9'],
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
    ['unix:/socket', 'not an address'],
  ])('case 18: %s and %s share a bucket', async (one, other) => {
    const { send } = createTestProxy({ limits: { totalPerDay: 100, ipPerHour: 1 } });
    expect((await send({ phoneNumber: numberOf(1) }, {}, one)).status).toBe(200);
    expect((await send({ phoneNumber: numberOf(2) }, {}, other)).body.code).toBe('limit_reached');
  });

  it('case 18: another /64 has a bucket of its own', async () => {
    const { send } = createTestProxy({ limits: { totalPerDay: 100, ipPerHour: 1 } });
    await send({ phoneNumber: numberOf(1) }, {}, '2001:db8:1:2::1');
    expect((await send({ phoneNumber: numberOf(2) }, {}, '2001:db8:1:3::1')).status).toBe(200);
  });

  it('case 18: a forwarded header is ignored unless it is asked for', async () => {
    const { send } = createTestProxy({ limits: { totalPerDay: 100, ipPerHour: 1 } });
    await send({ phoneNumber: numberOf(1) }, { 'X-Forwarded-For': '1.1.1.1' });
    const { body } = await send(
      { phoneNumber: numberOf(2) },
      { 'X-Forwarded-For': '2.2.2.2', 'X-Real-IP': '3.3.3.3' },
    );
    expect(body.code).toBe('limit_reached');
  });

  it.each([
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:52100', '203.0.113.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2::1'],
  ])('passes %s on as %s', async (ip, plain) => {
    const { send, gateway } = createTestProxy();
    await send({}, {}, ip);
    expect(gateway.sends[0]?.context.clientIp).toBe(plain);
  });

  it('case 18: counts by what `clientIp` reads, such as the address that a trusted load balancer added', async () => {
    const clientIp = (request: Request, { ip }: { ip?: string | undefined }) =>
      ip === '10.0.0.5' ? request.headers.get('X-Forwarded-For')?.split(',').at(-1)?.trim() : ip;
    const { send, gateway } = createTestProxy({ clientIp, limits: { totalPerDay: 100, ipPerHour: 1 } });
    const hops = [
      ['1.1.1.1, 203.0.113.9', '10.0.0.5', 'sent'],
      ['2.2.2.2, 203.0.113.9', '10.0.0.5', 'limit_reached'],
      ['203.0.113.9', '198.51.100.1', 'sent'],
    ] as const;
    for (const [index, [forwarded, ip, outcome]] of hops.entries()) {
      const { body } = await send({ phoneNumber: numberOf(index) }, { 'X-Forwarded-For': forwarded }, ip);
      expect(body.code ?? body.status, `${forwarded} by ${ip}`).toBe(outcome);
    }
    expect(gateway.sends.map(({ context }) => context.clientIp)).toEqual(['203.0.113.9', '198.51.100.1']);
  });

  it('sends nothing if `clientIp` throws, and reports that to `onError`', async () => {
    const thrown = new Error('no such header');
    const clientIp = () => {
      throw thrown;
    };
    const { send, gateway, errors } = createTestProxy({ clientIp });
    expect((await send()).body.code).toBe('internal');
    expect([gateway.sends, errors]).toEqual([[], [thrown]]);
  });

  it('warns once when no address reaches it', async () => {
    const { send, events } = createTestProxy();
    for (const index of [1, 2]) await send({ phoneNumber: numberOf(index) }, {}, '');
    expect(events.map(({ type }) => type)).toEqual(['client_address_missing', 'send', 'send']);
  });

  it('case 19: a phone gets five messages a day', async () => {
    const { send, clock, events } = createTestProxy();
    const codes = [];
    for (let time = 0; time < 7; time++) {
      const { body } = await send();
      codes.push(body.code ?? body.status);
      clock.advance(60_000);
    }
    expect(codes).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'limit_reached', 'limit_reached']);
    expect(events.at(-1)?.policy).toBe('phone');
    clock.advance(DAY);
    expect((await send()).status).toBe(200);
  });

  it('are counted in memory, by the proxy’s own clock, if no store is given', async () => {
    const { send, clock } = createTestProxy({ store: undefined });
    await send();
    expect((await send()).body.code).toBe('too_early');
    clock.advance(60_000);
    expect((await send()).status).toBe(200);
  });

  it.each(Object.entries(ONE_MESSAGE))(
    'the limit %s lets the next message through after its window, and not before',
    async (policy, [ms, options]) => {
      const { send, clock, events } = createTestProxy(options);
      await send();
      clock.advance(ms - 1);
      expect((await send()).body.code).toBe('limit_reached');
      expect(events.at(-1)).toMatchObject({ policy });
      clock.advance(1);
      expect((await send()).status).toBe(200);
    },
  );

  it('counts a phone over all its channels', async () => {
    const { send } = createTestProxy({ limits: { totalPerDay: 100, phonePerDay: 1 } });
    await send();
    expect((await send({ channel: 'CHANNEL_RESET_PASSWORD' })).body.code).toBe('limit_reached');
  });

  it('counts numbers that differ in their last four digits as one prefix', async () => {
    const { send, events } = createTestProxy({ limits: { totalPerDay: 100, ipPerHour: 100 } });
    const replies = [];
    for (let step = 0; step < 21; step++)
      replies.push(await send({ phoneNumber: String(13_800_130_000 + 400 * step) }));
    expect(replies.map(({ status }) => status)).toEqual([...Array(20).fill(200), 429]);
    expect(events.at(-1)?.policy).toBe('prefix');
    expect((await send({ phoneNumber: '13800140000' })).status).toBe(200);
  });

  it('counts messages by country, 50 a day unless the country has its own number', async () => {
    const limits = { totalPerDay: 1000, ipPerHour: 1000 };
    const { send, events } = createTestProxy({ limits, countries: { CN: {}, HK: { perDay: 1 } } });
    for (const phoneNumber of ['51234567', '61234567']) await send({ phoneCountryCode: '+852', phoneNumber });
    expect(events.at(-1)).toMatchObject({ policy: 'country', country: 'HK' });
    const replies = [];
    for (let index = 0; index < 51; index++) replies.push(await send({ phoneNumber: numberOf(index) }));
    expect(replies.map(({ status }) => status)).toEqual([...Array(50).fill(200), 429]);
  });
});

describe('the conversion guard', () => {
  const limits = { totalPerDay: 1000, ipPerHour: 1000 };
  const sendMany = async (proxy: ReturnType<typeof createTestProxy>, verified: number, sends = 30) => {
    let last;
    for (let index = 0; index < sends; index++) {
      const phoneNumber = numberOf(index);
      last = await proxy.send({ phoneNumber });
      if (index < verified) await proxy.verify(last.body.ticket, '123456', { phoneNumber });
    }
    return last;
  };
  const low = (events: SmsEvent[]) => events.filter(({ type }) => type === 'conversion_low');

  it('reports once an hour that too few codes of a country come back', async () => {
    const proxy = createTestProxy({ limits });
    await sendMany(proxy, 2, 40);
    const said = expect.objectContaining({ scope: 'country:CN' });
    expect(low(proxy.events)).toEqual([said]);
    proxy.clock.advance(HOUR);
    await sendMany(proxy, 0, 40);
    expect(low(proxy.events)).toEqual([said, said]);
  });

  it('reports a prefix as well as its country', async () => {
    const proxy = createTestProxy({ limits: { ...limits, prefixPerHour: 1000 } });
    for (let index = 0; index < 30; index++)
      await proxy.send({ phoneNumber: String(13_800_138_000 + index) });
    const scopes = low(proxy.events).map(({ scope }) => scope);
    expect(scopes).toEqual([expect.stringMatching(/^prefix:[\w-]{22}$/), 'country:CN']);
  });

  it('counts over the whole hour', async () => {
    const proxy = createTestProxy({ limits });
    await sendMany(proxy, 0, 15);
    proxy.clock.advance(HOUR - 1);
    await sendMany(proxy, 0, 15);
    expect(low(proxy.events)).toHaveLength(1);
  });

  it('reports nothing if a tenth comes back, or below 30 messages', async () => {
    const enough = createTestProxy({ limits });
    await sendMany(enough, 3);
    const few = createTestProxy({ limits });
    await sendMany(few, 0, 29);
    expect([...low(enough.events), ...low(few.events)]).toEqual([]);
  });

  it('blocks for the rest of the hour if told to, and charges nothing for a blocked message', async () => {
    const proxy = createTestProxy({ limits: { ...limits, phonePerDay: 1 }, conversion: { block: true } });
    proxy.clock.advance(900_000);
    const last = await sendMany(proxy, 0, 31);
    expect(last?.body).toMatchObject({ code: 'limit_reached', retryAfterMs: 2_700_000 });
    expect(proxy.gateway.sends).toHaveLength(30);
    expect(proxy.events.at(-1)).toMatchObject({ outcome: 'refused', policy: 'conversion' });
    proxy.clock.advance(2_700_000);
    expect((await proxy.send({ phoneNumber: numberOf(30) })).status).toBe(200);
  });

  it('stops blocking once enough codes have come back', async () => {
    const proxy = createTestProxy({ limits, conversion: { block: true } });
    const { body } = await proxy.send({ phoneNumber: numberOf(30) });
    const last = await sendMany(proxy, 2, 29);
    expect(last?.status).toBe(200);
    expect((await proxy.send({ phoneNumber: numberOf(31) })).body.code).toBe('limit_reached');
    await proxy.verify(body.ticket, '123456', { phoneNumber: numberOf(30) });
    expect((await proxy.send({ phoneNumber: numberOf(31) })).status).toBe(200);
  });

  it('can be switched off', async () => {
    const proxy = createTestProxy({ limits, conversion: false });
    await sendMany(proxy, 0);
    expect(low(proxy.events)).toEqual([]);
  });
});
