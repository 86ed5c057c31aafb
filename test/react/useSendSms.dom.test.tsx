import { act, render } from '@testing-library/react';
import { useEffect } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SmsError } from '../../src/protocol/SmsError.ts';
import { useSendSms } from '../../src/react/useSendSms.ts';
import { collectUncaught } from '../collectUncaught.ts';
import { createHandTransport } from './createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from './fakeTime.ts';
import { mountSendSms } from './mountSendSms.ts';

takeTimeForEach();

describe('send', () => {
  it('resolves to "sent", cools from the arrival of the reply, and passes on the receipt', async () => {
    const hook = mountSendSms();
    const { result, call } = await hook.send();
    expect(hook.sms()).toMatchObject({ state: 'sending', canSend: false, secondsLeft: 0 });
    await passTime(5000);
    call.resolve({ requestId: 'r1', ticket: 't1' });
    await settle();
    expect(await result).toMatchObject({
      status: 'sent',
      receipt: { requestId: 'r1', ticket: 't1' },
      readyAt: Date.now() + 60_000,
    });
    expect(hook.sms()).toMatchObject({ state: 'cooling', outcome: 'sent', canSend: false, secondsLeft: 60 });
    expect(hook.sms().receipt).toEqual({ requestId: 'r1', ticket: 't1' });
    expect(hook.onSent).toHaveBeenCalledExactlyOnceWith({ requestId: 'r1', ticket: 't1' });
    expect(hook.onError).not.toHaveBeenCalled();
  });

  it.each([
    ['sent', 'retryAfterMs', { retryAfterMs: 30_000 }, 30],
    ['unknown', 'a receipt that says so', { status: 'unknown' }, 60],
  ] as const)('resolves to %j with %s', async (status, _, receipt, secondsLeft) => {
    const hook = mountSendSms();
    const { result, call } = await hook.send();
    call.resolve(receipt);
    await settle();
    expect(await result).toMatchObject({ status, receipt });
    expect(hook.sms()).toMatchObject({ state: 'cooling', outcome: status, secondsLeft, error: null });
  });

  it.each([
    ['unknown', new SmsError('network_failed'), 'cooling', 60],
    ['unknown', new SmsError('internal'), 'cooling', 60],
    ['too_early', new SmsError('too_early', { retryAfterMs: 41_200 }), 'cooling', 42],
    ['too_early', new SmsError('too_early'), 'cooling', 60],
    ['not_sent', new SmsError('phone_invalid'), 'ready', 0],
    ['blocked', new SmsError('limit_reached', { retryAfterMs: 7_200_000 }), 'blocked', 0],
    ['blocked', new SmsError('limit_reached'), 'blocked', 0],
  ] as const)('resolves to %j for %s', async (status, error, state, secondsLeft) => {
    const hook = mountSendSms();
    const { result, call } = await hook.send();
    call.reject(error);
    await settle();
    expect(await result).toMatchObject({ status, error });
    expect(hook.sms()).toMatchObject({ state, secondsLeft, error, canSend: state === 'ready' });
    expect(hook.onError).toHaveBeenCalledExactlyOnceWith(error);
    expect(hook.onSent).not.toHaveBeenCalled();
  });

  it('resolves to "cooling" during the cooldown, and to "blocked" while it is blocked, without a request', async () => {
    const cooling = mountSendSms();
    (await cooling.send()).call.resolve();
    await passTime(10_000);
    expect(await (await cooling.send()).result).toMatchObject({ status: 'cooling', retryAfterMs: 50_000 });
    expect(cooling.transport.sends).toHaveLength(1);

    const blocked = mountSendSms();
    (await blocked.send()).call.reject(new SmsError('limit_reached'));
    await settle();
    expect(await (await blocked.send()).result).toMatchObject({ status: 'blocked', readyAt: null });
    expect(blocked.transport.sends).toHaveLength(1);
  });

  it('resolves to "unknown" when no reply comes in time, and takes a late receipt without a new cooldown', async () => {
    const hook = mountSendSms({ timeoutMs: 8000 });
    const { result, call } = await hook.send();
    await passTime(8000);
    expect(await result).toMatchObject({ status: 'unknown', error: { code: 'timed_out' } });
    await passTime(10_000);
    call.resolve({ ticket: 'late' });
    await settle();
    expect(hook.sms()).toMatchObject({ outcome: 'sent', secondsLeft: 50, receipt: { ticket: 'late' } });
  });

  it('asks for a captcha token each time, and sends nothing without one', async () => {
    const getCaptchaToken = vi.fn().mockResolvedValueOnce('one').mockRejectedValueOnce(new Error('closed'));
    const hook = mountSendSms({ getCaptchaToken });
    const { call } = await hook.send();
    expect(call.request.captchaToken).toBe('one');
    call.reject(new SmsError('captcha_refused'));
    await settle();
    const { result } = await hook.send();
    expect(await result).toMatchObject({ status: 'not_sent', error: { code: 'captcha_required' } });
    expect(hook.transport.sends).toHaveLength(1);
    expect(hook.sms()).toMatchObject({ state: 'ready', canSend: true });
  });

  it('takes a number with the call, which has the cooldown then', async () => {
    const hook = mountSendSms({ phoneNumber: '' });
    expect(hook.sms().canSend).toBe(false);
    void hook.sms().send({ phoneNumber: '7911 123456', phoneCountryCode: '+44' });
    await settle();
    hook.transport.sends[0]!.resolve();
    hook.rerender({ phoneNumber: '07911123456'.slice(1), phoneCountryCode: '+44' });
    await settle();
    expect(hook.sms().state).toBe('cooling');
  });

  it('takes the option if undefined is passed with the call', async () => {
    const hook = mountSendSms({
      phoneNumber: '7911123456',
      phoneCountryCode: '+44',
      channel: 'CHANNEL_REGISTER',
    });
    void hook.sms().send({ phoneNumber: undefined, phoneCountryCode: undefined, channel: undefined });
    await settle();
    expect(hook.transport.sends[0]!.request).toMatchObject({
      channel: 'CHANNEL_REGISTER',
      phoneNumber: '7911123456',
      phoneCountryCode: '+44',
    });
  });

  it.each(['138 0013 8000', '(138) 0013-8000', '+86 138.0013.8000'])(
    'passes %s on as national digits, as GenAuth wants them',
    async (phoneNumber) => {
      const hook = mountSendSms({ phoneNumber });
      await hook.send();
      hook.sms().cancel();
      await passTime(60_000);
      void hook.sms().send({ phoneNumber });
      await settle();
      expect(hook.transport.sends.map(({ request }) => request.phoneNumber)).toEqual([
        '13800138000',
        '13800138000',
      ]);
    },
  );

  it('takes nothing from an event into the request: onClick={sms.send}, which only types forbid', async () => {
    const transport = createHandTransport();
    function Page() {
      const { send } = useSendSms({ transport, phoneNumber: '13800138000' });
      return <button onClick={send as () => void}>send</button>;
    }
    render(<Page />)
      .getByRole('button')
      .click();
    await settle();
    expect(transport.sends[0]!.request).toEqual({
      channel: 'CHANNEL_LOGIN',
      phoneNumber: '13800138000',
      phoneCountryCode: '+86',
    });
  });

  it('takes a captcha token passed with the call', async () => {
    const hook = mountSendSms();
    void hook.sms().send({ captchaToken: 'given' });
    await settle();
    expect(hook.transport.sends[0]!.request.captchaToken).toBe('given');
  });

  it('refuses what cannot be a number', async () => {
    const hook = mountSendSms({ phoneNumber: 'x' });
    expect(await hook.sms().send()).toMatchObject({ status: 'not_sent', error: { code: 'phone_invalid' } });
    expect(hook.transport.sends).toEqual([]);
    expect(hook.onError).toHaveBeenCalledOnce();
  });

  it('works with a transport that is an instance of a class', async () => {
    const hand = createHandTransport();
    class ClassTransport {
      readonly id = hand.id;
      get channels() {
        return ['CHANNEL_LOGIN' as const];
      }
      send(...args: Parameters<typeof hand.send>) {
        expect(this).toBeInstanceOf(ClassTransport);
        return hand.send(...args);
      }
    }
    const transport = new ClassTransport();
    const hook = mountSendSms();
    hook.rerender({ transport });
    void hook.sms().send();
    await settle();
    expect(hand.sends).toHaveLength(1);
    hook.rerender({ transport, channel: 'CHANNEL_REGISTER' });
    void hook.sms().send();
    await settle();
    expect(hook.sms().error).toMatchObject({ code: 'channel_unsupported' });
  });

  it('sends to the number of the latest render, even in an effect of a child', async () => {
    const transport = createHandTransport();
    function Child({ send, when }: { send: () => Promise<unknown>; when: boolean }) {
      useEffect(() => {
        if (when) void send();
      }, [send, when]);
      return null;
    }
    function Parent({ phoneNumber }: { phoneNumber: string }) {
      const { send } = useSendSms({ transport, phoneNumber });
      return <Child send={send} when={phoneNumber !== ''} />;
    }
    const view = render(<Parent phoneNumber="" />);
    view.rerender(<Parent phoneNumber="13800138000" />);
    await settle();
    expect(transport.sends.map(({ request }) => request.phoneNumber)).toEqual(['13800138000']);
  });
});

