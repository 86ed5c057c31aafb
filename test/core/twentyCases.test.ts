// Twenty ways in which a send with a countdown goes wrong, numbered. A test of a hook or a browser that has such a number in
// its title has it from here; those of the proxy and of the code field count their own cases.
import { describe, expect, it, vi } from 'vitest';
import { SMS_ERRORS, SmsError } from '../../src/core.ts';
import { createFakeBrowser } from './createFakeBrowser.ts';
import { createHandTransport, openPage, REQUEST } from './openPage.ts';
import type { Call } from './openPage.ts';
import { createFakeClock } from '../../src/testing/fakeClock.ts';

const countDown = (from: number) => Array.from({ length: from }, (_, index) => from - index);

/** Several tabs of one browser at one moment, which reach one network. */
function openTabs(count: number, options?: Parameters<typeof createFakeBrowser>[0]) {
  const browser = createFakeBrowser(options);
  const shared = { clock: createFakeClock(), transport: createHandTransport() };
  return Array.from({ length: count }, () => openPage({ ...shared, tab: browser.openTab() }));
}

describe('case 1: the exact minute', () => {
  it('shows 60 first, each number once, and is ready at 60,000 ms and not before', async () => {
    const { clock, machine, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    expect(machine().secondsLeft()).toBe(60);
    await clock.advanceAsync(59_999);
    expect(machine().getSnapshot().state).toBe('cooling');
    await clock.advanceAsync(1);
    expect(watcher.seconds).toEqual([0, ...countDown(60), 0]);
    expect(watcher.states).toEqual(['ready', 'sending', 'cooling', 'ready']);
    // sending, cooling, 59 ticks, ready
    expect(watcher.notices).toBe(62);
  });

  it('has one timer pending during, and none after', async () => {
    const { clock, sendAndReply, watch } = openPage();
    watch();
    watch();
    await sendAndReply();
    for (let second = 0; second < 60; second++) {
      expect(clock.pendingTimers).toBe(1);
      await clock.advanceAsync(1000);
    }
    expect(clock.pendingTimers).toBe(0);
  });

  it('counts from the arrival of the reply', async () => {
    const { clock, machine, calls, send } = openPage();
    void send();
    await clock.advanceAsync(9000);
    calls[0]!.resolve();
    await clock.advanceAsync(0);
    expect(machine().getSnapshot().readyAt).toBe(clock.wallNow() + 60_000);
  });

  it("takes the reply's own time before the option", async () => {
    const { machine, sendAndReply } = openPage();
    await sendAndReply({ retryAfterMs: 30_000 }, { cooldownMs: 90_000 });
    expect(machine().secondsLeft()).toBe(30);
  });
});

describe('a timer is set', () => {
  /** A page whose timers are counted. */
  function openCounted() {
    const clock = createFakeClock();
    const { schedule } = clock;
    let count = 0;
    clock.schedule = (...args) => (count++, schedule(...args));
    const page = openPage({ clock });
    /** How many timers were set in this time. */
    const countIn = async (ms: number) => {
      const before = count;
      await clock.advanceAsync(ms);
      return count - before;
    };
    return { ...page, countIn };
  }

  it('for each second that somebody reads, and for the end alone where nobody does', async () => {
    const { countIn, machine, sendAndReply } = openCounted();
    machine().subscribe(() => {});
    await sendAndReply();
    expect(await countIn(30_000)).toBe(0);
    const stop = machine().subscribeTicks(() => {});
    expect(await countIn(10_000)).toBe(10);
    stop();
    expect(await countIn(19_999)).toBe(0);
  });

  it('for the end of a block alone, whoever reads the seconds', async () => {
    const { countIn, sendAndThrow, watch } = openCounted();
    watch();
    await sendAndThrow(new SmsError('limit_reached', { retryAfterMs: 300_000 }));
    expect(await countIn(299_999)).toBe(0);
  });
});

describe('case 2: sleep', () => {
  it('shows what is left at once when the page is shown again, and no other number first', async () => {
    const { clock, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    await clock.advanceAsync(5000);
    clock.sleep(45_000);
    clock.wake();
    expect(watcher.seconds.slice(-2)).toEqual([55, 10]);
    await clock.advanceAsync(10_000);
    expect(watcher.seconds.slice(-11)).toEqual([...countDown(10), 0]);
  });

  it('is ready at once after a sleep that was longer than the rest', async () => {
    const { clock, machine, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    await clock.advanceAsync(5000);
    clock.sleep(120_000);
    clock.wake();
    expect(machine().getSnapshot().state).toBe('ready');
    expect(watcher.seconds.slice(-2)).toEqual([55, 0]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('tells those who listen already of the end right after another one has come, and not while it comes', async () => {
    const { clock, machine, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    clock.sleep(61_000);
    machine().subscribeTicks(() => {});
    expect(watcher.states.at(-1)).toBe('cooling');
    await clock.advanceAsync(0);
    expect(watcher.states.at(-1)).toBe('ready');
  });

  it('knows of the sleep at the next tick where nothing wakes it', async () => {
    const { clock, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    await clock.advanceAsync(5000);
    clock.sleep(45_000);
    await clock.advanceAsync(1000);
    expect(watcher.seconds.slice(-2)).toEqual([55, 9]);
  });
});

describe('case 3: late ticks', () => {
  it('skips and repeats no number and is ready in time when every tick is 60 ms late', async () => {
    const clock = createFakeClock();
    const { schedule } = clock;
    clock.schedule = (run, delayMs) => schedule(run, delayMs + 60);
    const { machine, sendAndReply, watch } = openPage({ clock });
    const watcher = watch();
    await sendAndReply();
    await clock.advanceAsync(60_060);
    expect(watcher.seconds).toEqual([0, ...countDown(60), 0]);
    expect(machine().getSnapshot().state).toBe('ready');
    expect(clock.pendingTimers).toBe(0);
  });

  it('skips and repeats no number when every tick is half a millisecond early', async () => {
    const clock = createFakeClock();
    const { schedule } = clock;
    clock.schedule = (run, delayMs) => schedule(run, delayMs - 0.5);
    const { machine, sendAndReply, watch } = openPage({ clock });
    const watcher = watch();
    await sendAndReply();
    await clock.advanceAsync(60_000);
    expect(watcher.seconds).toEqual([0, ...countDown(60), 0]);
    expect(machine().getSnapshot().state).toBe('ready');
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('case 4: reload', () => {
  it('shows 40 after a reload at t=20 s, and ten reloads send nothing', async () => {
    let page = openPage();
    await page.sendAndReply();
    await page.clock.advanceAsync(20_000);
    for (let count = 0; count < 10; count++) {
      page = page.reload();
      expect(page.machine().secondsLeft()).toBe(40);
      expect(await page.send()).toMatchObject({ status: 'cooling', retryAfterMs: 40_000 });
    }
    expect(page.calls).toHaveLength(1);
  });

  it('knows the whole length of the wait', async () => {
    const { clock, machine, reload, sendAndReply } = openPage();
    expect(machine().waitMs()).toBe(0);
    await sendAndReply({ retryAfterMs: 30_000 });
    await clock.advanceAsync(10_000);
    expect([machine().waitMs(), reload().machine().waitMs()]).toEqual([30_000, 30_000]);
  });

  it('writes nothing to the storage when it finds a wait there, and asks for no turn', async () => {
    const browser = createFakeBrowser();
    const tab = browser.openTab();
    const { sendAndReply } = openPage({ tab });
    await sendAndReply();
    const [setItem, withLock] = [vi.fn(), vi.fn(tab.tabs.withLock)];
    const tabs = { ...tab.tabs, withLock: withLock as typeof tab.tabs.withLock };
    const { machine } = openPage({ tab: { ...tab, tabs, storage: { ...tab.storage, setItem } } });
    expect(machine().getSnapshot().state).toBe('cooling');
    expect([setItem.mock.calls, withLock.mock.calls]).toEqual([[], []]);
  });

  it('waits in full after a reload in mid-flight, since the message may be out', async () => {
    const page = openPage();
    void page.send();
    await page.clock.advanceAsync(1000);
    const { clock, machine } = page.reload();
    expect(machine().secondsLeft()).toBe(59);
    await clock.advanceAsync(0);
    expect(machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'unknown' });
  });

  it.each([
    ['cleared', (items: Map<string, string>) => items.clear()],
    ['spoiled', (items: Map<string, string>) => items.forEach((_, name) => items.set(name, '{'))],
  ])('goes on waiting after it when the storage is %s', async (_, change) => {
    const browser = createFakeBrowser();
    const before = openPage({ tab: browser.openTab() });
    await before.sendAndReply();
    await before.clock.advanceAsync(20_000);
    const { calls, clock, machine, send, watch } = before.reload();
    watch();
    change(browser.items);
    clock.wake();
    expect(machine().secondsLeft()).toBe(40);
    expect(await send()).toMatchObject({ status: 'cooling' });
    expect(calls).toHaveLength(1);
  });

  it('takes up a receipt from before the reload, but not over a newer one', async () => {
    const { machine, sendAndReply } = openPage();
    machine().resume({ ticket: 'old' });
    expect(machine().getSnapshot().receipt).toEqual({ ticket: 'old' });
    await sendAndReply({ ticket: 'new' });
    machine().resume({ ticket: 'old' });
    expect(machine().getSnapshot().receipt).toEqual({ ticket: 'new' });
  });
});

describe('case 5: remount', () => {
  it('shows 57 after an unmount and a mount at t=3 s, and a click sends nothing', async () => {
    const { calls, clock, machine, send, sendAndReply, watch } = openPage();
    const first = watch();
    await sendAndReply();
    await clock.advanceAsync(3000);
    first.stop();
    await clock.advanceAsync(0);
    expect(clock.pendingTimers).toBe(0);
    const second = watch();
    expect(second.seconds).toEqual([57]);
    expect(await send()).toMatchObject({ status: 'cooling' });
    expect(calls).toHaveLength(1);
    await clock.advanceAsync(57_000);
    expect(second.seconds).toEqual([...countDown(57), 0]);
    expect(machine().getSnapshot().state).toBe('ready');
  });

  it('goes on with a send while its component is moved within one task', async () => {
    const { calls, clock, send, watch } = openPage();
    const first = watch();
    const result = send();
    await clock.advanceAsync(0);
    first.stop();
    watch();
    await clock.advanceAsync(0);
    expect(calls[0]!.context.signal.aborted).toBe(false);
    calls[0]!.resolve();
    expect(await result).toMatchObject({ status: 'sent' });
  });
});

describe('case 6: a wait is of one number on one channel', () => {
  it('cools a number on a channel, and no other', async () => {
    const { clock, machine, sendAndReply } = openPage();
    await sendAndReply();
    await clock.advanceAsync(1000);
    expect(machine({ ...REQUEST, phoneNumber: '13900139000' }).getSnapshot().state).toBe('ready');
    expect(machine({ ...REQUEST, channel: 'CHANNEL_RESET_PASSWORD' }).getSnapshot().state).toBe('ready');
    expect(machine().secondsLeft()).toBe(59);
  });

  it('takes every spelling of a number for one', async () => {
    const { machine, sendAndReply } = openPage();
    await sendAndReply();
    expect(machine({ channel: 'CHANNEL_LOGIN', phoneNumber: '+86 138 0013 8000' })).toBe(machine());
  });

  it('leaves no readable number in the storage', async () => {
    const browser = createFakeBrowser();
    const { sendAndReply } = openPage({ tab: browser.openTab() });
    await sendAndReply({ ticket: 'a-ticket' });
    expect(browser.items.size).toBe(1);
    // The idempotency key is random: its hexadecimal digits may hold any short part of the number by chance.
    const text = JSON.stringify([...browser.items]).replace(/\b[\da-f]{32}\b/g, '');
    expect(text).not.toMatch(/138|8000|\+86|LOGIN|ticket/);
  });
});

describe('case 7: double trigger', () => {
  it('makes one call of two in one task, and both callers get the same result', async () => {
    const { calls, clock, machine, send } = openPage();
    const [first, second] = [send(), send()];
    expect(machine().getSnapshot().state).toBe('sending');
    await clock.advanceAsync(0);
    calls[0]!.resolve();
    expect(await first).toBe(await second);
    expect(calls).toHaveLength(1);
  });

  it('makes one call of two that are 120 ms apart, with the request in flight', async () => {
    const { calls, clock, send } = openPage();
    const first = send();
    await clock.advanceAsync(120);
    const second = send();
    await clock.advanceAsync(0);
    calls[0]!.resolve();
    expect(await first).toBe(await second);
    expect(calls).toHaveLength(1);
  });

  it('gives each act an idempotency key of its own', async () => {
    const { calls, clock, sendAndReply } = openPage();
    await sendAndReply();
    await clock.advanceAsync(60_000);
    await sendAndReply();
    const keys = calls.map(({ context }) => context.idempotencyKey);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^[\x21-\x7e]{16,64}$/);
  });
});

describe('case 8: two tabs', () => {
  it('shows the rest in the other tab within one event', async () => {
    const [here, there] = openTabs(2);
    const watcher = there!.watch();
    await here!.sendAndReply();
    await there!.clock.advanceAsync(0);
    expect(watcher.states.at(-1)).toBe('cooling');
    expect(there!.machine().secondsLeft()).toBe(60);
    expect(there!.machine().getSnapshot().outcome).toBe('sent');
  });

  it('makes one request when both tabs click in one instant', async () => {
    const [here, there] = openTabs(2);
    const results = [here!.send(), there!.send()];
    await here!.clock.advanceAsync(500);
    expect(here!.calls).toHaveLength(1);
    here!.calls[0]!.resolve();
    const statuses = (await Promise.all(results)).map(({ status }) => status);
    expect(statuses).toEqual(['sent', 'cooling']);
    expect(here!.calls).toHaveLength(1);
    expect(there!.machine().secondsLeft()).toBe(60);
  });

  it('lets the second tab send when the first one is known not to have sent', async () => {
    const [here, there] = openTabs(2);
    const results = [here!.send(), there!.send()];
    await here!.clock.advanceAsync(0);
    here!.calls[0]!.reject(new SmsError('captcha_refused'));
    await here!.clock.advanceAsync(0);
    here!.calls[1]!.resolve();
    expect((await Promise.all(results)).map(({ status }) => status)).toEqual(['not_sent', 'sent']);
  });

  it('waits with the other tab while it sends, and is free again when nothing was sent', async () => {
    const [here, there] = openTabs(2);
    const watcher = there!.watch();
    const result = here!.send();
    await here!.clock.advanceAsync(0);
    expect(there!.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: null });
    here!.calls[0]!.reject(new SmsError('phone_invalid'));
    await result;
    await here!.clock.advanceAsync(0);
    expect(there!.machine().getSnapshot()).toMatchObject({ state: 'ready', outcome: null, readyAt: null });
    expect(watcher.states).toEqual(['ready', 'cooling', 'ready']);
  });

  it('is free again when the other tab took its send back while nobody looked here', async () => {
    const [here, there] = openTabs(2);
    const watcher = there!.watch();
    const result = here!.send();
    await here!.clock.advanceAsync(0);
    watcher.stop();
    await here!.clock.advanceAsync(0);
    here!.calls[0]!.reject(new SmsError('phone_invalid'));
    await result;
    await here!.clock.advanceAsync(0);
    expect(there!.watch().states.at(-1)).toBe('ready');
  });

  it('waits with a tab that sends in the very moment in which this one, or a third, has not sent', async () => {
    const [here, there, third] = openTabs(3);
    const watchers = [here!.watch(), third!.watch()];
    await here!.sendAndThrow(new SmsError('phone_invalid'));
    void there!.send();
    await there!.clock.advanceAsync(0);
    expect(watchers.map(({ seconds }) => seconds.at(-1))).toEqual([60, 60]);
  });

  it.each([false, true])(
    'follows the newer of two sends while nobody looked; without locks %s',
    async (isLoose) => {
      const [here, there] = openTabs(2, { isLoose });
      const watcher = there!.watch();
      void here!.send();
      await here!.clock.advanceAsync(0);
      watcher.stop();
      here!.calls[0]!.reject(new SmsError('phone_invalid'));
      await here!.clock.advanceAsync(0);
      void here!.send({ cooldownMs: 5000 });
      await here!.clock.advanceAsync(0);
      there!.watch();
      expect(there!.machine().secondsLeft()).toBe(5);
    },
  );

  it('takes up what another tab did while this one was frozen, when it is shown again', async () => {
    const browser = createFakeBrowser();
    const clock = createFakeClock();
    const here = openPage({ clock, tab: browser.openTab() });
    const tab = browser.openTab();
    const there = openPage({ clock, tab: { ...tab, tabs: { ...tab.tabs, listen: () => () => {} } } });
    const watcher = there.watch();
    await here.sendAndReply();
    expect(watcher.states).toEqual(['ready']);
    clock.wake();
    expect(watcher.states).toEqual(['ready', 'cooling']);
  });

  it('knows how a send of another tab went though word of its end comes after its turn', async () => {
    const browser = createFakeBrowser();
    const clock = createFakeClock();
    const here = openPage({ clock, tab: browser.openTab() });
    const tab = browser.openTab();
    void here.send();
    await clock.advanceAsync(0);
    const there = openPage({ clock, tab: { ...tab, tabs: { ...tab.tabs, listen: () => () => {} } } });
    there.watch();
    here.calls[0]!.resolve();
    await clock.advanceAsync(0);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'sent' });
  });

  it('drops its own error when another tab sends', async () => {
    const [here, there] = openTabs(2);
    there!.watch();
    await there!.sendAndThrow(new SmsError('captcha_refused'));
    await here!.sendAndReply();
    await there!.clock.advanceAsync(0);
    expect(there!.machine().getSnapshot()).toMatchObject({ state: 'cooling', error: null });
  });

  it('takes up a wait of another tab that began while this one slept past its own', async () => {
    const [here, there] = openTabs(2);
    const watcher = there!.watch();
    await there!.sendAndReply();
    there!.clock.sleep(61_000);
    await here!.sendAndReply();
    await there!.clock.advanceAsync(0);
    expect(watcher.seconds).toEqual([0, 60]);
    expect(there!.machine().secondsLeft()).toBe(60);
  });

  it('waits in full where the other tab died in mid-flight', async () => {
    const browser = createFakeBrowser();
    const clock = createFakeClock();
    const dying = browser.openTab();
    const here = openPage({ clock, tab: dying });
    const there = openPage({ clock, tab: browser.openTab() });
    const watcher = there.watch();
    void here.send();
    await clock.advanceAsync(0);
    expect(there.machine().getSnapshot().outcome).toBeNull();
    dying.close();
    await clock.advanceAsync(0);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'unknown' });
    expect(await there.send()).toMatchObject({ status: 'cooling' });
    await clock.advanceAsync(60_000);
    expect(watcher.states).toEqual(['ready', 'cooling', 'ready']);
    expect(there.calls).toHaveLength(0);
  });

  it('cannot tell a tab that sends from a dead one without locks, and says that the message may arrive', async () => {
    const [here, there] = openTabs(2, { isLoose: true });
    there!.watch();
    void here!.send();
    await here!.clock.advanceAsync(0);
    expect(there!.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'unknown' });
    here!.calls[0]!.resolve();
    await here!.clock.advanceAsync(0);
    expect(there!.machine().getSnapshot().outcome).toBe('sent');
  });

  it('knows of no message when one that might have arrived was not sent', async () => {
    const [here, there] = openTabs(2, { isLoose: true });
    there!.watch();
    await here!.sendAndThrow(new SmsError('phone_invalid'));
    await there!.clock.advanceAsync(0);
    expect(there!.machine().getSnapshot()).toMatchObject({ state: 'ready', outcome: null });
  });

  it('keeps the wait of a tab that sent when another one, without locks and at the same time, did not', async () => {
    const [here, there] = openTabs(2, { isLoose: true });
    const watchers = [here!.watch(), there!.watch()];
    const results = [here!.send(), there!.send()];
    await here!.clock.advanceAsync(0);
    here!.calls[0]!.resolve();
    await here!.clock.advanceAsync(0);
    there!.calls[1]!.reject(new SmsError('captcha_refused'));
    await Promise.all(results);
    await here!.clock.advanceAsync(0);
    expect(watchers.map(({ seconds }) => seconds.at(-1))).toEqual([60, 60]);
    expect(there!.reload().machine().secondsLeft()).toBe(60);
  });

  it('waits with a tab whose send ended while this one asked for a captcha in vain', async () => {
    const [here, there] = openTabs(2);
    const watcher = there!.watch();
    void here!.send({ cooldownMs: 5000 });
    await here!.clock.advanceAsync(6000);
    void there!.send({ getCaptchaToken: () => new Promise(() => {}) });
    here!.calls[0]!.resolve();
    await here!.clock.advanceAsync(0);
    there!.machine().cancel();
    void there!.send();
    await here!.clock.advanceAsync(0);
    expect(here!.calls).toHaveLength(1);
    expect(watcher.states).toEqual(['ready', 'cooling', 'ready', 'sending', 'cooling']);
  });

  it('waits for its turn no longer than for a reply, and then with the tab whose turn it is', async () => {
    const [here, there] = openTabs(2);
    void here!.send({ timeoutMs: 3_600_000 });
    const result = there!.send();
    there!.watch();
    await there!.clock.advanceAsync(15_000);
    expect(await result).toMatchObject({ status: 'cooling', retryAfterMs: 45_000 });
    expect(there!.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: null });
    here!.calls[0]!.reject(new SmsError('phone_invalid'));
    await there!.clock.advanceAsync(0);
    expect(there!.machine().getSnapshot().state).toBe('ready');
    expect(there!.calls).toHaveLength(1);
  });

  it('has not sent when its turn does not come, and nobody says why', async () => {
    const { calls, clock, machine, send } = openPage({
      tab: {
        ...createFakeBrowser().openTab(),
        tabs: { listen: () => () => {}, withLock: () => new Promise(() => {}) },
      },
    });
    const result = send();
    await clock.advanceAsync(15_000);
    const { code } = machine().getSnapshot().error!;
    expect(await result).toMatchObject({ status: 'not_sent', error: { code } });
    // Whose sentence says to try again, and not that a message may arrive.
    expect(SMS_ERRORS[code].outcome).toBe('not_sent');
    expect(machine().getSnapshot().state).toBe('ready');
    expect(calls).toHaveLength(0);
  });
});

describe('case 9: clock changed', () => {
  it('shows 49 a second after the clock went back an hour at t=10 s', async () => {
    const { clock, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    await clock.advanceAsync(10_000);
    clock.stepWall(-3_600_000);
    clock.wake();
    await clock.advanceAsync(1000);
    expect(watcher.seconds.slice(-2)).toEqual([50, 49]);
    await clock.advanceAsync(49_000);
    expect(watcher.states.at(-1)).toBe('ready');
  });

  it('shows nothing longer again when the clock goes back an hour after a sleep', async () => {
    const { clock, machine, sendAndReply, watch } = openPage();
    watch();
    await sendAndReply();
    clock.sleep(45_000);
    clock.wake();
    clock.stepWall(-3_600_000);
    expect(machine().secondsLeft()).toBe(15);
  });

  it.each([
    ['a send', (page: ReturnType<typeof openPage>) => page.sendAndReply()],
    [
      'a send that is cut off',
      async (page: ReturnType<typeof openPage>) => void page.send({ timeoutMs: 3_600_000 }),
    ],
  ])(
    'waits 60 at most after %s, an hour back and a reload, and no longer for a second one',
    async (_, begin) => {
      let page = openPage();
      await begin(page);
      await page.clock.advanceAsync(10_000);
      page.clock.stepWall(-3_600_000);
      page = page.reload();
      expect(page.machine().secondsLeft()).toBeLessThanOrEqual(60);
      await page.clock.advanceAsync(30_000);
      page = page.reload();
      expect(page.machine().secondsLeft()).toBeLessThanOrEqual(30);
    },
  );

  it('does not let the other tabs rise when one of them reloads after an hour back', async () => {
    const [here, there] = openTabs(2);
    const watcher = here!.watch();
    await here!.sendAndReply();
    await here!.clock.advanceAsync(10_000);
    here!.clock.stepWall(-3_600_000);
    there!.reload().watch();
    await here!.clock.advanceAsync(1000);
    expect(watcher.seconds.slice(-2)).toEqual([50, 49]);
  });

  it('rises in no tab that waits with a sending one when the clock goes back and another page opens', async () => {
    const [here, there, third] = openTabs(3);
    there!.watch();
    void here!.send();
    await here!.clock.advanceAsync(4000);
    here!.clock.stepWall(-3_600_000);
    third!.reload().watch();
    await here!.clock.advanceAsync(0);
    here!.clock.wake();
    expect(there!.machine().secondsLeft()).toBe(56);
  });

  it('begins no wait anew when another tab has stored it again after an hour back', async () => {
    const [here, there] = openTabs(2);
    here!.watch();
    const gone = there!.watch();
    await here!.sendAndReply();
    here!.clock.stepWall(-3_600_000);
    gone.stop();
    there!.reload().watch().stop();
    here!.clock.stepWall(-3_600_000);
    await here!.clock.advanceAsync(61_000);
    expect(here!.machine().getSnapshot().state).toBe('ready');
    await here!.sendAndThrow(new SmsError('phone_invalid'));
    expect(here!.machine().secondsLeft()).toBe(0);
  });

  it('is ready when the clock goes forward an hour, and a reply "too early" cools again', async () => {
    const { clock, machine, sendAndReply, sendAndThrow, watch } = openPage();
    watch();
    await sendAndReply();
    clock.stepWall(3_600_000);
    clock.wake();
    expect(machine().getSnapshot().state).toBe('ready');
    expect(await sendAndThrow(new SmsError('too_early'))).toMatchObject({ status: 'too_early' });
    expect(machine().secondsLeft()).toBe(60);
  });
});

describe('case 10: known not sent', () => {
  it('forgets the error with the next try', async () => {
    const { machine, send, sendAndThrow } = openPage();
    await sendAndThrow(new SmsError('captcha_refused'));
    expect(machine().getSnapshot().error?.code).toBe('captcha_refused');
    void send();
    expect(machine().getSnapshot()).toMatchObject({ state: 'sending', error: null });
  });

  it('is ready at once, with the error', async () => {
    const { clock, machine, sendAndThrow, watch } = openPage();
    watch();
    const error = new SmsError('gateway_refused');
    expect(await sendAndThrow(error)).toMatchObject({ status: 'not_sent', error });
    expect(machine().getSnapshot()).toMatchObject({ state: 'ready', error, outcome: null, readyAt: null });
    expect(clock.pendingTimers).toBe(0);
  });

  it('leaves nothing in the storage', async () => {
    const browser = createFakeBrowser();
    const { sendAndThrow } = openPage({ tab: browser.openTab() });
    await sendAndThrow(new SmsError('phone_invalid'));
    expect(browser.items.size).toBe(0);
  });
});

describe('case 11: unknown outcome', () => {
  it('cools in full when no reply comes in time, and sends nothing again', async () => {
    const { calls, clock, machine, send } = openPage();
    const result = send({ timeoutMs: 8000 });
    await clock.advanceAsync(7999);
    expect(machine().getSnapshot().state).toBe('sending');
    await clock.advanceAsync(1);
    expect(await result).toMatchObject({ status: 'unknown', receipt: null, error: { code: 'timed_out' } });
    expect(machine().secondsLeft()).toBe(60);
    await clock.advanceAsync(120_000);
    expect(calls).toHaveLength(1);
  });

  it('lets a late success change the message, and not the deadline', async () => {
    const { calls, clock, machine, send } = openPage();
    void send();
    await clock.advanceAsync(20_000);
    const { readyAt } = machine().getSnapshot();
    calls[0]!.resolve({ ticket: 'late', retryAfterMs: 60_000 });
    await clock.advanceAsync(0);
    expect(machine().getSnapshot()).toEqual({
      state: 'cooling',
      outcome: 'sent',
      error: null,
      receipt: { ticket: 'late', retryAfterMs: 60_000 },
      readyAt,
    });
  });

  it('does not let a late failure change anything', async () => {
    const { calls, clock, machine, send } = openPage();
    void send();
    await clock.advanceAsync(20_000);
    const before = machine().getSnapshot();
    calls[0]!.reject(new SmsError('phone_invalid'));
    await clock.advanceAsync(0);
    expect(machine().getSnapshot()).toBe(before);
  });

  it('does not let the late reply to one send tell of the next', async () => {
    const { calls, clock, machine, send } = openPage();
    void send();
    await clock.advanceAsync(80_000);
    void send();
    await clock.advanceAsync(20_000);
    calls[0]!.resolve({ ticket: 'of the first' });
    await clock.advanceAsync(0);
    expect(machine().getSnapshot()).toMatchObject({ outcome: 'unknown', receipt: null });
  });

  it('cools in full when the connection breaks', async () => {
    const { machine, sendAndThrow } = openPage();
    const error = new SmsError('network_failed');
    expect(await sendAndThrow(error)).toMatchObject({ status: 'unknown', error });
    expect(machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'unknown' });
    expect(machine().secondsLeft()).toBe(60);
  });

  it('keeps its error at ready, which alone tells why no code came', async () => {
    const { clock, machine, sendAndThrow, watch } = openPage();
    watch();
    const error = new SmsError('network_failed');
    await sendAndThrow(error);
    await clock.advanceAsync(60_000);
    expect(machine().getSnapshot()).toMatchObject({ state: 'ready', outcome: 'unknown', error });
  });

  it('keeps the ticket of a receipt that says unknown', async () => {
    const { sendAndReply } = openPage();
    const receipt = { status: 'unknown', ticket: 'good' } as const;
    expect(await sendAndReply(receipt)).toMatchObject({ status: 'unknown', receipt });
  });
});

describe('case 12: too early with a time', () => {
  it('waits that time, rounded up to the next second', async () => {
    const { machine, sendAndThrow } = openPage();
    await sendAndThrow(new SmsError('too_early', { retryAfterMs: 41_200 }));
    expect(machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'too_early' });
    expect(machine().secondsLeft()).toBe(42);
  });

  it('blocks for 999,999 s, a day of which is remembered', async () => {
    const { clock, machine, sendAndThrow } = openPage();
    const result = await sendAndThrow(new SmsError('too_early', { retryAfterMs: 999_999_000 }));
    expect(result).toMatchObject({ status: 'blocked', readyAt: clock.wallNow() + 86_400_000 });
    expect(machine().getSnapshot().state).toBe('blocked');
    expect(machine().secondsLeft()).toBe(0);
  });
});

describe('case 13: too early without a time', () => {
  it('waits the option, and drops the message at ready', async () => {
    const { clock, machine, sendAndThrow, watch } = openPage();
    watch();
    await sendAndThrow(new SmsError('too_early'), { cooldownMs: 90_000 });
    expect(machine().secondsLeft()).toBe(90);
    await clock.advanceAsync(90_000);
    expect(machine().getSnapshot()).toMatchObject({ state: 'ready', error: null });
  });

  it('waits what is left where that is longer', async () => {
    const [here, there] = openTabs(2, { isLoose: true });
    const results = [here!.send({ cooldownMs: 300_000 }), there!.send()];
    await here!.clock.advanceAsync(0);
    here!.calls[0]!.resolve();
    await here!.clock.advanceAsync(10_000);
    there!.calls[1]!.reject(new SmsError('too_early'));
    await Promise.all(results);
    expect(there!.machine().secondsLeft()).toBe(290);
  });
});

describe('case 13, two tabs that sent at once', () => {
  const sendBoth = async (cooldownMs: number, otherMs: number) => {
    const [here, there] = openTabs(2, { isLoose: true });
    here!.watch();
    const results = [here!.send({ cooldownMs }), there!.send({ cooldownMs: otherMs })];
    await here!.clock.advanceAsync(0);
    here!.calls[0]!.resolve();
    await here!.clock.advanceAsync(0);
    return { here: here!, there: there!, results };
  };

  it('never waits longer than the other one, though the clock was set back meanwhile', async () => {
    const { here, there, results } = await sendBoth(300_000, 60_000);
    here.clock.stepWall(-3_600_000);
    there.calls[1]!.reject(new SmsError('too_early'));
    await Promise.all(results);
    expect(there.machine().secondsLeft()).toBe(300);
  });

  it('leaves the longer wait in the storage when the shorter one is over', async () => {
    const { here, there, results } = await sendBoth(5000, 90_000);
    there.calls[1]!.resolve();
    await Promise.all(results);
    await here.clock.advanceAsync(5000);
    expect(here.machine().getSnapshot().state).toBe('ready');
    expect(here.reload().machine().secondsLeft()).toBe(85);
  });
});

describe('case 14: limit reached', () => {
  it('blocks until the time given, without a countdown', async () => {
    const { clock, machine, sendAndThrow, watch } = openPage();
    const watcher = watch();
    const result = await sendAndThrow(new SmsError('limit_reached', { retryAfterMs: 300_000 }));
    expect(result).toMatchObject({ status: 'blocked', readyAt: clock.wallNow() + 300_000 });
    expect(clock.pendingTimers).toBe(1);
    await clock.advanceAsync(300_000);
    expect(watcher.seconds).toEqual([0]);
    expect(watcher.states).toEqual(['ready', 'sending', 'blocked', 'ready']);
    expect(machine().getSnapshot().error).toBeNull();
  });

  it('blocks without a time until the machine is dropped', async () => {
    const { clock, machines, send, sendAndReply, sendAndThrow, watch } = openPage();
    const watcher = watch();
    await sendAndReply({ ticket: 't1' });
    await clock.advanceAsync(60_000);
    expect(await sendAndThrow(new SmsError('limit_reached'))).toMatchObject({
      status: 'blocked',
      readyAt: null,
    });
    await clock.advanceAsync(86_400_000);
    expect(await send()).toMatchObject({ status: 'blocked', error: { code: 'limit_reached' } });
    watcher.stop();
    await clock.advanceAsync(0);
    expect(machines.size).toBe(0);
    expect(watch().states).toEqual(['ready']);
  });

  it.each([undefined, 300_000])(
    'keeps how the last message went, with a time of %s',
    async (retryAfterMs) => {
      const { clock, machine, sendAndReply, sendAndThrow } = openPage();
      await sendAndReply({ ticket: 't1' });
      await clock.advanceAsync(60_000);
      await sendAndThrow(new SmsError('limit_reached', { retryAfterMs }));
      expect(machine().getSnapshot()).toMatchObject({
        state: 'blocked',
        outcome: 'sent',
        receipt: { ticket: 't1' },
      });
    },
  );

  it('stays over a reload', async () => {
    const page = openPage();
    await page.sendAndThrow(new SmsError('limit_reached', { retryAfterMs: 300_000 }));
    expect(page.reload().machine().getSnapshot().state).toBe('blocked');
  });
});

describe('case 15: cancel and unmount', () => {
  it('makes no request and no wait when cancelled before it', async () => {
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

  it('aborts the signal and cools as unknown when cancelled after it', async () => {
    const { calls, clock, machine, send } = openPage();
    const result = send();
    await clock.advanceAsync(1000);
    machine().cancel();
    expect(await result).toMatchObject({ status: 'unknown', error: { code: 'aborted' } });
    expect(calls[0]!.context.signal.aborted).toBe(true);
    expect(machine().secondsLeft()).toBe(60);
  });

  it('cancels by itself when the last listener leaves, and a remount shows the rest', async () => {
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

  it('drops a machine that rests, and keeps one that waits', async () => {
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

  it('keeps the ticket of a message whose wait is over, for who enters its code elsewhere', async () => {
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

  it('keeps no machine of any number that was typed on the way', async () => {
    const { clock, machines, watch } = openPage();
    for (let last = 10; last < 100; last++) watch({ ...REQUEST, phoneNumber: `138001380${last}` }).stop();
    await clock.advanceAsync(0);
    expect(machines.size).toBe(0);
  });

  it('takes a dropped machine that is listened to again for the machine of its key', async () => {
    const { clock, machine, machines } = openPage();
    const kept = machine();
    kept.subscribe(() => {})();
    await clock.advanceAsync(0);
    expect(machines.size).toBe(0);
    kept.subscribe(() => {});
    expect(machine()).toBe(kept);
  });

  it('cuts off a request that nobody waits for any more, by the next send and by an unmount', async () => {
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

  it('cuts such a request off when it is unmounted before the next one, too', async () => {
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

  it('aborts no signal of a request that has ended', async () => {
    const { calls, clock, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    watcher.stop();
    await clock.advanceAsync(0);
    expect(calls[0]!.context.signal.aborted).toBe(false);
  });

  it('gives its place in the queue of the tabs up when cancelled', async () => {
    const tab = createFakeBrowser().openTab();
    let waiting: AbortSignal | undefined;
    const withLock = (_name: string, signal: AbortSignal) => {
      waiting = signal;
      return new Promise<never>(() => {});
    };
    const { clock, machine, send } = openPage({ tab: { ...tab, tabs: { ...tab.tabs, withLock } } });
    void send();
    await clock.advanceAsync(0);
    expect(waiting?.aborted).toBe(false);
    machine().cancel();
    expect(waiting?.aborted).toBe(true);
  });

  it('sends once when cancelled while another tab has its turn, and sent again', async () => {
    const browser = createFakeBrowser();
    const clock = createFakeClock();
    const here = openPage({ clock, tab: browser.openTab() });
    // nothing is stored, so that only the turn holds it up
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

  it('shows the wait of another tab that began while this one had not sent yet', async () => {
    const [here, there] = openTabs(2);
    there!.watch();
    void there!.send({ getCaptchaToken: () => new Promise(() => {}) });
    await here!.sendAndReply();
    await here!.clock.advanceAsync(0);
    there!.machine().cancel();
    expect(there!.machine().secondsLeft()).toBe(60);
  });
});

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

describe('case 17: captcha', () => {
  it('asks for a new token before each send', async () => {
    const { calls, clock, sendAndReply } = openPage();
    let asked = 0;
    const getCaptchaToken = () => Promise.resolve(`token ${++asked}`);
    await sendAndReply({}, { getCaptchaToken });
    await clock.advanceAsync(60_000);
    await sendAndReply({}, { getCaptchaToken });
    expect(calls.map(({ request }) => request.captchaToken)).toEqual(['token 1', 'token 2']);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('closed'))],
    [
      'throws',
      () => {
        throw new Error('closed');
      },
    ],
    ['throws what says that a message may arrive', () => Promise.reject(new SmsError('network_failed'))],
  ])('makes no request when the hook %s', async (_, getCaptchaToken) => {
    const { calls, clock, machine, send } = openPage();
    const result = await send({ getCaptchaToken });
    expect(clock.pendingTimers).toBe(0);
    expect(result).toMatchObject({ status: 'not_sent', error: { code: 'captcha_required' } });
    expect(machine().getSnapshot().state).toBe('ready');
    expect(calls).toHaveLength(0);
  });

  it('is asked for the channel, and leaves no timer behind when it passes', async () => {
    const { calls, clock, send } = openPage();
    let asked = '';
    const result = send({ getCaptchaToken: ({ channel }) => ((asked = channel), 'token') });
    await clock.advanceAsync(0);
    expect(asked).toBe('CHANNEL_LOGIN');
    calls[0]!.resolve();
    await result;
    expect(clock.pendingTimers).toBe(0);
  });

  it('says why the hook failed: by its own error, or with what it threw', async () => {
    const own = new SmsError('captcha_unavailable');
    const closed = new Error('closed');
    const { send } = openPage();
    expect(await send({ getCaptchaToken: () => Promise.reject(own) })).toMatchObject({ error: own });
    const result = await send({ getCaptchaToken: () => Promise.reject(closed) });
    expect(result).toHaveProperty('error.cause', closed);
  });

  it('changes nothing when the hook fails after the act was cancelled, and another one began', async () => {
    const { calls, clock, machine, send } = openPage();
    let fail!: (error: Error) => void;
    void send({ getCaptchaToken: () => new Promise((_, reject) => (fail = reject)) });
    machine().cancel();
    const result = send();
    fail(new Error('closed'));
    await clock.advanceAsync(0);
    expect(machine().getSnapshot()).toMatchObject({ state: 'sending', error: null });
    expect(send()).toBe(result);
    calls[0]!.resolve();
    expect(await result).toMatchObject({ status: 'sent' });
  });

  it('sends a token that came with the request where there is no hook', async () => {
    const { calls, clock, send } = openPage();
    void send({}, { ...REQUEST, captchaToken: 'given' });
    await clock.advanceAsync(0);
    expect(calls[0]!.request.captchaToken).toBe('given');
  });

  it('opens no second captcha for a second click', async () => {
    const { clock, send } = openPage();
    let asked = 0;
    const getCaptchaToken = () => {
      asked++;
      return new Promise<string>(() => {});
    };
    void send({ getCaptchaToken });
    await clock.advanceAsync(120);
    void send({ getCaptchaToken });
    expect(asked).toBe(1);
  });

  it('gives a hook up that does not answer in five minutes, and sends nothing', async () => {
    const { clock, calls, machine, send } = openPage();
    let given!: AbortSignal;
    const result = send({ getCaptchaToken: ({ signal }) => ((given = signal), new Promise(() => {})) });
    await clock.advanceAsync(299_999);
    expect(machine().getSnapshot().state).toBe('sending');
    await clock.advanceAsync(1);
    expect(await result).toMatchObject({ status: 'not_sent', error: { code: 'captcha_required' } });
    expect(machine().getSnapshot()).toMatchObject({ state: 'ready', error: { code: 'captcha_required' } });
    expect(given.aborted).toBe(true);
    expect([calls.length, clock.pendingTimers]).toEqual([0, 0]);
  });

  it('tells the hook when the act is cancelled', async () => {
    const { clock, machine, send } = openPage();
    let heard: AbortSignal | undefined;
    void send({
      getCaptchaToken: ({ signal }) => {
        heard = signal;
        return new Promise(() => {});
      },
    });
    await clock.advanceAsync(0);
    machine().cancel();
    expect(heard?.aborted).toBe(true);
  });
});

describe('case 18: what a screen reader is told of', () => {
  it('gives one notice on sending, one on cooling and one on ready to one who reads no seconds', async () => {
    const { clock, machine, sendAndReply } = openPage();
    const seen: string[] = [];
    machine().subscribe(() => seen.push(machine().getSnapshot().state));
    await sendAndReply();
    expect(seen).toEqual(['sending', 'cooling']);
    await clock.advanceAsync(59_999);
    expect(seen).toHaveLength(2);
    await clock.advanceAsync(1);
    expect(seen).toEqual(['sending', 'cooling', 'ready']);
  });
});

describe('case 19: the wait beside a verification', () => {
  it('clears error and outcome on reset, and keeps the deadline and the ticket', async () => {
    const { clock, machine, sendAndReply, sendAndThrow } = openPage();
    await sendAndReply({ ticket: 'good' });
    await clock.advanceAsync(60_000);
    await sendAndThrow(new SmsError('network_failed'));
    const { readyAt } = machine().getSnapshot();
    machine().reset();
    const receipt = { ticket: 'good' };
    expect(machine().getSnapshot()).toEqual({
      state: 'cooling',
      outcome: null,
      error: null,
      receipt,
      readyAt,
    });
  });
});

describe('case 20: coming back, and sending again', () => {
  it('shows the rest, and no error, to one who comes back inside the minute', async () => {
    const { clock, machine, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    watcher.stop();
    await clock.advanceAsync(30_000);
    watch();
    expect(machine().getSnapshot()).toMatchObject({ state: 'cooling', error: null });
    expect(machine().secondsLeft()).toBe(30);
  });

  it('replaces the receipt by that of a resend', async () => {
    const { clock, machine, sendAndReply } = openPage();
    await sendAndReply({ ticket: 'first' });
    await clock.advanceAsync(60_000);
    await sendAndReply({ ticket: 'second' });
    expect(machine().getSnapshot().receipt?.ticket).toBe('second');
  });
});
