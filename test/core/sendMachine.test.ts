import { describe, expect, it, vi } from 'vitest';
import { createSendMachines, sharedSendMachines, SmsError } from '../../src/core.ts';
import type { SendOptions } from '../../src/core.ts';
import { createFakeClock } from '../../src/testing/fakeClock.ts';
import { collectUncaught } from '../collectUncaught.ts';
import { createFakeBrowser } from './createFakeBrowser.ts';
import { openPage, REQUEST } from './openPage.ts';

/** What a browser does with what the page may not use. */
const refuse = () => {
  throw new DOMException('no', 'SecurityError');
};

describe('options', () => {
  it.each([
    ['cooldownMs', 0],
    ['cooldownMs', NaN],
    ['cooldownMs', Infinity],
    ['cooldownMs', -1],
    ['cooldownMs', 3_600_001],
    ['cooldownMs', '60000' as unknown as number],
    ['timeoutMs', 0],
    ['timeoutMs', NaN],
  ])('refuses %s = %s at once: what happened, why it matters, what to do', (name, value) => {
    const { calls, machine, send } = openPage();
    const message = new RegExp(`^react-sms-code: ${name} is ${value}\\. .+\\. .+\\.$`);
    expect(() => send({ [name]: value })).toThrow(TypeError);
    expect(() => send({ [name]: value })).toThrow(message);
    expect(machine().getSnapshot().state).toBe('ready');
    expect(calls).toHaveLength(0);
  });

  it('refuses a channel that the transport cannot send on', async () => {
    const { calls, machine, send, transport } = openPage();
    const result = await send({ transport: { ...transport, channels: ['CHANNEL_REGISTER'] } });
    expect(result).toMatchObject({ status: 'not_sent', error: { code: 'channel_unsupported' } });
    expect(machine().getSnapshot().error?.code).toBe('channel_unsupported');
    expect(calls).toHaveLength(0);
  });
});

describe('a transport', () => {
  const sendBy = async (send: unknown, options: Partial<SendOptions> = {}) => {
    const page = openPage();
    const result = page.send({ transport: { send } as SendOptions['transport'], ...options });
    await page.clock.advanceAsync(15_000);
    return { ...page, result: await result };
  };

  it.each([
    ['throws a string', () => Promise.reject('no')], // oxlint-disable-line prefer-promise-reject-errors
    [
      'throws before it returns a promise',
      () => {
        throw new Error('at once');
      },
    ],
    ['throws nothing', () => Promise.reject()], // oxlint-disable-line prefer-promise-reject-errors
    ['throws an error with an unknown code', () => Promise.reject(new SmsError('nonsense' as 'unknown'))],
    ['never settles', () => new Promise(() => {})],
  ])('that %s may have sent', async (_, send) => {
    const { machine, result } = await sendBy(send);
    expect(result.status).toBe('unknown');
    expect(machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'unknown' });
  });

  it.each([
    ['returns nothing', () => undefined],
    ['resolves with nothing', () => Promise.resolve()],
    ['resolves with null', () => Promise.resolve(null)],
    ['returns a receipt, not a promise', () => ({})],
  ])('that %s has sent', async (_, send) => {
    const { result } = await sendBy(send);
    expect(result).toMatchObject({ status: 'sent', receipt: {} });
  });
});

it('a call during the cooldown has no error, even if the send before it had one', async () => {
  const { clock, send, sendAndThrow } = openPage();
  await sendAndThrow(new SmsError('network_failed'));
  const readyAt = clock.wallNow() + 60_000;
  expect(await send()).toEqual({ status: 'cooling', readyAt, retryAfterMs: 60_000 });
});

