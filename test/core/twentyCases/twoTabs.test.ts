import { describe, expect, it } from 'vitest';
import { SMS_ERRORS, SmsError } from '../../../src/core.ts';
import { collectUncaught } from '../../collectUncaught.ts';
import { createFakeBrowser } from '../createFakeBrowser.ts';
import { openPage, REQUEST } from '../openPage.ts';
import { openTabs } from '../openTabs.ts';

describe('case 8: two tabs', () => {
  it('shows the time left in the other tab after one event', async () => {
    const [here, there] = openTabs(2);
    const watcher = there.watch();
    await here.sendAndReply();
    await there.clock.advanceAsync(0);
    expect(watcher.states.at(-1)).toBe('cooling');
    expect(there.machine().secondsLeft()).toBe(60);
    expect(there.machine().getSnapshot().outcome).toBe('sent');
  });

  it('takes no notice of a number that only the other tab knows', async () => {
    const [here, there] = openTabs(2);
    there.watch({ ...REQUEST, phoneNumber: '13900139000' });
    const uncaught = await collectUncaught(async () => {
      await here.sendAndReply();
      await there.clock.advanceAsync(0);
    });
    expect(uncaught).toEqual([]);
    expect(there.machines.size).toBe(1);
  });

  it('makes one request when both tabs send at the same moment', async () => {
    const [here, there] = openTabs(2);
    const results = [here.send(), there.send()];
    await here.clock.advanceAsync(500);
    expect(here.calls).toHaveLength(1);
    here.calls[0]!.resolve();
    const statuses = (await Promise.all(results)).map(({ status }) => status);
    expect(statuses).toEqual(['sent', 'cooling']);
    expect(here.calls).toHaveLength(1);
    expect(there.machine().secondsLeft()).toBe(60);
  });

  it('lets the second tab send when the first one is known not to have sent', async () => {
    const [here, there] = openTabs(2);
    const results = [here.send(), there.send()];
    await here.clock.advanceAsync(0);
    here.calls[0]!.reject(new SmsError('captcha_refused'));
    await here.clock.advanceAsync(0);
    here.calls[1]!.resolve();
    expect((await Promise.all(results)).map(({ status }) => status)).toEqual(['not_sent', 'sent']);
  });

  it('waits with the other tab while it sends, and is ready again when nothing was sent', async () => {
    const [here, there] = openTabs(2);
    const watcher = there.watch();
    const result = here.send();
    await here.clock.advanceAsync(0);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: null });
    here.calls[0]!.reject(new SmsError('phone_invalid'));
    await result;
    await here.clock.advanceAsync(500);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'ready', outcome: null, readyAt: null });
    expect(watcher.states).toEqual(['ready', 'cooling', 'ready']);
  });

  it("is ready again when the other tab's send failed while nobody listened here", async () => {
    const [here, there] = openTabs(2);
    const watcher = there.watch();
    const result = here.send();
    await here.clock.advanceAsync(0);
    watcher.stop();
    await here.clock.advanceAsync(0);
    here.calls[0]!.reject(new SmsError('phone_invalid'));
    await result;
    await here.clock.advanceAsync(0);
    expect(there.watch().states.at(-1)).toBe('ready');
  });

  it("waits with a tab that begins to send at the moment when another tab's send fails", async () => {
    const [here, there, third] = openTabs(3);
    const watchers = [here.watch(), third.watch()];
    await here.sendAndThrow(new SmsError('phone_invalid'));
    void there.send();
    await there.clock.advanceAsync(0);
    expect(watchers.map(({ seconds }) => seconds.at(-1))).toEqual([60, 60]);
  });

  it.each([false, true])(
    'follows the newer of two sends that began while nobody listened; without locks: %s',
    async (isLoose) => {
      const [here, there] = openTabs(2, { isLoose });
      const watcher = there.watch();
      void here.send();
      await here.clock.advanceAsync(0);
      watcher.stop();
      here.calls[0]!.reject(new SmsError('phone_invalid'));
      await here.clock.advanceAsync(0);
      void here.send({ cooldownMs: 5000 });
      await here.clock.advanceAsync(0);
      there.watch();
      expect(there.machine().secondsLeft()).toBe(5);
    },
  );

  it('catches up with another tab when it is shown again after being frozen', async () => {
    const [here, there] = openTabs(2);
    const watcher = there.watch();
    there.tab.deafen();
    await here.sendAndReply();
    expect(watcher.states).toEqual(['ready']);
    there.clock.wake();
    expect(watcher.states).toEqual(['ready', 'cooling']);
  });

  it("knows the outcome of another tab's send even if the lock is released before its storage event arrives", async () => {
    const [here, there] = openTabs(2);
    void here.send();
    await here.clock.advanceAsync(0);
    there.watch();
    there.tab.deafen();
    here.calls[0]!.resolve();
    await here.clock.advanceAsync(500);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'sent' });
  });

  it('drops its own error when another tab sends', async () => {
    const [here, there] = openTabs(2);
    there.watch();
    await there.sendAndThrow(new SmsError('captcha_refused'));
    await here.sendAndReply();
    await there.clock.advanceAsync(0);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'cooling', error: null });
  });

  it('shows its own last outcome again after two failed sends of other tabs, the end of the first unseen', async () => {
    const [here, second, third] = openTabs(3);
    await here.sendAndReply();
    await here.clock.advanceAsync(60_000);
    const { outcomes } = here.watch();
    void second.send();
    await here.clock.advanceAsync(0);
    here.tab.deafen();
    second.calls[1]!.reject(new SmsError('captcha_refused'));
    await here.clock.advanceAsync(0);
    void third.send();
    await here.clock.advanceAsync(0);
    here.clock.wake();
    expect(outcomes).toEqual(['sent', null]);
    third.calls[2]!.reject(new SmsError('captcha_refused'));
    await here.clock.advanceAsync(500);
    expect(outcomes).toEqual(['sent', null, 'sent']);
  });

  it('takes over the wait of another tab that began while this one slept past the end of its own', async () => {
    const [here, there] = openTabs(2);
    const watcher = there.watch();
    await there.sendAndReply();
    there.clock.sleep(61_000);
    await here.sendAndReply();
    await there.clock.advanceAsync(0);
    expect(watcher.seconds).toEqual([0, 60]);
    expect(there.machine().secondsLeft()).toBe(60);
  });

  it('waits in full if the other tab died while its request was in flight', async () => {
    const [here, there] = openTabs(2);
    const watcher = there.watch();
    void here.send();
    await there.clock.advanceAsync(0);
    expect(there.machine().getSnapshot().outcome).toBeNull();
    here.tab.close();
    await there.clock.advanceAsync(500);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'unknown' });
    expect(await there.send()).toMatchObject({ status: 'cooling' });
    await there.clock.advanceAsync(59_500);
    expect(watcher.states).toEqual(['ready', 'cooling', 'ready']);
    expect(there.calls).toHaveLength(1);
  });

  it('cannot tell a tab that sends from a dead one without locks, and says that the message may arrive', async () => {
    const [here, there] = openTabs(2, { isLoose: true });
    there.watch();
    void here.send();
    await here.clock.advanceAsync(500);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'unknown' });
    here.calls[0]!.resolve();
    await here.clock.advanceAsync(0);
    expect(there.machine().getSnapshot().outcome).toBe('sent');
  });

  // As in Firefox, where the lock of a tab is free before the other tabs see what it has stored.
  it('says nothing of a lost message when the outcome is seen within half a second after the lock is free', async () => {
    const [here, there] = openTabs(2, { isLoose: true });
    const { outcomes } = there.watch();
    void here.send();
    await here.clock.advanceAsync(300);
    here.calls[0]!.reject(new SmsError('phone_invalid'));
    await here.clock.advanceAsync(0);
    void here.send();
    await here.clock.advanceAsync(499);
    here.calls[1]!.resolve();
    await here.clock.advanceAsync(2000);
    expect(outcomes).toEqual([null, 'sent']);
  });

  it('drops the outcome unknown when it turns out that nothing was sent', async () => {
    const [here, there] = openTabs(2, { isLoose: true });
    const { outcomes } = there.watch();
    void here.send();
    await here.clock.advanceAsync(500);
    here.calls[0]!.reject(new SmsError('phone_invalid'));
    await here.clock.advanceAsync(0);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'ready', outcome: null });
    expect(outcomes).toEqual([null, 'unknown', null]);
  });

  it("keeps the wait of a tab that sent when, without locks, another tab's send at the same time failed", async () => {
    const [here, there] = openTabs(2, { isLoose: true });
    const watchers = [here.watch(), there.watch()];
    const results = [here.send(), there.send()];
    await here.clock.advanceAsync(0);
    here.calls[0]!.resolve();
    await here.clock.advanceAsync(0);
    there.calls[1]!.reject(new SmsError('captcha_refused'));
    await Promise.all(results);
    await here.clock.advanceAsync(0);
    expect(watchers.map(({ seconds }) => seconds.at(-1))).toEqual([60, 60]);
    expect(there.reload().machine().secondsLeft()).toBe(60);
  });

  it('waits with a tab whose send ended while this one was waiting for a captcha token', async () => {
    const [here, there] = openTabs(2);
    const watcher = there.watch();
    void here.send({ cooldownMs: 5000 });
    await here.clock.advanceAsync(6000);
    void there.send({ getCaptchaToken: () => new Promise(() => {}) });
    here.calls[0]!.resolve();
    await here.clock.advanceAsync(0);
    there.machine().cancel();
    void there.send();
    await here.clock.advanceAsync(0);
    expect(here.calls).toHaveLength(1);
    expect(watcher.states).toEqual(['ready', 'cooling', 'ready', 'sending', 'cooling']);
  });

  it('waits for the lock no longer than for a reply, and then waits with the tab that holds it', async () => {
    const [here, there] = openTabs(2);
    void here.send({ timeoutMs: 3_600_000 });
    const result = there.send();
    there.watch();
    await there.clock.advanceAsync(15_000);
    expect(await result).toMatchObject({ status: 'cooling', retryAfterMs: 45_000 });
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: null });
    here.calls[0]!.reject(new SmsError('phone_invalid'));
    await there.clock.advanceAsync(0);
    expect(there.machine().getSnapshot().state).toBe('ready');
    expect(there.calls).toHaveLength(1);
  });

  it('has not sent if it never gets the lock, and no other tab is known to send', async () => {
    const { calls, clock, machine, send } = openPage({
      tab: createFakeBrowser().openTab({ withLock: () => new Promise(() => {}) }),
    });
    const result = send();
    await clock.advanceAsync(15_000);
    const { code } = machine().getSnapshot().error!;
    expect(await result).toMatchObject({ status: 'not_sent', error: { code } });
    // The message for this error says to try again, and not that a code may arrive.
    expect(SMS_ERRORS[code].outcome).toBe('not_sent');
    expect(machine().getSnapshot().state).toBe('ready');
    expect(calls).toHaveLength(0);
  });
});
