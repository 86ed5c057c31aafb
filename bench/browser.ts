import { chromium } from 'playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { findBrowsers } from '../scripts/browsers.ts';
import { bundle } from './bundle.ts';
import type { Bundle } from './bundle.ts';

/** The origin of the pages. Nothing listens there: requests are answered from memory. */
const ORIGIN = 'http://localhost:4000';

/** A page under measurement. */
export interface BenchPage<Api> {
  page: Page;
  /** Calls a method of the page's `window.bench`. */
  call: <Name extends keyof Api & string>(
    name: Name,
    ...args: Parameters<Method<Api, Name>>
  ) => Promise<Awaited<ReturnType<Method<Api, Name>>>>;
  close: () => Promise<void>;
}

type Method<Api, Name extends keyof Api> = Extract<Api[Name], (...args: never[]) => unknown>;

/** A Chromium that opens pages with scripts from this folder, bundled for production. */
export interface BenchBrowser {
  version: string;
  /**
   * Opens a page with the script at `path` (`./pages/….tsx`), in a profile of its own. `prepare` is called before
   * anything on the page runs.
   */
  open<Api>(
    path: string,
    options?: { prepare?: (page: Page) => Promise<unknown> } & BrowserContextOptions,
  ): Promise<BenchPage<Api>>;
  close: () => Promise<void>;
}

/** Starts the browser that the browser tests use. */
export async function openBrowser(): Promise<BenchBrowser> {
  const { chromium: launch } = await findBrowsers();
  if (!launch)
    throw new Error(
      'No Chromium was found, so nothing in a page can be measured. On Debian: apt-get install chromium, or name one in CHROMIUM_PATH.',
    );
  const browser = await chromium.launch(launch);
  const bundles = new Map<string, Promise<Bundle>>();
  const toBundle = (path: string) => {
    const known = bundles.get(path) ?? bundle(`import ${JSON.stringify(path)}`);
    bundles.set(path, known);
    return known;
  };
  return {
    version: browser.version(),
    open: async (path, options) => openPage(browser, await toBundle(path), options),
    close: () => browser.close(),
  };
}

async function openPage<Api>(
  browser: Browser,
  { scripts, css }: Bundle,
  { prepare, ...options }: { prepare?: (page: Page) => Promise<unknown> } & BrowserContextOptions = {},
): Promise<BenchPage<Api>> {
  const context = await browser.newContext({ locale: 'en-US', ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  const html = `<!doctype html><title>bench</title><style>${css}</style><div id="root"></div><script type="module" src="/entry.js"></script>`;
  await page.route(`${ORIGIN}/**`, (route) => {
    const script = scripts.get(new URL(route.request().url()).pathname.slice(1));
    return route.fulfill({
      body: script ?? html,
      contentType: script === undefined ? 'text/html' : 'text/javascript',
      // with these, performance.now() has a resolution of 5 µs instead of 100 µs
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    });
  });
  await prepare?.(page);
  await page.goto(`${ORIGIN}/`);
  return {
    page,
    call: (name, ...args) =>
      page.evaluate(
        ([method, given]) => {
          const { bench } = window as unknown as { bench: Record<string, (...all: unknown[]) => never> };
          return bench[method]!(...given);
        },
        [name, args] as [string, unknown[]],
      ),
    close: () => context.close(),
  };
}
