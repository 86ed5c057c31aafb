import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/core.ts';
import { openPage } from '../openPage.ts';
import { openTabs } from '../openTabs.ts';

describe('case 10: known not sent', () => {
  it('clears the error on the next try', async () => {
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
    const { sendAndThrow, tab } = openPage();
    await sendAndThrow(new SmsError('phone_invalid'));
    expect(tab.storage.length).toBe(0);
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

  it('lets a late success change the outcome, but not the deadline', async () => {
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

  it('does not take the late reply to one send for that to the next', async () => {
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

  it('keeps its error when ready, since only that says why no code arrived', async () => {
    const { clock, machine, sendAndThrow, watch } = openPage();
    watch();
    const error = new SmsError('network_failed');
    await sendAndThrow(error);
    await clock.advanceAsync(60_000);
    expect(machine().getSnapshot()).toMatchObject({ state: 'ready', outcome: 'unknown', error });
  });

  it('keeps the ticket of a receipt with an unknown outcome', async () => {
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

  it('blocks if that is 999,999 s, and remembers a day of it', async () => {
    const { clock, machine, sendAndThrow } = openPage();
    const result = await sendAndThrow(new SmsError('too_early', { retryAfterMs: 999_999_000 }));
    expect(result).toMatchObject({ status: 'blocked', readyAt: clock.wallNow() + 86_400_000 });
    expect(machine().getSnapshot().state).toBe('blocked');
    expect(machine().secondsLeft()).toBe(0);
  });
});

describe('case 13: too early without a time', () => {
  it('waits as long as the option says, and clears the error when ready', async () => {
    const { clock, machine, sendAndThrow, watch } = openPage();
    watch();
    await sendAndThrow(new SmsError('too_early'), { cooldownMs: 90_000 });
    expect(machine().secondsLeft()).toBe(90);
    await clock.advanceAsync(90_000);
    expect(machine().getSnapshot()).toMatchObject({ state: 'ready', error: null });
  });

  it("waits for the rest of another tab's wait if that is longer", async () => {
    const [here, there] = openTabs(2, { isLoose: true });
    const results = [here.send({ cooldownMs: 300_000 }), there.send()];
    await here.clock.advanceAsync(0);
    here.calls[0]!.resolve();
    await here.clock.advanceAsync(10_000);
    there.calls[1]!.reject(new SmsError('too_early'));
    await Promise.all(results);
    expect(there.machine().secondsLeft()).toBe(290);
  });
});

describe('case 13, two tabs that sent at once', () => {
  const sendBoth = async (cooldownMs: number, otherMs: number) => {
    const [here, there] = openTabs(2, { isLoose: true });
    here.watch();
    const results = [here.send({ cooldownMs }), there.send({ cooldownMs: otherMs })];
    await here.clock.advanceAsync(0);
    here.calls[0]!.resolve();
    await here.clock.advanceAsync(0);
    return { here, there, results };
  };

  it('waits no longer than the other one, though the clock was set back meanwhile', async () => {
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

  it("blocks without a time until the last listener leaves, and keeps the previous message's ticket", async () => {
    const { clock, machine, send, sendAndReply, sendAndThrow, watch } = openPage();
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
    expect(watch().states).toEqual(['ready']);
    expect(machine().getSnapshot()).toMatchObject({ error: null, receipt: { ticket: 't1' } });
  });

  it('blocks until the time given, even if nobody listens meanwhile', async () => {
    const { clock, sendAndThrow, watch } = openPage();
    const watcher = watch();
    await sendAndThrow(new SmsError('limit_reached', { retryAfterMs: 300_000 }));
    watcher.stop();
    await clock.advanceAsync(0);
    expect(watch().states).toEqual(['blocked']);
  });

  it('drops a machine that has nothing but a block without a time', async () => {
    const { clock, machines, sendAndThrow, watch } = openPage();
    const watcher = watch();
    await sendAndThrow(new SmsError('limit_reached'));
    watcher.stop();
    await clock.advanceAsync(0);
    expect(machines.size).toBe(0);
  });

  it.each([undefined, 300_000])(
    'keeps the outcome of the last message, with a time of %s',
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

  it('stays blocked after a reload', async () => {
    const page = openPage();
    await page.sendAndThrow(new SmsError('limit_reached', { retryAfterMs: 300_000 }));
    expect(page.reload().machine().getSnapshot().state).toBe('blocked');
  });
});

describe('case 19: the wait during a verification', () => {
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
