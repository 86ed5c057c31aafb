import type { Clock } from 'playwright';
import type { BenchRow, Goal } from './BenchRow.ts';
import type { BenchBrowser, BenchPage } from './browser.ts';
import { openBrowser } from './browser.ts';
import type { CountdownPage } from './CountdownPage.ts';

export const title = 'What happens when…';
export const method =
  'Each library is used as its documentation shows, in Chromium with React’s production build, on a clock that the benchmark controls. While the device sleeps, the wall clock goes on, the monotonic clock stands still and no timer runs; on waking, the page gets `visibilitychange` and `focus`. 0 s: the button may send.';

const START = Date.UTC(2026, 10, 21, 12);
const HOUR_MS = 3_600_000;

/** A one-minute countdown that has just started, on a clock that stands still between the steps. */
interface Scene extends BenchPage<CountdownPage> {
  name: string;
  /** Lets time pass, and timers run. */
  pass: (seconds: number) => Promise<void>;
  /** Sets the wall clock, and nothing else: no timer runs. */
  shiftWall: (ms: number) => Promise<void>;
}

type Story = (scene: Scene) => Promise<BenchRow[]>;

const STORIES: Story[] = [
  async ({ name, pass, call }) => {
    for (let second = 0; second < 60; second++) await pass(1);
    return [
      toRow(
        'commits while the minute runs',
        name,
        await call('takeCommits'),
        { atMost: name.includes('not read') ? 1 : 61 },
        'commits',
      ),
    ];
  },
  (scene) => sleep(scene, 45, 10),
  (scene) => sleep(scene, 120, 0),
  async ({ name, pass, shiftWall, call }) => {
    await pass(10);
    await shiftWall(-HOUR_MS);
    await pass(1);
    return [
      toRow('the clock is set back an hour at 0:10; a second later it shows', name, await call('shown'), {
        exactly: 49,
      }),
    ];
  },
  async ({ name, pass, call }) => {
    await pass(3);
    await call('unmount');
    await call('mount', name);
    return [toRow('remounted at 0:03, it shows', name, await call('shown'), { exactly: 57 })];
  },
  async ({ name, page, pass, call }) => {
    await pass(20);
    await page.reload();
    await call('mount', name);
    return [toRow('the page is reloaded at 0:20, it shows', name, await call('shown'), { exactly: 40 })];
  },
];

async function sleep(
  { name, pass, shiftWall, call }: Scene,
  seconds: number,
  right: number,
): Promise<BenchRow[]> {
  await pass(5);
  await shiftWall(seconds * 1_000);
  await call('wake');
  const atOnce = await call('shown');
  await pass(1);
  const later = await call('shown');
  const subject = `the device sleeps ${seconds} s at 0:05`;
  return [
    toRow(`${subject}; on waking it shows`, name, atOnce, { exactly: right }),
    toRow(`${subject}; a second later it shows`, name, later, { exactly: Math.max(0, right - 1) }),
  ];
}

function toRow(subject: string, candidate: string, value: number, goal: Goal, unit = 's'): BenchRow {
  return { subject, candidate, value, unit, ...(candidate.startsWith('useSendSms') && { goal }) };
}

/** What a one-minute countdown shows through sleep, a changed clock, a remount and a reload. */
export default async function bench(): Promise<BenchRow[]> {
  const browser = await openBrowser();
  try {
    const rows: BenchRow[] = [];
    for (const name of await listNames(browser))
      for (const story of STORIES) {
        const scene = await openScene(browser, name);
        rows.push(...(await story(scene)));
        await scene.close();
      }
    const readsNoSeconds = (row: BenchRow) => row.candidate.includes('not read') && row.unit === 's';
    return groupBySubject(rows.filter((row) => !readsNoSeconds(row)));
  } finally {
    await browser.close();
  }
}

async function listNames(browser: BenchBrowser): Promise<string[]> {
  const page = await browser.open<CountdownPage>('./peers/countdowns.tsx');
  const names = await page.call('names');
  await page.close();
  return names;
}

async function openScene(browser: BenchBrowser, name: string): Promise<Scene> {
  const opened = await browser.open<CountdownPage>('./peers/countdowns.tsx', {
    prepare: (page) => page.clock.install({ time: START }),
  });
  const clock: Clock = opened.page.clock;
  // the clock runs while the page loads
  await clock.pauseAt(START + HOUR_MS);
  await opened.call('mount', name);
  await opened.call('start');
  // what the click postponed to the next turn of the event loop still belongs to it
  await clock.runFor(1);
  await opened.call('takeCommits');
  return {
    ...opened,
    name,
    pass: (seconds) => clock.runFor(seconds * 1_000),
    shiftWall: async (ms) => clock.setSystemTime((await opened.page.evaluate(() => Date.now())) + ms),
  };
}

function groupBySubject(rows: BenchRow[]): BenchRow[] {
  const subjects = new Set(rows.map(({ subject }) => subject));
  return [...subjects].flatMap((subject) => rows.filter((row) => row.subject === subject));
}
