import { describe, expect, it } from 'vitest';
import { SmsError } from '../../src/protocol/SmsError.ts';
import { createHandTransport } from './createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from './fakeTime.ts';
import { mountSendSms } from './mountSendSms.ts';
import { mountVerifySms } from './mountVerifySms.ts';

takeTimeForEach();

describe('a lost receipt', () => {
  const PHONE = { phoneNumber: '13800138000' };

  /** Both hooks, on a transport that can repeat a request for its reply, or cannot. */
  function mountBoth(canRepeat = true) {
    const transport = { ...createHandTransport(), canRepeat };
    return { ...mountVerifySms({ transport }), sender: mountSendSms({ transport }) };
  }

  /** A send whose reply was lost. */
  async function mountLost(canRepeat?: boolean) {
    const both = mountBoth(canRepeat);
    (await both.sender.send()).call.reject(new SmsError('network_failed'));
    await settle();
    return both;
  }

  it('is requested once, before a verification, with the idempotency key of its send', async () => {
    const { transport, verify } = await mountLost();
    await verify('123456');
    const [first, repeat] = transport.sends;
    expect(repeat!.context).toMatchObject({ idempotencyKey: first!.context.idempotencyKey, isRepeat: true });
    expect(repeat!.request).toEqual({ channel: 'CHANNEL_LOGIN', phoneCountryCode: '+86', ...PHONE });
    repeat!.resolve({ ticket: 't1' });
    await settle();
    expect(transport.checks[0]!.request.ticket).toBe('t1');
    transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
    await verify('654321');
    expect(transport.checks[1]!.request.ticket).toBe('t1');
    expect(transport.sends).toHaveLength(2);
  });

  it('is requested even if there is one of an earlier message', async () => {
    const { transport, verify, sender } = mountBoth();
    (await sender.send()).call.resolve({ ticket: 't1' });
    await passTime(60_000);
    (await sender.send()).call.reject(new SmsError('network_failed'));
    await settle();
    await verify('123456');
    expect(transport.sends[2]!.context).toMatchObject({ isRepeat: true });
    transport.sends[2]!.resolve({ ticket: 't2' });
    await settle();
    expect(transport.checks[0]!.request.ticket).toBe('t2');
  });

  it.each(['captcha_refused', 'too_early'] as const)(
    'is not requested after a send that is known to have none: %s',
    async (code) => {
      const { transport, verify, sender } = mountBoth();
      (await sender.send()).call.reject(new SmsError(code));
      await settle();
      await verify('123456');
      expect(transport.sends).toHaveLength(1);
      expect(transport.checks).toHaveLength(1);
    },
  );

  it('does not replace that of a newer message', async () => {
    const { transport, verify, sender } = await mountLost();
    await passTime(60_000);
    await verify('123456');
    (await sender.send()).call.resolve({ ticket: 't2' });
    await settle();
    transport.sends[1]!.resolve({ ticket: 't1' });
    await settle();
    expect(sender.sms().receipt).toEqual({ ticket: 't2' });
  });

  it('is done without if the request for it is refused', async () => {
    const { transport, verify } = await mountLost();
    await verify('123456');
    transport.sends[1]!.reject(new SmsError('ticket_invalid'));
    await settle();
    expect(transport.checks[0]!.request.ticket).toBeUndefined();
  });

  it('is not requested if a ticket is passed', async () => {
    const { transport, verify } = await mountLost();
    await verify('123456', { ...PHONE, ticket: 'given' });
    expect(transport.sends).toHaveLength(1);
    expect(transport.checks[0]!.request.ticket).toBe('given');
  });

  it('is not requested if a repeat would send again', async () => {
    const { transport, verify } = await mountLost(false);
    await verify('123456');
    expect(transport.sends).toHaveLength(1);
    expect(transport.checks).toHaveLength(1);
  });
});
