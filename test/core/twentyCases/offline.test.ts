import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/core.ts';
import { openPage } from '../openPage.ts';

describe('case 16: offline', () => {
  it('makes no request and asks for no captcha, and clears the error when online', async () => {
    const { calls, clock, machine, send, watch } = openPage();
    const watcher = watch();
    clock.setOnline(false);
    let asked = 0;
    const result = await send({ getCaptchaToken: () => `token ${asked++}` });
    expect(result).toMatchObject({ status: 'not_sent', error: { code: 'offline' } });
    expect(machine().getSnapshot().error?.code).toBe('offline');
    clock.setOnline(true);
    expect(machine().getSnapshot().error).toBeNull();
    await clock.advanceAsync(120_000);
    expect([calls.length, asked]).toEqual([0, 0]);
    expect(watcher.states).toEqual(['ready']);
  });

  it('keeps the error when the page is shown again without a network', async () => {
    const { clock, machine, send, watch } = openPage();
    watch();
    clock.setOnline(false);
    await send();
    clock.wake();
    expect(machine().getSnapshot().error?.code).toBe('offline');
  });

  it('sends on a second click, since a browser can be wrong about being offline', async () => {
    const { calls, clock, machine, send, watch } = openPage();
    const watcher = watch();
    clock.setOnline(false);
    await send();
    const result = send();
    await clock.advanceAsync(0);
    calls[0]!.resolve({});
    expect(await result).toMatchObject({ status: 'sent' });
    expect(machine().getSnapshot()).toMatchObject({ state: 'cooling', error: null });
    expect(watcher.states).toEqual(['ready', 'sending', 'cooling']);
  });

  it('leaves no wait behind when the transport of a second click has no network', async () => {
    const { calls, clock, machine, send, sendAndThrow, watch } = openPage();
    const watcher = watch();
    clock.setOnline(false);
    await send();
    const result = await sendAndThrow(new SmsError('offline'));
    expect(result).toMatchObject({ status: 'not_sent', error: { code: 'offline' } });
    expect(machine().getSnapshot()).toMatchObject({ state: 'ready', error: { code: 'offline' } });
    clock.setOnline(true);
    expect(machine().getSnapshot().error).toBeNull();
    await clock.advanceAsync(120_000);
    expect([calls.length, watcher.states]).toEqual([1, ['ready', 'sending', 'ready']]);
  });

  it('says that there is no network when the captcha of a second click fails', async () => {
    const { calls, clock, send } = openPage();
    clock.setOnline(false);
    await send();
    const result = await send({ getCaptchaToken: () => Promise.reject(new Error('no script')) });
    expect(result).toMatchObject({
      status: 'not_sent',
      error: { code: 'offline', cause: { message: 'no script' } },
    });
    expect(calls).toEqual([]);
  });

  it('shows that a transport has no network, whatever the device says', async () => {
    const { machine, sendAndThrow, watch } = openPage();
    watch();
    await sendAndThrow(new SmsError('offline'));
    expect(machine().getSnapshot().error?.code).toBe('offline');
  });
});
