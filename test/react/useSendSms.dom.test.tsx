import { act, render, renderHook } from '@testing-library/react';
import { StrictMode, useEffect } from 'react';
import type { PropsWithChildren } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SmsError } from '../../src/protocol/SmsError.ts';
import { SmsProvider } from '../../src/react/SmsProvider.tsx';
import { useSendSms } from '../../src/react/useSendSms.ts';
import { useVerifySms } from '../../src/react/useVerifySms.ts';
import { createMemoryStorage } from '../../src/testing/createMemoryStorage.ts';
import type { UseSendSmsOptions } from '../../src/react/useSendSms.ts';
import { collectUncaught } from '../collectUncaught.ts';
import { createHandTransport } from './createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from './fakeTime.ts';

takeTimeForEach();

/** The hook for one number, on a transport that is answered by hand. */
function mountHook(options: UseSendSmsOptions = {}, { isStrict = false } = {}) {
  const transport = createHandTransport();
  const onSent = vi.fn();
  const onError = vi.fn();
  const view = renderHook(
    (own: UseSendSmsOptions) =>
      useSendSms({ transport, phoneNumber: '13800138000', onSent, onError, ...options, ...own }),
    { initialProps: {}, ...(isStrict && { wrapper: StrictMode }) },
  );
  const send = () => {
    const result = view.result.current.send();
    return settle().then(() => ({ result, call: transport.sends.at(-1)! }));
  };
  return { ...view, transport, onSent, onError, send, sms: () => view.result.current };
}

