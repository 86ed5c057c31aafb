import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/core.ts';
import { openPage } from '../openPage.ts';
import { openTabs } from '../openTabs.ts';

describe('case 9: clock changed', () => {
  it('shows 49 a second after the clock was set back an hour at t=10 s', async () => {
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

  it('shows no longer time again when the clock is set back an hour after a sleep', async () => {
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
      'a send that the reload interrupts',
      async (page: ReturnType<typeof openPage>) => void page.send({ timeoutMs: 3_600_000 }),
    ],
  ])(
    'waits 60 after %s, a clock set back an hour and a reload, and goes on from there after a second reload',
    async (_, begin) => {
      let page = openPage();
      await begin(page);
      await page.clock.advanceAsync(10_000);
      page.clock.stepWall(-3_600_000);
      page = page.reload();
      expect(page.machine().secondsLeft()).toBe(60);
      await page.clock.advanceAsync(30_000);
      page = page.reload();
      expect(page.machine().secondsLeft()).toBe(30);
    },
  );

  it('lets no other tab rise when one of them reloads after the clock was set back an hour', async () => {
    const [here, there] = openTabs(2);
    const watcher = here.watch();
    await here.sendAndReply();
    await here.clock.advanceAsync(10_000);
    here.clock.stepWall(-3_600_000);
    there.reload().watch();
    await here.clock.advanceAsync(1000);
    expect(watcher.seconds.slice(-2)).toEqual([50, 49]);
  });

  it('lets no tab rise that waits with a sending one when the clock is set back and another page opens', async () => {
    const [here, there, third] = openTabs(3);
    there.watch();
    void here.send();
    await here.clock.advanceAsync(4000);
    here.clock.stepWall(-3_600_000);
    third.reload().watch();
    await here.clock.advanceAsync(0);
    here.clock.wake();
    expect(there.machine().secondsLeft()).toBe(56);
  });

  it('does not begin a wait again that another tab has stored again after the clock was set back', async () => {
    const [here, there] = openTabs(2);
    here.watch();
    const gone = there.watch();
    await here.sendAndReply();
    here.clock.stepWall(-3_600_000);
    gone.stop();
    there.reload().watch().stop();
    here.clock.stepWall(-3_600_000);
    await here.clock.advanceAsync(61_000);
    expect(here.machine().getSnapshot().state).toBe('ready');
    await here.sendAndThrow(new SmsError('phone_invalid'));
    expect(here.machine().secondsLeft()).toBe(0);
  });

  it('is ready when the clock is set forward an hour, and cools again after a reply "too early"', async () => {
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
