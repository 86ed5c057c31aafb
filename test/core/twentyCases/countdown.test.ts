import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/core.ts';
import { createFakeClock } from '../../../src/testing/fakeClock.ts';
import { openPage } from '../openPage.ts';
import { secondsDownFrom } from './secondsDownFrom.ts';

describe('case 1: the exact minute', () => {
  it('shows 60 first, each number once, and is ready at 60,000 ms and not before', async () => {
    const { clock, machine, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    expect(machine().secondsLeft()).toBe(60);
    await clock.advanceAsync(59_999);
    expect(machine().getSnapshot().state).toBe('cooling');
    await clock.advanceAsync(1);
    expect(watcher.seconds).toEqual([0, ...secondsDownFrom(60), 0]);
    expect(watcher.states).toEqual(['ready', 'sending', 'cooling', 'ready']);
    // sending, cooling, 59 ticks, ready
    expect(watcher.notices).toBe(62);
  });

  it('has one timer pending during the wait, and none afterwards', async () => {
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

  it('prefers the time in the reply to the option', async () => {
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

  it('for each second if somebody reads them, and only for the end otherwise', async () => {
    const { countIn, machine, sendAndReply } = openCounted();
    machine().subscribe(() => {});
    await sendAndReply();
    expect(await countIn(30_000)).toBe(0);
    const stop = machine().subscribeTicks(() => {});
    expect(await countIn(10_000)).toBe(10);
    stop();
    expect(await countIn(19_999)).toBe(0);
  });

  it('only for the end of a block, even if somebody reads the seconds', async () => {
    const { countIn, sendAndThrow, watch } = openCounted();
    watch();
    await sendAndThrow(new SmsError('limit_reached', { retryAfterMs: 300_000 }));
    expect(await countIn(299_999)).toBe(0);
  });
});

describe('case 2: sleep', () => {
  it('shows the time left as soon as the page is shown again, and no other number first', async () => {
    const { clock, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    await clock.advanceAsync(5000);
    clock.sleep(45_000);
    clock.wake();
    expect(watcher.seconds.slice(-2)).toEqual([55, 10]);
    await clock.advanceAsync(10_000);
    expect(watcher.seconds.slice(-11)).toEqual([...secondsDownFrom(10), 0]);
  });

  it('is ready at once after a sleep that was longer than the time left', async () => {
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

  it('notifies the listeners of the end right after another one has subscribed, and not while it does', async () => {
    const { clock, machine, sendAndReply, watch } = openPage();
    const watcher = watch();
    await sendAndReply();
    clock.sleep(61_000);
    machine().subscribeTicks(() => {});
    expect(watcher.states.at(-1)).toBe('cooling');
    await clock.advanceAsync(0);
    expect(watcher.states.at(-1)).toBe('ready');
  });

  it('notices the sleep at the next tick if no event wakes it', async () => {
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
  it.each([
    ['60 ms late', 60, 60_060],
    ['half a millisecond early', -0.5, 60_000],
  ])('skips and repeats no number and is ready in time when every tick is %s', async (_, lateMs, readyMs) => {
    const clock = createFakeClock();
    const { schedule } = clock;
    clock.schedule = (run, delayMs) => schedule(run, delayMs + lateMs);
    const { machine, sendAndReply, watch } = openPage({ clock });
    const watcher = watch();
    await sendAndReply();
    await clock.advanceAsync(readyMs);
    expect(watcher.seconds).toEqual([0, ...secondsDownFrom(60), 0]);
    expect(machine().getSnapshot().state).toBe('ready');
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('case 18: what a screen reader hears', () => {
  it('notifies a listener that reads no seconds once each on sending, cooling and ready', async () => {
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