describe('listeners', () => {
  const throwing = () => {
    throw new Error('mine');
  };

  it('are all called, and the send ends, when one of them throws', async () => {
    const page = openPage();
    const states: string[] = [];
    page.machine().subscribe(throwing);
    page.machine().subscribeTicks(throwing);
    page.machine().subscribe(() => states.push(page.machine().getSnapshot().state));
    const uncaught = await collectUncaught(async () => {
      expect(await page.sendAndReply()).toMatchObject({ status: 'sent' });
      await page.clock.advanceAsync(60_000);
    });
    expect(states).toEqual(['sending', 'cooling', 'ready']);
    expect(uncaught).toHaveLength(62);
    expect(uncaught[0]).toEqual(new Error('mine'));
  });

  it('are not called once they have left, even while others are being called', async () => {
    const { machine, send } = openPage();
    const heard: string[] = [];
    const leave: (() => void)[] = [];
    machine().subscribe(() => {
      heard.push('first');
      leave.forEach((stop) => stop());
    });
    leave.push(machine().subscribe(() => heard.push('second')));
    void send();
    expect(heard).toEqual(['first']);
  });

  it('may leave and come back while they are being called', async () => {
    const { machine, send } = openPage();
    let heard = 0;
    const listener = () => {
      heard++;
      stop();
      stop = machine().subscribe(listener);
    };
    let stop = machine().subscribe(listener);
    void send();
    expect(heard).toBe(1);
  });

  it('may send while they are being called', async () => {
    const { calls, clock, machine, send, sendAndReply } = openPage();
    machine().subscribe(() => void send());
    await sendAndReply();
    await clock.advanceAsync(0);
    expect(calls).toHaveLength(1);
    await clock.advanceAsync(60_000);
    expect(calls).toHaveLength(2);
  });

  it('count separately, even if they are the same function', async () => {
    const { machine, send } = openPage();
    let heard = 0;
    const listener = () => heard++;
    const stop = machine().subscribe(listener);
    machine().subscribe(listener);
    stop();
    stop();
    void send();
    expect(heard).toBe(1);
  });

  it('to the ticks alone keep a machine awake too', async () => {
    const { clock, machine, sendAndReply } = openPage();
    const seconds: number[] = [];
    const stop = machine().subscribeTicks(() => seconds.push(machine().secondsLeft()));
    await sendAndReply();
    await clock.advanceAsync(5000);
    clock.sleep(45_000);
    clock.wake();
    expect(seconds).toEqual([59, 58, 57, 56, 55, 10]);
    stop();
    await clock.advanceAsync(0);
    expect([clock.pendingTimers, clock.wakeListeners]).toEqual([0, 0]);
  });

  it('share one subscription to the page and one to the tabs, which end when the last of them leaves', async () => {
    let subscriptions = 0;
    const listen = () => {
      subscriptions++;
      return () => subscriptions--;
    };
    const { clock, watch } = openPage({ tab: createFakeBrowser().openTab({ listen }) });
    const watchers = [watch(), watch(), watch({ ...REQUEST, phoneNumber: '13900139000' })];
    for (const { stop } of watchers) {
      expect([clock.wakeListeners, subscriptions]).toEqual([1, 1]);
      stop();
      await clock.advanceAsync(0);
    }
    expect([clock.wakeListeners, subscriptions]).toEqual([0, 0]);
  });
});

describe('a snapshot', () => {
  it('is the same object until something changes', async () => {
    const { clock, machine, sendAndReply, watch } = openPage();
    watch();
    const ready = machine().getSnapshot();
    expect(machine().getSnapshot()).toBe(ready);
    await sendAndReply();
    const cooling = machine().getSnapshot();
    expect(cooling).not.toBe(ready);
    await clock.advanceAsync(30_000);
    expect(machine().getSnapshot()).toBe(cooling);
  });

  it('is ready at the deadline, even before a timer fires, and the seconds agree', async () => {
    const { clock, machine, sendAndReply } = openPage();
    await sendAndReply();
    clock.sleep(59_999);
    expect([machine().secondsLeft(), machine().getSnapshot().state]).toEqual([1, 'cooling']);
    clock.sleep(1);
    expect([machine().secondsLeft(), machine().getSnapshot().state]).toEqual([0, 'ready']);
  });

  it('says by the current wall clock when the next send is allowed, after somebody has set the clock', async () => {
    const { clock, machine, send, sendAndReply, watch } = openPage();
    watch();
    await sendAndReply();
    await clock.advanceAsync(10_000);
    const before = machine().getSnapshot();
    clock.stepWall(-3_600_000);
    const readyAt = clock.wallNow() + 50_000;
    expect(machine().getSnapshot()).toEqual({ ...before, readyAt });
    expect(machine().getSnapshot()).toBe(machine().getSnapshot());
    expect(await send()).toMatchObject({ status: 'cooling', readyAt, retryAfterMs: 50_000 });
    clock.stepWall(3_600_000);
    expect(machine().getSnapshot()).toEqual(before);
  });

  it('does not change when the wall clock is corrected in small steps', async () => {
    const { clock, machine, sendAndReply, watch } = openPage();
    watch();
    await sendAndReply();
    const snapshot = machine().getSnapshot();
    for (let second = 1; second < 60; second++) {
      clock.stepWall(-15);
      await clock.advanceAsync(1000);
    }
    expect(machine().getSnapshot()).toBe(snapshot);
  });

  it('is one object for all keys that nothing is known about', () => {
    const { machine } = openPage();
    const other = { ...REQUEST, phoneNumber: '13900139000' };
    expect(machine().getSnapshot()).toBe(machine(other).getSnapshot());
  });
});

