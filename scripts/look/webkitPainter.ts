import { remote } from 'webdriverio';
import type { LookHand } from '../../test/look/LookHand.ts';
import { lookStates } from '../../test/look/lookStates.ts';
import type { Look, LookBox } from '../../test/look/main.tsx';
import type { WebkitLaunch } from '../browsers.ts';
import { startWebkitDriver } from '../webkitDriver.ts';
import { toLookUrl } from './Painter.ts';
import type { LookView, Painter } from './Painter.ts';

declare const look: Look;

type Driver = Awaited<ReturnType<typeof remote>>;

/** Draws in WebKitGTK. The page is in a frame, since this browser's windows cannot be as narrow as a phone. */
export async function webkitPainter(launch: WebkitLaunch, base: string): Promise<Painter> {
  const driver = await openDriver(launch);
  await driver.url(base);
  return {
    canShow: ({ forcedColors }) => !forcedColors,
    draw: (state, view) => draw(driver, base, state, view),
    close: () => driver.deleteSession(),
  };
}

async function openDriver(launch: WebkitLaunch): Promise<Driver> {
  await startWebkitDriver(launch);
  return remote({
    hostname: '127.0.0.1',
    port: launch.port,
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: launch.binary, args: ['--automation'] },
    } as never,
  });
}

async function draw(driver: Driver, base: string, name: string, view: LookView): Promise<Buffer> {
  const { height = 0, screenWidth = 0, play } = lookStates[name]!;
  await driver.switchFrame(null);
  // the last picture may have left the pointer over the widget
  await driver.action('pointer').move({ x: 0, y: 0 }).perform();
  await driver.execute(openFrame, toLookUrl(base, name, view), {
    width: Math.max(view.width, screenWidth),
    height: Math.max(height, 480),
  });
  await driver.switchFrame(driver.$('iframe'));
  await driver.$('[data-hydrated]').waitForExist();
  // before `play` hovers over anything, since resizing the window would end that
  await setHeight(driver, (await settle(driver)).height);
  await play?.(toHand(driver));
  const box = await settle(driver);
  // if the page is not as high as the box, WebKit puts the element at the wrong place in its picture
  await setHeight(driver, box.height);
  await driver.switchFrame(null);
  await driver.execute(markBox, box);
  const { elementId } = await driver.$('div').getElement();
  return Buffer.from(await driver.takeElementScreenshot(elementId), 'base64');
}

/**
 * Sets the height of the page. The window is placed so that its toolbar is in the middle of the screen, under the
 * pointer of Xvfb, which gives it the focus.
 */
async function setHeight(driver: Driver, height: number): Promise<void> {
  const readHeights = () => driver.execute(() => [top!.innerHeight, top!.outerHeight] as const);
  const [inner, outer] = await readHeights();
  if (inner === height) return;
  await driver.setWindowRect(0, 500, 900, height + outer - inner);
  await driver.waitUntil(async () => (await readHeights())[0] === height);
}

/** Runs in the page around the frame. Clears what the previous picture left, and opens the frame. */
function openFrame(url: string, size: { width: number; height: number }): void {
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  const frame = document.createElement('iframe');
  document.body.append(Object.assign(frame, size, { src: url, style: 'border: 0; display: block' }));
}

/** Lays an element over the widget, to take a picture of that. A picture of the frame would show all of the frame. */
async function markBox({ x, width, height }: LookBox): Promise<void> {
  const box = document.createElement('div');
  box.style = `position: absolute; top: 0; left: ${x}px; width: ${width}px; height: ${height}px`;
  document.body.append(box);
  // until the window is also drawn in its new height
  for (let count = 0; count < 8; count++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

function toHand(driver: Driver): LookHand {
  return {
    type: (selector, text) => driver.$(selector).addValue(text),
    click: (selector) => driver.$(selector).click(),
    hover: (selector) => driver.$(selector).moveTo(),
    press: (key) => driver.keys(key),
    see: async (selector) => void (await driver.$(selector).waitForExist()),
    pass: (ms) => driver.execute((each) => look.pass(each), ms),
    async reload() {
      await driver.execute(() => {
        // marks the old page, in which the selectors that follow would match too
        document.documentElement.dataset.old = '';
        location.reload();
      });
      await driver.$('html:not([data-old]) [data-hydrated]').waitForExist();
    },
  };
}

/** As `look.settle`. The height is that of a window, in whole pixels. */
async function settle(driver: Driver): Promise<LookBox> {
  const box = await driver.execute(() => look.settle());
  return { ...box, height: Math.ceil(box.height) };
}
