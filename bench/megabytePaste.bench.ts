import type { BenchRow } from './BenchRow.ts';
import { openBrowser } from './browser.ts';
import type { BenchBrowser } from './browser.ts';
import type { FieldsPage } from './FieldsPage.ts';
import { median } from './median.ts';

export const title = 'A megabyte is pasted';
export const method =
  'In Chromium with React’s production build: Ctrl+V with a million characters in the clipboard, three times, each time in a new page; the time from the `paste` event’s time stamp until after the frame that follows, median of the three. `-`: not done after 20 s.';

const LENGTH = 1_000_000;
const PASTES = 3;
const PATIENCE_MS = 20_000;
const OURS = ['CodeField', 'PhoneField'];
const TEXTS = {
  digits: '1380013800',
  prose: 'It was sent on 21 November. Your verification code is 135790, or call +86 138 0013 8000. ',
};

/** How long a paste that is far too long blocks the page. */
export default async function bench(): Promise<BenchRow[]> {
  const browser = await openBrowser();
  try {
    const rows: BenchRow[] = [];
    for (const kind of ['code', 'phone'] as const)
      for (const [what, part] of Object.entries(TEXTS))
        for (const candidate of await listNames(browser, kind)) {
          const text = part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
          const times: number[] = [];
          while (times.length < PASTES) times.push(await timePaste(browser, kind, candidate, text));
          const goal = OURS.includes(candidate) ? { atMost: 50 } : undefined;
          rows.push({
            subject: `${kind} field, a megabyte of ${what}`,
            candidate,
            value: median(times),
            unit: 'ms',
            goal,
          });
        }
    return rows;
  } finally {
    await browser.close();
  }
}

async function listNames(browser: BenchBrowser, kind: 'code' | 'phone'): Promise<string[]> {
  const { call, close } = await browser.open<FieldsPage>('./peers/fields.tsx');
  const names = await call('names', kind);
  await close();
  return names;
}

/** Uses a page of its own, so that one that hangs does not delay the others. */
async function timePaste(
  browser: BenchBrowser,
  kind: 'code' | 'phone',
  name: string,
  text: string,
): Promise<number> {
  const { page, call, close } = await browser.open<FieldsPage>('./peers/fields.tsx', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await call('mount', kind, name, 'parent');
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  const paste = async () => {
    await page.keyboard.press('Control+V');
    return call('readPaint');
  };
  const giveUp = new Promise<number>((resolve) => setTimeout(resolve, PATIENCE_MS, Infinity));
  const time = await Promise.race([paste().catch(() => Infinity), giveUp]);
  await close();
  return time;
}
