import { expect } from 'vitest';
import type { SendOptions, SendSmsReceipt, SendSmsResult } from '../../src/core.ts';
import { SmsError } from '../../src/core.ts';
import { createFakeClock } from '../../src/testing/fakeClock.ts';
import { createFakeBrowser } from './createFakeBrowser.ts';
import type { Call, Watcher } from './openPage.ts';
import { createHandTransport, openPage } from './openPage.ts';

/** Something that a user, a tab, a clock or the network does. `tab` is an index. */
export type WorldEvent =
  | { type: 'send'; tab: number; cooldownMs: number; timeoutMs: number; captcha: keyof typeof CAPTCHAS }
  /** `age` 0 answers the newest request, 1 the one before it, whether or not somebody still waits for it. */
  | { type: 'reply'; age: number; reply: SendSmsReceipt | SmsError }
  | { type: 'advance' | 'sleep' | 'stepWall'; ms: number }
  | { type: 'wake' | 'online' | 'offline' }
  | { type: 'reload' | 'cancel' | 'leave' | 'come' | 'remount'; tab: number };

/** What `getCaptchaToken` does. One that waits passes after 2 s. */
export const CAPTCHAS = {
  none: () => undefined,
  passes: () => () => 'token',
  fails: () => () => Promise.reject(new Error('closed')),
  waits: (sleep: (ms: number) => Promise<void>) => () => sleep(2000).then(() => 'token'),
} satisfies Record<
  string,
  (sleep: (ms: number) => Promise<void>) => SendOptions['getCaptchaToken'] | undefined
>;

/** A send that has reached the network, and the wait that it began. */
interface Sent {
  tab: OpenTab;
  call: Call;
  result: Promise<SendSmsResult>;
  isOver: boolean;
  wait: { lengthMs: number; end: number } | null;
}

interface OpenTab {
  page: ReturnType<typeof openPage>;
  close: () => void;
  isDead: boolean;
  watcher: Watcher | null;
  /** The result of the send that was begun last. */
  result: Promise<SendSmsResult> | null;
  cooldownMs: number;
  /** The seconds that were seen last, and how many waits had begun by then. */
  seen: { seconds: number; begun: number };
}

/** Calls `expect` only for a comparison that fails: a million calls of it would take most of the time. */
function expectAtMost(value: number, limit: number, what: string): void {
  if (!(value <= limit)) expect(value, what).toBeLessThanOrEqual(limit);
}

