import type { BenchRow, Goal } from './BenchRow.ts';
import type { BenchPage } from './browser.ts';
import { openBrowser } from './browser.ts';
import type { FieldKind, FieldsPage } from './FieldsPage.ts';
import { median } from './median.ts';

export const title = 'Fields and forms';
export const method =
  'In Chromium with React’s production build. Keys are real; the time is from the event’s time stamp until after the frame that shows it. The candidates take turns. A form is mounted with `flushSync`, its effects are run and its layout is read.';

const KEYS = 200;
const MOUNTS = 30;
/** The digits of a code, and of a phone number. */
const TEXTS = { code: '135790', phone: '13800138000' };
const OURS = ['CodeField', 'PhoneField', 'PhoneLoginForm'];

type Opened = BenchPage<FieldsPage>;

/** What typing into the fields and mounting them costs. */
export default async function bench(): Promise<BenchRow[]> {
  const browser = await openBrowser();
  try {
    const opened = await browser.open<FieldsPage>('./peers/fields.tsx');
    return [
      ...(await countCommits(opened, 'code', 'itself', 0)),
      ...(await countCommits(opened, 'code', 'parent', 1)),
      ...(await countCommits(opened, 'phone', 'itself')),
      ...(await countCommits(opened, 'phone', 'parent')),
      ...(await timePaints(opened, 'code')),
      ...(await timePaints(opened, 'phone')),
      ...(await timeMounts(opened)),
    ];
  } finally {
    await browser.close();
  }
}

async function countCommits(
  { page, call }: Opened,
  kind: keyof typeof TEXTS,
  keeper: 'parent' | 'itself',
  most?: number,
): Promise<BenchRow[]> {
  const subject = `${kind} field, commits per key, ${keeper === 'itself' ? 'uncontrolled' : 'controlled'}`;
  const rows: BenchRow[] = [];
  for (const candidate of await call('names', kind)) {
    await call('mount', kind, candidate, keeper);
    for (const key of TEXTS[kind]) {
      await page.keyboard.press(key);
      await call('readPaint');
    }
    const value = (await call('takeCommits')) / TEXTS[kind].length;
    const goal = most !== undefined && OURS.includes(candidate) ? { atMost: most } : undefined;
    rows.push({ subject, candidate, value, unit: 'commits', goal });
  }
  return rows;
}

async function timePaints({ page, call }: Opened, kind: keyof typeof TEXTS): Promise<BenchRow[]> {
  const names = await call('names', kind);
  const times = new Map(names.map((name) => [name, [] as number[]]));
  // the candidates take turns, so that a machine that is busy for a while is busy for all of them
  while (times.get(names[0]!)!.length < KEYS)
    for (const name of names) {
      await call('mount', kind, name, 'parent');
      for (const key of TEXTS[kind]) {
        await page.keyboard.press(key);
        times.get(name)!.push(await call('readPaint'));
      }
    }
  const floor = median(times.get(names[0]!)!);
  const goal = { atMost: floor * 1.1 };
  const subject = `${kind} field, from the key to the next paint, median of ${KEYS}`;
  return names.map((name) => toRow(subject, name, median(times.get(name)!), goal));
}

async function timeMounts({ call }: Opened): Promise<BenchRow[]> {
  const kind: FieldKind = 'form';
  const names = await call('names', kind);
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let mount = -5; mount < MOUNTS; mount++)
    for (const name of names) {
      const time = await call('timeMount', kind, name);
      if (mount >= 0) times.get(name)!.push(time);
    }
  const [own, assembled, antd] = names.map((name) => median(times.get(name)!)) as [number, number, number];
  const goal = { atMost: Math.min(assembled, antd * 0.3) };
  const subject = `login form, mounted and laid out, median of ${MOUNTS}`;
  return [own, assembled, antd].map((value, index) => toRow(subject, names[index]!, value, goal));
}

function toRow(subject: string, candidate: string, value: number, goal: Goal): BenchRow {
  return { subject, candidate, value, unit: 'ms', goal: OURS.includes(candidate) ? goal : undefined };
}
