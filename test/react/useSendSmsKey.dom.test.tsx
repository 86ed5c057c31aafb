import { describe, expect, it, vi } from 'vitest';
import { createHandTransport } from './createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from './fakeTime.ts';
import { mountSendSms } from './mountSendSms.ts';

takeTimeForEach();

describe('7. a double trigger', () => {
  it.each([false, true])(
    'in one task makes one request and one report; StrictMode %s',
    async (reactStrictMode) => {
      const hook = mountSendSms({}, { reactStrictMode });
      const results = [hook.sms().send(), hook.sms().send()];
      await settle();
      hook.transport.sends[0]!.resolve({ requestId: 'r1' });
      await settle();
      const [one, other] = await Promise.all(results);
      expect(one).toBe(other);
      expect(hook.transport.sends).toHaveLength(1);
      expect(hook.onSent).toHaveBeenCalledOnce();
    },
  );

  it('120 ms apart, with the request in flight, makes one request', async () => {
    const hook = mountSendSms();
    void hook.sms().send();
    await passTime(120);
    void hook.sms().send();
    await settle();
    expect(hook.transport.sends).toHaveLength(1);
  });

  it('in two widgets makes one request, and each reports it once', async () => {
    const one = mountSendSms();
    const other = mountSendSms({ transport: one.transport });
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
    const hook = mountSendSms({ getCaptchaToken });
    void hook.sms().send();
    void hook.sms().send();
    await settle();
    expect(getCaptchaToken).toHaveBeenCalledOnce();
  });
});

describe('5. a remount', () => {
  it('shows the rest of the cooldown, and sends nothing', async () => {
    const hook = mountSendSms();
    (await hook.send()).call.resolve({ ticket: 't1' });
    await settle();
    hook.unmount();
    await passTime(3000);
    const again = mountSendSms({ transport: hook.transport });
    expect(again.sms()).toMatchObject({ state: 'cooling', secondsLeft: 57, receipt: { ticket: 't1' } });
    void again.sms().send();
    await settle();
    expect(hook.transport.sends).toHaveLength(1);
  });

  it('after the deadline is ready again', async () => {
    const hook = mountSendSms();
    (await hook.send()).call.resolve();
    await settle();
    hook.unmount();
    await passTime(60_000);
    expect(mountSendSms({ transport: hook.transport }).sms()).toMatchObject({
      state: 'ready',
      canSend: true,
    });
  });
});

describe('6. the key', () => {
  it('is number, channel and transport: with another one, a send is possible; back again, the cooldown continues', async () => {
    const hook = mountSendSms();
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

  it('that changes during a send cancels the send of the old one', async () => {
    const hook = mountSendSms();
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
    const hook = mountSendSms();
    (await hook.send()).call.resolve();
    await settle();
    expect(localStorage.length).toBe(1);
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain('138001');
  });

  it('is separate for each storage, and stored nowhere with null', async () => {
    const hook = mountSendSms({ storage: null });
    (await hook.send()).call.resolve();
    await settle();
    expect(hook.sms().state).toBe('cooling');
    expect(localStorage.length).toBe(0);
    expect(mountSendSms({ transport: hook.transport }).sms().state).toBe('ready');
  });
});

describe('15. unmounting during a send', () => {
  it('aborts, and a remount shows the cooldown', async () => {
    const warn = vi.spyOn(console, 'error');
    const hook = mountSendSms();
    const { call } = await hook.send();
    hook.unmount();
    await settle();
    expect(call.context.signal.aborted).toBe(true);
    call.resolve();
    await settle();
    expect(mountSendSms({ transport: hook.transport }).sms()).toMatchObject({
      state: 'cooling',
      outcome: 'unknown',
      secondsLeft: 60,
    });
    expect(warn).not.toHaveBeenCalled();
  });

  it('makes no request if none was made yet', async () => {
    let open!: (token: string) => void;
    const hook = mountSendSms({ getCaptchaToken: () => new Promise((resolve) => (open = resolve)) });
    await hook.send();
    hook.unmount();
    await settle();
    open('token');
    await settle();
    expect(hook.transport.sends).toEqual([]);
    expect(mountSendSms({ transport: hook.transport }).sms().state).toBe('ready');
  });
});
