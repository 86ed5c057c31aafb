import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/core.ts';
import { openPage } from '../openPage.ts';

describe('case 16: offline', () => {
  it('makes no request and asks for no captcha, and drops the message when online', async () => {
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

  it('keeps the message when the page is shown again without a network', async () => {
    const { clock, machine, send, watch } = openPage();
    watch();
    clock.setOnline(false);
    await send();
    clock.wake();
    expect(machine().getSnapshot().error?.code).toBe('offline');
  });

  it('shows a transport that knows of no network, whatever the device says', async () => {
    const { machine, sendAndThrow, watch } = openPage();
    watch();
    await sendAndThrow(new SmsError('offline'));
    expect(machine().getSnapshot().error?.code).toBe('offline');
  });
});
