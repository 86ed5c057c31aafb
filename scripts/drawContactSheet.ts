// `npm run pictures`: every state of the widgets in every view, as one picture for each engine, in pictures/.
// `npm run pictures -- 'wrong code' offline --view dark --engine webkit` draws only these.
// The individual pictures are in a folder next to each sheet.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import type { LaunchOptions } from 'playwright';
import { lookStates } from '../test/look/lookStates.ts';
import { ENGINES, findBrowsers } from './browsers.ts';
import type { Browsers, Engine } from './browsers.ts';
import { chooseNames } from './chooseNames.ts';
import type { LookView, Painter } from './look/Painter.ts';
import { playwrightPainter } from './look/playwrightPainter.ts';
import { serveLook } from './look/serveLook.ts';
import { toSheet } from './look/toSheet.ts';
import type { SheetRow } from './look/toSheet.ts';
import { webkitPainter } from './look/webkitPainter.ts';

const FOLDER = 'pictures';

const VIEWS: readonly LookView[] = [
  { name: 'light', theme: 'light', dir: 'ltr', width: 392 },
  { name: 'dark', theme: 'dark', dir: 'ltr', width: 392 },
  { name: 'light, right to left', theme: 'light', dir: 'rtl', width: 392 },
  { name: 'dark, right to left', theme: 'dark', dir: 'rtl', width: 392 },
  { name: 'forced colours, light', theme: 'light', dir: 'ltr', width: 392, forcedColors: true },
  { name: 'forced colours, dark', theme: 'dark', dir: 'ltr', width: 392, forcedColors: true },
  { name: '320 px', theme: 'light', dir: 'ltr', width: 320 },
  { name: '280 px', theme: 'dark', dir: 'ltr', width: 280 },
];

/** Starts a browser that draws; `null` if it is not installed. */
async function openPainter(engine: Engine, browsers: Browsers, url: string): Promise<Painter | null> {
  if (engine === 'webkit') return browsers.webkit ? webkitPainter(browsers.webkit, url) : null;
  const launch = browsers[engine];
  return launch ? playwrightPainter(engine, launch, url) : null;
}

/**
 * Draws one state in each view, one after the other, since only one window can have the focus. A picture that fails is
 * reported, and its cell stays empty.
 */
async function drawState(
  painter: Painter,
  folder: string,
  state: string,
  views: LookView[],
): Promise<SheetRow> {
  const pictures: (Buffer | null)[] = [];
  for (const view of views) {
    const picture = await painter.draw(state, view).catch((error: unknown) => {
      console.error(`${state}, ${view.name}: ${String(error)}`);
      process.exitCode = 1;
      return null;
    });
    if (picture) writeFileSync(`${folder}/${state} - ${view.name}.png`, picture);
    pictures.push(picture);
  }
  return [state, pictures];
}

/** Lays a page out in Chromium and writes it as one picture. */
async function print(launch: LaunchOptions, page: string, path: string): Promise<void> {
  const browser = await chromium.launch(launch);
  const tab = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await tab.setContent(page);
  const [width, height] = await tab.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth, scrollHeight] as const;
  });
  await tab.setViewportSize({ width, height: Math.min(height, 16_000) });
  await tab.screenshot({ path, fullPage: true });
  await browser.close();
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    view: { type: 'string', multiple: true, default: [] },
    engine: { type: 'string', multiple: true, default: [] },
  },
});
const states = chooseNames('state', positionals, Object.keys(lookStates));
const viewNames = chooseNames(
  'view',
  values.view,
  VIEWS.map(({ name }) => name),
);
const engines = chooseNames('engine', values.engine, ENGINES);
const browsers = await findBrowsers();
const { chromium: printer } = browsers;
if (!printer)
  throw new Error(
    'No Chromium was found. It lays out the sheets, so no picture was drawn. On Debian: apt-get install chromium, or name one in CHROMIUM_PATH.',
  );
const page = await serveLook();
for (const engine of engines) {
  const painter = await openPainter(engine, browsers, page.url);
  if (!painter) {
    console.error(`${engine} is not installed, so nothing is drawn in it.`);
    continue;
  }
  const views = VIEWS.filter((view) => viewNames.includes(view.name) && painter.canShow(view));
  const folder = `${FOLDER}/${engine}`;
  mkdirSync(folder, { recursive: true });
  const rows: SheetRow[] = [];
  for (const state of states) rows.push(await drawState(painter, folder, state, views));
  await painter.close();
  const columns = views.map(({ name }) => name);
  await print(printer, toSheet(engine, columns, rows), `${folder}.png`);
  console.log(`${folder}.png`);
}
await page.close();