describe('a callback that throws', () => {
  const throwing = () => {
    throw new Error('mine');
  };

  it.each([
    ['onSent', 'sent', 'cooling'],
    ['onError', 'not_sent', 'ready'],
  ] as const)(
    '%s, is reported by the platform, and the send resolves to %j all the same',
    async (name, status, state) => {
      const hook = mountSendSms({ [name]: throwing });
      const uncaught = await collectUncaught(async () => {
        const { result, call } = await hook.send();
        if (status === 'sent') call.resolve();
        else call.reject(new SmsError('phone_invalid'));
        await settle();
        expect(await result).toMatchObject({ status });
      });
      expect(uncaught).toEqual([new Error('mine')]);
      expect(hook.sms().state).toBe(state);
    },
  );
});

it('reports no error for a call during the cooldown', async () => {
  const hook = mountSendSms();
  (await hook.send()).call.reject(new SmsError('network_failed'));
  await settle();
  await hook.send();
  expect(hook.onError).toHaveBeenCalledOnce();
});

describe('cancel', () => {
  it('before the request leaves no trace', async () => {
    const hook = mountSendSms({ getCaptchaToken: () => new Promise(() => {}) });
    const { result } = await hook.send();
    expect(hook.sms().state).toBe('sending');
    act(() => hook.sms().cancel());
    expect(await result).toEqual({ status: 'cancelled' });
    expect(hook.sms()).toMatchObject({ state: 'ready', error: null, outcome: null });
    expect(hook.transport.sends).toEqual([]);
    expect(hook.onError).not.toHaveBeenCalled();
  });

  it('after it aborts, and cools as unknown', async () => {
    const hook = mountSendSms();
    const { result, call } = await hook.send();
    act(() => hook.sms().cancel());
    expect(call.context.signal.aborted).toBe(true);
    expect(await result).toMatchObject({ status: 'unknown', error: { code: 'aborted' } });
    expect(hook.sms()).toMatchObject({ state: 'cooling', outcome: 'unknown', secondsLeft: 60 });
  });
});

describe('reset', () => {
  it('clears error and outcome, never the deadline', async () => {
    const hook = mountSendSms();
    (await hook.send()).call.reject(new SmsError('network_failed'));
    await settle();
    act(() => hook.sms().reset());
    expect(hook.sms()).toMatchObject({ error: null, outcome: null, state: 'cooling', secondsLeft: 60 });
  });
});
