import { remote } from 'webdriverio';
import type { LookHand } from '../../test/look/LookHand.ts';
import { lookStates } from '../../test/look/lookStates.ts';
import type { Look } from '../../test/look/main.tsx';
import type { WebkitLaunch } from '../browsers.ts';
import { startWebkitDriver } from '../webkitDriver.ts';
import { toLookUrl } from './Painter.ts';
import type { LookView, Painter } from './Painter.ts';

declare const look: Look;

/** Larger than every view. */
const WINDOW = { width: 900, height: 700 };

type Box = Pick<DOMRect, 'x' | 'width' | 'height'>;
type Driver = Awaited<ReturnType<typeof remote>>;

/**
 * Draws in WebKitGTK, one picture after the other: its driver gives one session at a time. The page is in a frame,
 * since no window of this browser is as narrow as a phone.
 */
export async function webkitPainter(launch: WebkitLaunch, base: string): Promise<Painter> {
  const driver = await openDriver(launch);
  await driver.url(base);
  let last: Promise<unknown> = Promise.resolve();
  return {
    canShow: ({ forcedColors }) => !forcedColors,
    draw(state, view) {
      const picture = last.then(() => draw(driver, base, state, view));
      last = picture.catch(() => undefined);
      return picture;
    },
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
  await driver.setWindowRect(0, 0, WINDOW.width, WINDOW.height);
  // the pointer is where the last picture left it
  await driver.action('pointer').move({ x: 0, y: 0 }).perform();
  await driver.execute(openFrame, toLookUrl(base, name, view), {
    width: Math.max(view.width, screenWidth),
    height: Math.max(height, 480),
  });
  await driver.switchFrame(driver.$('iframe'));
  await driver.$('[data-hydrated]').waitForExist();
  await play?.(toHand(driver));
  const box = await driver.execute(settle);
  await driver.switchFrame(null);
  // in a window of another height, WebKit draws an element at another place of its picture
  await driver.setWindowRect(0, 0, WINDOW.width, await driver.execute(clipFrame, box));
  const clip = await driver.$('div').getElement();
  return Buffer.from(await driver.takeElementScreenshot(clip.elementId), 'base64');
}

/** In the page around the frame. Nothing is left over from the picture before. */
function openFrame(url: string, { width, height }: { width: number; height: number }): void {
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  const frame = document.createElement('iframe');
  Object.assign(frame, { src: url, width, height, style: 'border: 0; display: block' });
  const clip = document.createElement('div');
  clip.append(frame);
  document.body.append(clip);
}

/** Leaves what is in the box to be seen, without a resize of the page. Gives back the height of a window around it. */
function clipFrame({ x, width, height }: Box): number {
  const clip = document.querySelector('div')!;
  clip.style = `overflow: hidden; inline-size: ${width}px; block-size: ${height}px`;
  clip.querySelector('iframe')!.style.marginLeft = `${-x}px`;
  return Math.ceil(height) + outerHeight - innerHeight;
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
        // on the page that goes, where what is looked for next may be, too
        document.documentElement.dataset.old = '';
        location.reload();
      });
      await driver.$('html:not([data-old]) [data-hydrated]').waitForExist();
    },
  };
}

/** Until what was asked of the page is drawn, and nothing moves any more. Resolves to where the widget is. */
async function settle(): Promise<Box> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await document.fonts.ready;
  for (let count = 0; count < 4; count++) await frame();
  look.hold();
  await frame();
  const { x, width, height } = document.querySelector('main')!.getBoundingClientRect();
  return { x, width, height };
}
