import type { CDPSession } from 'playwright';
import type { BenchRow, Goal } from './BenchRow.ts';
import type { BenchBrowser, BenchPage } from './browser.ts';
import { openBrowser } from './browser.ts';
import { median } from './median.ts';
import type { PageCounts, RowKind, SendMachinePage } from './pages/sendMachine.tsx';

export const title = 'The send machine';
export const method =
  'In Chromium with React’s production build. CPU is the thread’s own time over ten seconds in which nobody touches the page. Heap is read after two garbage collections, minus that of the same page with bare components.';

const HOOKS = 1_000;
const WATCHED_SECONDS = 10;
const CLICKS = 200;

/** What was measured on one page of rows. */
interface Sight {
  idle: PageCounts;
  idleHeap: number;
  coolingTimers: number;
  coolingHeap: number;
  /** What happened in ten seconds in which nobody touched the page. */
  watched: PageCounts;
  cpuMsPerSecond: number;
}

/** The cost of a thousand hooks on a page, and of one click. */
export default async function bench(): Promise<BenchRow[]> {
  const browser = await openBrowser();
  try {
    return [...(await watchHooks(browser)), ...(await timeClicks(browser))];
  } finally {
    await browser.close();
  }
}

async function watchHooks(browser: BenchBrowser): Promise<BenchRow[]> {
  // at the same time: the pages mostly wait, and each one's own CPU time is measured
  const [one, bare, mutation, quiet, reading, oneKey] = await Promise.all([
    watchRows(browser, 'useSendSms', 1),
    watchRows(browser, 'bare'),
    watchRows(browser, 'useMutation'),
    watchRows(browser, 'useSendSms'),
    watchRows(browser, 'useSendSms, seconds read'),
    watchRows(browser, 'useSendSms, seconds read', HOOKS, 'one'),
  ]);
  const toHeap = (bytes: number, floor: number) => (bytes - floor) / HOOKS;
  const cpu = '1,000 hooks on 1,000 keys, all cooling: CPU of the page’s thread';
  const heap = '1,000 hooks on 1,000 keys: heap of each, over a bare component';
  const perSecond = (count: number) => count / WATCHED_SECONDS;
  const onOneKey = '1,000 hooks that read the seconds of one key';
  return [
    toRow('1,000 hooks on 1,000 keys, idle', 'timers', quiet.idle.timers, '', { exactly: 0 }),
    toRow(
      '1,000 hooks on 1,000 keys, idle',
      'listeners, beyond those of one hook',
      quiet.idle.listeners - one.idle.listeners,
      '',
      { exactly: 0 },
    ),
    toRow('1,000 hooks on 1,000 keys, all cooling', 'timers', quiet.coolingTimers, '', { atMost: HOOKS }),
    toRow(cpu, 'useSendSms', quiet.cpuMsPerSecond, 'ms/s', { atMost: 2 }),
    toRow(cpu, 'useSendSms, seconds read', reading.cpuMsPerSecond, 'ms/s'),
    toRow(cpu, 'bare components', bare.cpuMsPerSecond, 'ms/s'),
    toRow(heap, 'useSendSms, idle', toHeap(quiet.idleHeap, bare.idleHeap), 'B', { atMost: 2_048 }),
    toRow(heap, 'useSendSms, cooling', toHeap(quiet.coolingHeap, bare.coolingHeap), 'B', { atMost: 2_048 }),
    toRow(heap, 'useMutation of TanStack Query alone, idle', toHeap(mutation.idleHeap, bare.idleHeap), 'B'),
    toRow(
      heap,
      'useMutation of TanStack Query alone, done',
      toHeap(mutation.coolingHeap, bare.coolingHeap),
      'B',
    ),
    toRow(onOneKey, 'timers', oneKey.coolingTimers, '', { exactly: 1 }),
    toRow(onOneKey, 'timers that run a second', perSecond(oneKey.watched.timersFired), '', { exactly: 1 }),
    toRow(onOneKey, 'commits a second', perSecond(oneKey.watched.commits), '', { exactly: 1 }),
    toRow(onOneKey, 'components rendered a second', perSecond(oneKey.watched.renders), '', { atMost: HOOKS }),
    toRow(onOneKey, 'CPU of the page’s thread, ms a second', oneKey.cpuMsPerSecond, ''),
  ];
}

async function watchRows(
  browser: BenchBrowser,
  kind: RowKind,
  count = HOOKS,
  numbers: 'each its own' | 'one' = 'each its own',
): Promise<Sight> {
  const opened = await browser.open<SendMachinePage>('./pages/sendMachine.tsx');
  const { page, call } = opened;
  const devtools = await page.context().newCDPSession(page);
  await call('mount', kind, count, numbers);
  const idleHeap = await readHeap(devtools);
  const idle = await call('takeCounts');
  await call('coolAll');
  const coolingHeap = await readHeap(devtools);
  const { timers: coolingTimers } = await call('takeCounts');

  // the thread's CPU time, which does not include waiting for a busy machine
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const start = await readTaskSeconds(devtools);
  await page.waitForTimeout(WATCHED_SECONDS * 1_000);
  const watched = await call('takeCounts');
  const cpuMsPerSecond = (((await readTaskSeconds(devtools)) - start) * 1_000) / WATCHED_SECONDS;
  await opened.close();
  return { idle, idleHeap, coolingTimers, coolingHeap, watched, cpuMsPerSecond };
}

async function readHeap(devtools: CDPSession): Promise<number> {
  // twice: the second pass frees what the first one finalized
  for (let pass = 0; pass < 2; pass++) await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

async function readTaskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

async function timeClicks(browser: BenchBrowser): Promise<BenchRow[]> {
  const opened: BenchPage<SendMachinePage> = await browser.open('./pages/sendMachine.tsx');
  // to warm up
  for (const kind of ['fetch', 'useMutation', 'useSendSms'] as const)
    await opened.call('timeClicks', kind, 20);
  const floor = median(await opened.call('timeClicks', 'fetch', CLICKS));
  const mutation = median(await opened.call('timeClicks', 'useMutation', CLICKS));
  await opened.page.evaluate(() => localStorage.clear());
  await opened.page.reload();
  const own = median(await opened.call('timeClicks', 'useSendSms', CLICKS));
  await opened.close();
  const subject = `from the click to the request, over a bare fetch, median of ${CLICKS}`;
  return [
    toRow(subject, 'useSendSms', own - floor, 'ms', { atMost: 1 }),
    toRow(subject, 'useMutation of TanStack Query', mutation - floor, 'ms'),
  ];
}

function toRow(subject: string, candidate: string, value: number, unit: string, goal?: Goal): BenchRow {
  return { subject, candidate, value, unit, goal };
}