describe('send', () => {
  it('resolves to "sent", cools from the arrival of the reply and hands over the receipt', async () => {
    const hook = mountHook();
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
    const hook = mountHook();
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
    const hook = mountHook();
    const { result, call } = await hook.send();
    call.reject(error);
    await settle();
    expect(await result).toMatchObject({ status, error });
    expect(hook.sms()).toMatchObject({ state, secondsLeft, error, canSend: state === 'ready' });
    expect(hook.onError).toHaveBeenCalledExactlyOnceWith(error);
    expect(hook.onSent).not.toHaveBeenCalled();
  });

  it('resolves to "cooling" while it cools, and to "blocked" while it is blocked, without a request', async () => {
    const cooling = mountHook();
    (await cooling.send()).call.resolve();
    await passTime(10_000);
    expect(await (await cooling.send()).result).toMatchObject({ status: 'cooling', retryAfterMs: 50_000 });
    expect(cooling.transport.sends).toHaveLength(1);

    const blocked = mountHook();
    (await blocked.send()).call.reject(new SmsError('limit_reached'));
    await settle();
    expect(await (await blocked.send()).result).toMatchObject({ status: 'blocked', readyAt: null });
    expect(blocked.transport.sends).toHaveLength(1);
  });

  it('resolves to "unknown" when no reply comes in time, and takes a late receipt without a new wait', async () => {
    const hook = mountHook({ timeoutMs: 8000 });
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
    const hook = mountHook({ getCaptchaToken });
    const { call } = await hook.send();
    expect(call.request.captchaToken).toBe('one');
    call.reject(new SmsError('captcha_refused'));
    await settle();
    const { result } = await hook.send();
    expect(await result).toMatchObject({ status: 'not_sent', error: { code: 'captcha_required' } });
    expect(hook.transport.sends).toHaveLength(1);
    expect(hook.sms()).toMatchObject({ state: 'ready', canSend: true });
  });

  it('takes a number of its own, in whose cooldown it then is', async () => {
    const hook = mountHook({ phoneNumber: '' });
    expect(hook.sms().canSend).toBe(false);
    void hook.sms().send({ phoneNumber: '7911 123456', phoneCountryCode: '+44' });
    await settle();
    hook.transport.sends[0]!.resolve();
    hook.rerender({ phoneNumber: '07911123456'.slice(1), phoneCountryCode: '+44' });
    await settle();
    expect(hook.sms().state).toBe('cooling');
  });

  it.each(['138 0013 8000', '(138) 0013-8000', '+86 138.0013.8000'])(
    'hands %s over as its national digits, as GenAuth wants them',
    async (phoneNumber) => {
      const hook = mountHook({ phoneNumber });
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

  it('takes nothing of an event for the request: onClick={sms.send}, which types alone forbid', async () => {
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

  it('takes a captcha token that is given with the call', async () => {
    const hook = mountHook();
    void hook.sms().send({ captchaToken: 'given' });
    await settle();
    expect(hook.transport.sends[0]!.request.captchaToken).toBe('given');
  });

  it('refuses what cannot be a number', async () => {
    const hook = mountHook({ phoneNumber: 'x' });
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
    const hook = mountHook({ transport: new ClassTransport() });
    void hook.sms().send();
    await settle();
    expect(hand.sends).toHaveLength(1);
    hook.rerender({ channel: 'CHANNEL_REGISTER' });
    void hook.sms().send();
    await settle();
    expect(hook.sms().error).toMatchObject({ code: 'channel_unsupported' });
  });

  it('sends to the number of the newest render, for an effect of a child as well', async () => {
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
    '%s, is told to the platform, and the send resolves to %j all the same',
    async (name, status, state) => {
      const hook = mountHook({ [name]: throwing });
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

it('reports no error for a call that comes while it cools', async () => {
  const hook = mountHook();
  (await hook.send()).call.reject(new SmsError('network_failed'));
  await settle();
  await hook.send();
  expect(hook.onError).toHaveBeenCalledOnce();
});

describe('7. a double trigger', () => {
  it.each([false, true])('in one task makes one request and one report; StrictMode %s', async (isStrict) => {
    const hook = mountHook({}, { isStrict });
    const results = [hook.sms().send(), hook.sms().send()];
    await settle();
    hook.transport.sends[0]!.resolve({ requestId: 'r1' });
    await settle();
    const [one, other] = await Promise.all(results);
    expect(one).toBe(other);
    expect(hook.transport.sends).toHaveLength(1);
    expect(hook.onSent).toHaveBeenCalledOnce();
  });

  it('120 ms apart, with the request in flight, makes one request', async () => {
    const hook = mountHook();
    void hook.sms().send();
    await passTime(120);
    void hook.sms().send();
    await settle();
    expect(hook.transport.sends).toHaveLength(1);
  });

  it('in two widgets makes one request, and each reports it once', async () => {
    const one = mountHook();
    const other = mountHook({ transport: one.transport });
    void one.sms().send();
    void other.sms().send();
    await settle();
    one.transport.sends[0]!.resolve();
    await settle();
    expect(one.transport.sends).toHaveLength(1);
    expect(one.onSent).toHaveBeenCalledOnce();
    expect(other.onSent).toHaveBeenCalledOnce();
    expect(other.sms()).toMatchObject({ state: 'cooling', secondsLeft: 60 });
  });

  it('opens no second captcha', async () => {
    const getCaptchaToken = vi.fn(() => new Promise<string>(() => {}));
    const hook = mountHook({ getCaptchaToken });
    void hook.sms().send();
    void hook.sms().send();
    await settle();
    expect(getCaptchaToken).toHaveBeenCalledOnce();
  });
});

describe('5. a remount', () => {
  it('shows the rest, and sends nothing', async () => {
    const hook = mountHook();
    (await hook.send()).call.resolve({ ticket: 't1' });
    await settle();
    hook.unmount();
    await passTime(3000);
    const again = mountHook({ transport: hook.transport });
    expect(again.sms()).toMatchObject({ state: 'cooling', secondsLeft: 57, receipt: { ticket: 't1' } });
    void again.sms().send();
    await settle();
    expect(hook.transport.sends).toHaveLength(1);
  });

  it('after the deadline is ready again', async () => {
    const hook = mountHook();
    (await hook.send()).call.resolve();
    await settle();
    hook.unmount();
    await passTime(60_000);
    expect(mountHook({ transport: hook.transport }).sms()).toMatchObject({ state: 'ready', canSend: true });
  });
});

describe('6. the key', () => {
  it('is number, channel and transport: another of them is free, and back again shows the rest', async () => {
    const hook = mountHook();
    (await hook.send()).call.resolve();
    await passTime(1000);
    hook.rerender({ phoneNumber: '13900139000' });
    expect(hook.sms()).toMatchObject({ state: 'ready', canSend: true });
    hook.rerender({ channel: 'CHANNEL_RESET_PASSWORD' });
    expect(hook.sms().state).toBe('ready');
    hook.rerender({ transport: createHandTransport() });
    expect(hook.sms().state).toBe('ready');
    await passTime(2000);
    hook.rerender({ phoneNumber: '+86 138-0013 8000' });
    expect(hook.sms()).toMatchObject({ state: 'cooling', secondsLeft: 57 });
  });

  it('that changes in mid-flight cancels the send of the old one', async () => {
    const hook = mountHook();
    const { call, result } = await hook.send();
    hook.rerender({ phoneNumber: '13900139000' });
    await settle();
    expect(call.context.signal.aborted).toBe(true);
    expect(await result).toMatchObject({ status: 'unknown', error: { code: 'aborted' } });
    expect(hook.sms().state).toBe('ready');
    hook.rerender({});
    expect(hook.sms()).toMatchObject({ state: 'cooling', outcome: 'unknown' });
  });

  it('leaves no number in the storage', async () => {
    const hook = mountHook();
    (await hook.send()).call.resolve();
    await settle();
    expect(localStorage.length).toBe(1);
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain('138001');
  });

  it('is kept apart by storage, and nowhere with null', async () => {
    const hook = mountHook({ storage: null });
    (await hook.send()).call.resolve();
    await settle();
    expect(hook.sms().state).toBe('cooling');
    expect(localStorage.length).toBe(0);
    expect(mountHook({ transport: hook.transport }).sms().state).toBe('ready');
  });
});

describe('canSend', () => {
  it.each([
    ['', undefined, false],
    ['138', undefined, false],
    ['13800138000', undefined, true],
    ['+86 138 0013 8000', '+86', true],
    ['13800138000', '86', false],
    ['7911123456', '+44', true],
  ])('%j with %j: %s', (phoneNumber, phoneCountryCode, canSend) => {
    expect(mountHook({ phoneNumber, phoneCountryCode }).sms().canSend).toBe(canSend);
  });
});

describe('cancel', () => {
  it('before the request leaves no trace', async () => {
    const hook = mountHook({ getCaptchaToken: () => new Promise(() => {}) });
    const { result } = await hook.send();
    expect(hook.sms().state).toBe('sending');
    act(() => hook.sms().cancel());
    expect(await result).toEqual({ status: 'cancelled' });
    expect(hook.sms()).toMatchObject({ state: 'ready', error: null, outcome: null });
    expect(hook.transport.sends).toEqual([]);
    expect(hook.onError).not.toHaveBeenCalled();
  });

  it('after it aborts, and cools as unknown', async () => {
    const hook = mountHook();
    const { result, call } = await hook.send();
    act(() => hook.sms().cancel());
    expect(call.context.signal.aborted).toBe(true);
    expect(await result).toMatchObject({ status: 'unknown', error: { code: 'aborted' } });
    expect(hook.sms()).toMatchObject({ state: 'cooling', outcome: 'unknown', secondsLeft: 60 });
  });
});

describe('reset', () => {
  it('clears error and outcome, never the deadline', async () => {
    const hook = mountHook();
    (await hook.send()).call.reject(new SmsError('network_failed'));
    await settle();
    act(() => hook.sms().reset());
    expect(hook.sms()).toMatchObject({ error: null, outcome: null, state: 'cooling', secondsLeft: 60 });
  });
});

describe('15. unmounting in mid-flight', () => {
  it('aborts, and a remount shows the wait', async () => {
    const warn = vi.spyOn(console, 'error');
    const hook = mountHook();
    const { call } = await hook.send();
    hook.unmount();
    await settle();
    expect(call.context.signal.aborted).toBe(true);
    call.resolve();
    await settle();
    expect(mountHook({ transport: hook.transport }).sms()).toMatchObject({
      state: 'cooling',
      outcome: 'unknown',
      secondsLeft: 60,
    });
    expect(warn).not.toHaveBeenCalled();
  });

  it('before the request, no request is made', async () => {
    let open!: (token: string) => void;
    const hook = mountHook({ getCaptchaToken: () => new Promise((resolve) => (open = resolve)) });
    await hook.send();
    hook.unmount();
    await settle();
    open('token');
    await settle();
    expect(hook.transport.sends).toEqual([]);
    expect(mountHook({ transport: hook.transport }).sms().state).toBe('ready');
  });
});

describe('options', () => {
  const messageOf = (options: UseSendSmsOptions) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    let message = '';
    try {
      renderHook(() => useSendSms(options));
    } catch (error) {
      message = (error as Error).message;
    }
    return message;
  };

  it('throws without a transport, and says what to do', () => {
    const message = messageOf({});
    expect(message).toMatch(/there is no transport\. .*nothing can be sent\. Give one as `transport`/);
  });

  it.each([
    ['cooldownMs', NaN],
    ['cooldownMs', 0],
    ['cooldownMs', -1],
    ['timeoutMs', Infinity],
    ['timeoutMs', 3_600_001],
  ])('throws for %s = %s, and says what to do', (name, value) => {
    const message = messageOf({ transport: createHandTransport(), [name]: value });
    expect(message).toMatch(
      new RegExp(
        `${name} is ${value}\\. Without a real length of time .*\\. Give it in milliseconds, from 1`,
      ),
    );
  });

  it('takes the transport of the provider, and its own before that', async () => {
    const [provided, own] = [createHandTransport(), createHandTransport()];
    const wrapper = ({ children }: PropsWithChildren) => (
      <SmsProvider transport={provided}>{children}</SmsProvider>
    );
    const view = renderHook(
      (options: UseSendSmsOptions) => useSendSms({ phoneNumber: '13800138000', ...options }),
      { wrapper, initialProps: {} },
    );
    void view.result.current.send();
    await settle();
    expect(provided.sends).toHaveLength(1);
    view.rerender({ transport: own });
    void view.result.current.send();
    await settle();
    expect(own.sends).toHaveLength(1);
  });

  it('remembers in the storage of the provider, where a verification finds the ticket', async () => {
    const transport = createHandTransport();
    const [provided, own] = [createMemoryStorage(), createMemoryStorage()];
    const wrapper = ({ children }: PropsWithChildren) => (
      <SmsProvider transport={transport} storage={provided}>
        {children}
      </SmsProvider>
    );
    const { result, rerender } = renderHook(
      (options: UseSendSmsOptions) => ({
        sms: useSendSms({ phoneNumber: '13800138000', ...options }),
        check: useVerifySms({ phoneNumber: '13800138000' }),
      }),
      { wrapper, initialProps: {} },
    );
    const before = localStorage.length;
    void result.current.sms.send();
    await settle();
    transport.sends[0]!.resolve({ ticket: 't1' });
    await settle();
    expect(localStorage.length).toBe(before);
    void result.current.check.verify('123456');
    await settle();
    expect(transport.checks[0]!.request.ticket).toBe('t1');
    rerender({ storage: own });
    expect(result.current.sms.state).toBe('ready');
    rerender({});
    expect(result.current.sms.state).toBe('cooling');
  });
});
