import { describe, expect, it, vi } from 'vitest';
import { createFakeBrowser } from '../createFakeBrowser.ts';
import { openPage } from '../openPage.ts';
import { secondsDownFrom } from './secondsDownFrom.ts';

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

  it('writes nothing to the storage when it finds a wait there, and requests no lock', async () => {
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

  it('waits in full after a reload while the request is in flight, since the message may have gone out', async () => {
    const page = openPage();
    void page.send();
    await page.clock.advanceAsync(1000);
    const { clock, machine } = page.reload();
    expect(machine().secondsLeft()).toBe(59);
    await clock.advanceAsync(500);
    expect(machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'unknown' });
  });

  it.each([
    ['cleared', (items: Map<string, string>) => items.clear()],
    ['corrupted', (items: Map<string, string>) => items.forEach((_, name) => items.set(name, '{'))],
  ])('goes on waiting after a reload when the storage is %s', async (_, change) => {
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

  it('restores a receipt from before the reload, but does not replace a newer one', async () => {
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
    expect(second.seconds).toEqual([...secondsDownFrom(57), 0]);
    expect(machine().getSnapshot().state).toBe('ready');
  });

  it('goes on with a send when its component is moved within one task', async () => {
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

describe('case 20: coming back, and sending again', () => {
  it('shows the time left, and no error, to a user who comes back within the minute', async () => {
    const { clock, machine, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    watcher.stop();
    await clock.advanceAsync(30_000);
    watch();
    expect(machine().getSnapshot()).toMatchObject({ state: 'cooling', error: null });
    expect(machine().secondsLeft()).toBe(30);
  });

  it('replaces the receipt with that of a resend', async () => {
    const { clock, machine, sendAndReply } = openPage();
    await sendAndReply({ ticket: 'first' });
    await clock.advanceAsync(60_000);
    await sendAndReply({ ticket: 'second' });
    expect(machine().getSnapshot().receipt?.ticket).toBe('second');
  });
});
