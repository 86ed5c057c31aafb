import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../src/testing.ts';

const START = Date.UTC(2026, 0, 1);

describe('a fake clock', () => {
  it('stands still until it is told to move', () => {
    const clock = createFakeClock();
    expect([clock.wallNow(), clock.monotonicNow()]).toEqual([START, 0]);
    clock.advance(1_500);
    expect([clock.wallNow(), clock.monotonicNow()]).toEqual([START + 1_500, 1_500]);
    expect(createFakeClock(7).wallNow()).toBe(7);
  });

  it('runs each timer at its own time, in order, and those of the same time in the order in which they were set', () => {
    const clock = createFakeClock();
    const ran: [string, number][] = [];
    const set = (name: string, delayMs: number) =>
      clock.schedule(() => ran.push([name, clock.monotonicNow()]), delayMs);
    set('late', 200);
    set('first', 100);
    set('second', 100);
    const cancel = set('cancelled', 150);
    clock.schedule(() => set('from a timer', 20), 50);
    cancel();
    clock.advance(199);
    expect(ran).toEqual([
      ['from a timer', 70],
      ['first', 100],
      ['second', 100],
    ]);
    expect(clock.pendingTimers).toBe(1);
    clock.advance(1);
    expect(ran.at(-1)).toEqual(['late', 200]);
  });

  it('never goes back, even if a timer moves it further', () => {
    const clock = createFakeClock();
    clock.schedule(() => clock.advance(50), 10);
    clock.advance(20);
    expect([clock.monotonicNow(), clock.wallNow()]).toEqual([60, START + 60]);
  });

  it('lets promises settle before, between and after its timers', async () => {
    const clock = createFakeClock();
    const steps: string[] = [];
    const step = async (name: string) => {
      await Promise.resolve();
      steps.push(name);
    };
    void Promise.resolve().then(() => clock.schedule(() => steps.push('set by a promise'), 5));
    clock.schedule(() => void step('of the first'), 10);
    clock.schedule(() => steps.push('second'), 20);
    clock.schedule(() => void step('of the last'), 20);
    await clock.advanceAsync(20);
    expect(steps).toEqual(['set by a promise', 'of the first', 'second', 'of the last']);
  });

  it('runs no timers when it sleeps or is set', () => {
    const clock = createFakeClock();
    let ran = false;
    clock.schedule(() => (ran = true), 10);
    clock.sleep(1_000);
    clock.stepWall(-400);
    expect([clock.wallNow(), clock.monotonicNow(), ran]).toEqual([START + 600, 0, false]);
  });

  it('notifies its listeners on wake, and when the network is back', () => {
    const clock = createFakeClock();
    let woken = 0;
    const stop = clock.onWake(() => (woken += 1));
    clock.wake();
    clock.setOnline(false);
    expect([clock.isOnline(), woken]).toEqual([false, 1]);
    clock.setOnline(true);
    expect([clock.isOnline(), woken, clock.wakeListeners]).toEqual([true, 2, 1]);
    stop();
    clock.wake();
    expect([woken, clock.wakeListeners]).toEqual([2, 0]);
  });
});