/** A browser with some tabs on one key, in which events happen. It fails as soon as a guarantee is broken. */
export function createWorld(tabCount: number) {
  const clock = createFakeClock();
  const browser = createFakeBrowser();
  const sent: Sent[] = [];
  /** The length of every wait that has begun, in milliseconds. */
  const lengths: number[] = [];
  const unresolved = new Map<Promise<SendSmsResult>, OpenTab>();
  /** Time has passed that no timer could notice. */
  let isUnseen = false;
  /** Whether the wall clock was set forward or back, and whether a page has opened since it was set back. */
  const stepped = { forward: false, back: false, reloadedSince: false };

  /** The first guarantee that was broken at a request. Throwing there would count as a reply. */
  let broken: unknown;

  const beginWait = (entry: Sent, lengthMs: number) => {
    lengths.push(lengthMs);
    entry.wait = { lengthMs, end: clock.wallNow() + lengthMs };
  };

  /** The wait that a send began ends with its result, which may begin another. */
  const awaitResult = async (entry: Sent) => {
    const result = await entry.result;
    entry.isOver = true;
    if (entry.tab.isDead) return;
    entry.wait = null;
    if ('readyAt' in result && result.readyAt) beginWait(entry, result.readyAt - clock.wallNow());
  };

  const checkRequest = () => {
    const inFlight = sent.filter(({ isOver, tab }) => !isOver && !tab.isDead);
    expect(inFlight, 'requests in flight beside a new one').toHaveLength(0);
    if (stepped.forward || stepped.reloadedSince) return;
    const waiting = tabs.filter(({ page, watcher }) => {
      if (!watcher) return false;
      const { state, readyAt } = page.machine().getSnapshot();
      return state === 'cooling' || (state === 'blocked' && readyAt !== null);
    });
    expect(waiting, 'tabs with something left at a request').toHaveLength(0);
    if (stepped.back) return;
    for (const { wait } of sent) expectAtMost(wait?.end ?? 0, clock.wallNow(), 'end of a wait, at a request');
  };

  const openTab = (): OpenTab => {
    const { close, ...fake } = browser.openTab();
    const transport = createHandTransport();
    const { send } = transport;
    transport.send = (request, context) => {
      try {
        checkRequest();
      } catch (thrown) {
        broken ??= thrown;
      }
      const reply = send(request, context);
      const entry: Sent = {
        tab,
        call: transport.calls.at(-1)!,
        result: tab.result!,
        isOver: false,
        wait: null,
      };
      beginWait(entry, tab.cooldownMs);
      sent.push(entry);
      void awaitResult(entry);
      return reply;
    };
    const page = openPage({ clock, tab: { ...fake, close }, transport });
    const tab: OpenTab = {
      page,
      close,
      isDead: false,
      watcher: page.watch(),
      result: null,
      cooldownMs: 0,
      seen: { seconds: Infinity, begun: 0 },
    };
    return tab;
  };
  const tabs = Array.from({ length: tabCount }, openTab);

  const send = (tab: OpenTab, { cooldownMs, timeoutMs, captcha }: WorldEvent & { type: 'send' }) => {
    const sleep = (ms: number) => new Promise<void>((resolve) => clock.schedule(resolve, ms));
    const getCaptchaToken = CAPTCHAS[captcha](sleep);
    const result = tab.page.send({ cooldownMs, timeoutMs, getCaptchaToken });
    if (!unresolved.has(result)) {
      unresolved.set(result, tab);
      void result.then(() => unresolved.delete(result));
      if (tab.page.machine().getSnapshot().state === 'sending') Object.assign(tab, { result, cooldownMs });
    }
  };

  const happenIn = (index: number, type: Exclude<WorldEvent & { tab: number }, { type: 'send' }>['type']) => {
    const tab = tabs[index]!;
    if (type === 'cancel') tab.page.machine().cancel();
    if (type === 'leave' || type === 'remount' || type === 'reload') {
      tab.watcher?.stop();
      tab.watcher = null;
    }
    if (type === 'come' || type === 'remount') tab.watcher ??= tab.page.watch();
    if (type !== 'reload') return;
    tab.isDead = true;
    tab.close();
    if (stepped.back) stepped.reloadedSince = true;
    tabs[index] = openTab();
  };

  const happen = (event: WorldEvent) => {
    if (event.type === 'sleep') isUnseen = true;
    if (event.type === 'wake' || (event.type === 'advance' && event.ms >= 1000)) isUnseen = false;
    if (event.type === 'send') send(tabs[event.tab]!, event);
    else if (event.type === 'reply') {
      const call = sent.at(-1 - event.age)?.call;
      if (event.reply instanceof SmsError) call?.reject(event.reply);
      else call?.resolve(event.reply);
    } else if (event.type === 'sleep') clock.sleep(event.ms);
    else if (event.type === 'stepWall') {
      stepped[event.ms > 0 ? 'forward' : 'back'] = true;
      clock.stepWall(event.ms);
    } else if (event.type === 'wake') clock.wake();
    else if (event.type === 'online' || event.type === 'offline') clock.setOnline(event.type === 'online');
    else if ('tab' in event) happenIn(event.tab, event.type);
    return clock.advanceAsync(event.type === 'advance' ? event.ms : 0);
  };

  const checkTab = (tab: OpenTab) => {
    // a tab without a watcher does not hear from the others, and one that sends reads the storage again afterwards
    if (!tab.watcher || tab.page.machine().getSnapshot().state === 'sending') return;
    const seconds = tab.page.machine().secondsLeft();
    const { seen } = tab;
    tab.seen = { seconds, begun: lengths.length };
    expectAtMost(seconds, Math.ceil(Math.max(0, ...lengths) / 1000), 'seconds, against the longest wait');
    // after a clock that was set back nobody knows what a stored deadline means
    if (seen.begun === lengths.length && !stepped.reloadedSince)
      expectAtMost(seconds, seen.seconds, 'seconds, without a new wait');
    if (stepped.back || stepped.forward) return;
    const restMs = Math.max(0, ...sent.map(({ wait }) => (wait ? wait.end - clock.wallNow() : 0)));
    expectAtMost(seconds, Math.ceil(restMs / 1000), 'seconds, against what is left');
    if (!isUnseen && tab.page.machine().getSnapshot().state !== 'blocked')
      expect(tab.watcher.seconds.at(-1), 'seconds that a listener saw last').toBe(seconds);
  };

  return {
    async run(events: readonly WorldEvent[]) {
      for (const event of events) {
        await happen(event);
        if (broken) throw broken; // oxlint-disable-line typescript/only-throw-error
        for (const tab of tabs) checkTab(tab);
      }
    },
    /** Nothing more happens: everything comes to rest. */
    async end() {
      clock.setOnline(true);
      await clock.advanceAsync(120_000);
      for (const { page } of tabs) expect(page.machine().getSnapshot().state, 'state').not.toBe('sending');
      for (const [, tab] of unresolved) expect(tab.isDead, 'page whose send has not ended').toBe(true);
      for (const tab of tabs) tab.watcher?.stop();
      await clock.advanceAsync(300_000);
      expect([clock.pendingTimers, clock.wakeListeners], 'timers and listeners').toEqual([0, 0]);
    },
  };
}