describe('storage', () => {
  const blocked = { getItem: refuse, setItem: refuse, removeItem: refuse };

  it.each([
    ['blocked', blocked],
    ['full', { ...blocked, getItem: () => null }],
    ['corrupt', { ...blocked, getItem: () => '{"v":1', setItem: () => {} }],
    ['none', null],
  ])('that is %s does not keep a send from cooling', async (_, storage) => {
    const clock = createFakeClock();
    const machines = createSendMachines({ clock, storage });
    const machine = machines.get('key');
    const result = machine.send(REQUEST, { transport: { send: () => Promise.resolve({}) } });
    await clock.advanceAsync(0);
    expect(await result).toMatchObject({ status: 'sent' });
    expect(machine.secondsLeft()).toBe(60);
    machine.subscribe(() => {});
    clock.wake();
    expect(machine.secondsLeft()).toBe(60);
  });
});

describe('another copy of the package on the page, whose changes fire no event here', () => {
  const openCopies = () => {
    const here = openPage();
    return [here, openPage(here)] as const;
  };

  it('keeps this one from asking for a captcha while it waits', async () => {
    const [here, there] = openCopies();
    here.watch();
    await there.sendAndReply();
    const getCaptchaToken = vi.fn(() => 'token');
    expect(await here.send({ getCaptchaToken })).toMatchObject({ status: 'cooling' });
    expect(here.machine().secondsLeft()).toBe(60);
    expect(getCaptchaToken).not.toHaveBeenCalled();
  });

  it('sends first, and then this one waits', async () => {
    const [here, there] = openCopies();
    const results = [there.send(), here.send()];
    await here.clock.advanceAsync(0);
    here.calls[0]!.resolve();
    expect((await Promise.all(results)).map(({ status }) => status)).toEqual(['sent', 'cooling']);
    expect(here.calls).toHaveLength(1);
  });
});

it('answers `cooling` if the wait ends while `send` looks at it', async () => {
  const statuses = new Set<string | undefined>();
  for (let look = 1; look < 20; look++) {
    const clock = createFakeClock();
    const { send, sendAndReply } = openPage({ clock });
    await sendAndReply();
    clock.sleep(59_999);
    const { wallNow } = clock;
    let looks = 0;
    clock.wallNow = () => wallNow() + (++looks < look ? 0 : 1);
    const result = await Promise.race([send(), clock.advanceAsync(0)]);
    statuses.add(result?.status);
  }
  // Without a status, a send is under way: the wait was over at the first look.
  expect(statuses).toEqual(new Set([undefined, 'cooling']));
});

describe.each([
  ['rejects', () => Promise.reject(new DOMException('no', 'SecurityError'))],
  ['throws', refuse],
])('if the request for a lock %s', (_, withLock) => {
  it('a send goes out without it', async () => {
    const { sendAndReply } = openPage({ tab: createFakeBrowser().openTab({ withLock }) });
    expect(await sendAndReply()).toMatchObject({ status: 'sent' });
  });

  it('a tab cannot tell a tab that sends from a dead one', async () => {
    const browser = createFakeBrowser();
    const here = openPage({ tab: browser.openTab() });
    const { clock } = here;
    const there = openPage({ clock, tab: browser.openTab({ withLock }) });
    there.watch();
    void here.send();
    await clock.advanceAsync(500);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'unknown' });
  });
});

it('sends nothing twice if its lock is stolen while the request is in flight', async () => {
  const withLock = async (_name: string, _signal: AbortSignal, task: () => Promise<unknown>) => {
    void task();
    throw new DOMException('stolen', 'AbortError');
  };
  const { calls, clock, send } = openPage({ tab: createFakeBrowser().openTab({ withLock }) });
  const result = send();
  await clock.advanceAsync(0);
  calls[0]!.resolve();
  expect(await result).toMatchObject({ status: 'sent' });
  expect(calls).toHaveLength(1);
});

it('sends for a key with a lone surrogate', async () => {
  const clock = createFakeClock();
  const machine = createSendMachines({ clock, ...createFakeBrowser().openTab() }).get(
    '\ud800 CHANNEL_LOGIN +1',
  );
  const result = machine.send(REQUEST, { transport: { send: () => Promise.resolve({}) } });
  await clock.advanceAsync(0);
  expect(await result).toMatchObject({ status: 'sent' });
});

it('shares its machines with everything on a page that uses the same storage', () => {
  const { storage } = createFakeBrowser().openTab();
  expect(sharedSendMachines(storage)).toBe(sharedSendMachines(storage));
  expect(sharedSendMachines().get('key')).toBe(sharedSendMachines().get('key'));
  expect(sharedSendMachines(null).get('key')).toBe(sharedSendMachines(null).get('key'));
  expect(sharedSendMachines().get('key')).not.toBe(sharedSendMachines(null).get('key'));
});
