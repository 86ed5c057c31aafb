import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/core.ts';
import { createFakeClock } from '../../../src/testing/fakeClock.ts';
import { createFakeBrowser } from '../createFakeBrowser.ts';
import { openPage } from '../openPage.ts';
import type { Call } from '../openPage.ts';
import { openTabs } from '../openTabs.ts';

describe('case 15: cancel and unmount', () => {
  it('makes no request and begins no wait when cancelled before the request', async () => {
    const { calls, clock, machine, machines, send, watch } = openPage();
    const watcher = watch();
    let pass: ((token: string) => void) | undefined;
    const result = send({ getCaptchaToken: () => new Promise((resolve) => (pass = resolve)) });
    machine().cancel();
    expect(await result).toEqual({ status: 'cancelled' });
    pass?.('too late');
    await clock.advanceAsync(0);
    expect(watcher.states).toEqual(['ready', 'sending', 'ready']);
    expect(calls).toHaveLength(0);
    expect(clock.pendingTimers).toBe(0);
    watcher.stop();
    await clock.advanceAsync(0);
    expect(machines.size).toBe(0);
  });

  it('aborts the signal and cools as unknown when cancelled after the request', async () => {
    const { calls, clock, machine, send } = openPage();
    const result = send();
    await clock.advanceAsync(1000);
    machine().cancel();
    expect(await result).toMatchObject({ status: 'unknown', error: { code: 'aborted' } });
    expect(calls[0]!.context.signal.aborted).toBe(true);
    expect(machine().secondsLeft()).toBe(60);
  });

  it('cancels by itself when the last listener leaves, and a remount shows the time left', async () => {
    const { calls, clock, send, watch } = openPage();
    const watcher = watch();
    void send();
    await clock.advanceAsync(1000);
    watcher.stop();
    await clock.advanceAsync(5000);
    expect(calls[0]!.context.signal.aborted).toBe(true);
    expect(clock.pendingTimers).toBe(0);
    expect(clock.wakeListeners).toBe(0);
    expect(watch().seconds).toEqual([55]);
  });

  it('drops an idle machine, as of a number that was typed on the way, and keeps one that waits', async () => {
    const { clock, machines, sendAndReply, watch } = openPage();
    watch().stop();
    await clock.advanceAsync(0);
    expect(machines.size).toBe(0);
    const watcher = watch();
    await sendAndReply();
    watcher.stop();
    await clock.advanceAsync(0);
    expect(machines.size).toBe(1);
  });

  it('keeps the ticket of a message whose wait is over, since its code may be entered elsewhere', async () => {
    const { clock, machine, machines, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply({ ticket: 't1' });
    await clock.advanceAsync(90_000);
    watcher.stop();
    await clock.advanceAsync(0);
    expect(machine().getSnapshot().receipt).toEqual({ ticket: 't1' });
    expect(machines.size).toBe(1);
    expect(clock.pendingTimers).toBe(0);
  });

  it('forgets a message whose code was right, but not one that was sent after it', async () => {
    const { clock, machine, machines, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply({ ticket: 't1' });
    machine().isVerified = true;
    expect(machine().getSnapshot().receipt).toEqual({ ticket: 't1' });
    watcher.stop();
    await clock.advanceAsync(0);
    expect(machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: null, receipt: null });
    await clock.advanceAsync(60_000);
    const later = watch();
    await sendAndReply({ ticket: 't2' });
    later.stop();
    await clock.advanceAsync(60_000);
    expect(machine().getSnapshot().receipt).toEqual({ ticket: 't2' });
    expect(machines.size).toBe(1);
  });

  it('makes a dropped machine that is listened to again the machine of its key', async () => {
    const { clock, machine, machines } = openPage();
    const kept = machine();
    kept.subscribe(() => {})();
    await clock.advanceAsync(0);
    expect(machines.size).toBe(0);
    kept.subscribe(() => {});
    expect(machine()).toBe(kept);
  });

  it('aborts a request that nobody waits for any more on the next send, and on an unmount', async () => {
    const { calls, clock, send, watch } = openPage();
    const watcher = watch();
    void send();
    await clock.advanceAsync(80_000);
    expect(calls[0]!.context.signal.aborted).toBe(false);
    void send();
    await clock.advanceAsync(0);
    calls[0]!.reject(new SmsError('aborted'));
    await clock.advanceAsync(80_000);
    expect(calls.map(({ context }) => context.signal.aborted)).toEqual([true, false]);
    watcher.stop();
    await clock.advanceAsync(0);
    expect(calls[1]!.context.signal.aborted).toBe(true);
  });

  it('aborts such a request on an unmount before the next one is made, too', async () => {
    const { calls, clock, send, watch } = openPage();
    const watcher = watch();
    void send();
    await clock.advanceAsync(80_000);
    void send({ getCaptchaToken: () => new Promise(() => {}) });
    watcher.stop();
    await clock.advanceAsync(0);
    expect(calls.map(({ context }) => context.signal.aborted)).toEqual([true]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('does not abort the signal of a request that has ended', async () => {
    const { calls, clock, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    watcher.stop();
    await clock.advanceAsync(0);
    expect(calls[0]!.context.signal.aborted).toBe(false);
  });

  it('gives up its place in the queue for the lock when cancelled', async () => {
    let waiting: AbortSignal | undefined;
    const withLock = (_name: string, signal: AbortSignal) => {
      waiting = signal;
      return new Promise<never>(() => {});
    };
    const { clock, machine, send } = openPage({ tab: createFakeBrowser().openTab({ withLock }) });
    void send();
    await clock.advanceAsync(0);
    expect(waiting?.aborted).toBe(false);
    machine().cancel();
    expect(waiting?.aborted).toBe(true);
  });

  it('sends once if a send is cancelled and repeated while another tab holds the lock', async () => {
    const browser = createFakeBrowser();
    const clock = createFakeClock();
    const here = openPage({ clock, tab: browser.openTab() });
    // a storage of its own, so that only the lock holds it up
    const { storage } = createFakeBrowser().openTab();
    const there = openPage({ clock, tab: { ...browser.openTab(), storage } });
    void here.send();
    const given = [there.send()];
    await clock.advanceAsync(0);
    there.machine().cancel();
    given.push(there.send());
    here.calls[0]!.reject(new SmsError('captcha_refused'));
    await clock.advanceAsync(0);
    expect(there.calls).toHaveLength(1);
    there.calls[0]!.resolve();
    expect((await Promise.all(given)).map(({ status }) => status)).toEqual(['cancelled', 'sent']);
  });

  it.each<[string, (call: Call) => void]>([
    ['resolves', ({ resolve }) => resolve({ ticket: 'after' })],
    ['rejects', ({ reject }) => reject(new SmsError('phone_invalid'))],
  ])('ignores a transport that %s after the abort', async (_, answer) => {
    const { calls, clock, machine, send } = openPage();
    void send();
    await clock.advanceAsync(0);
    machine().cancel();
    const before = machine().getSnapshot();
    answer(calls[0]!);
    await clock.advanceAsync(0);
    expect(machine().getSnapshot()).toBe(before);
  });

  it('shows the wait of another tab that began before this one had sent', async () => {
    const [here, there] = openTabs(2);
    there.watch();
    void there.send({ getCaptchaToken: () => new Promise(() => {}) });
    await here.sendAndReply();
    await here.clock.advanceAsync(0);
    there.machine().cancel();
    expect(there.machine().secondsLeft()).toBe(60);
  });
});
