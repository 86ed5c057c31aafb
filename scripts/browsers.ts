import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from 'playwright';
import { findFreePort } from './findFreePort.ts';

// CHROMIUM_PATH, FIREFOX_PATH, WEBKIT_DRIVER + WEBKIT_BROWSER   a browser of your own
// BROWSERS=chromium,firefox,webkit                              which engines to run (default: those found)
// REQUIRE_BROWSERS=chromium,firefox                             fail when one of these isn't found (for CI)

/** The engines that the browser tests run in. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;

/** One of {@link ENGINES}. */
export type Engine = (typeof ENGINES)[number];

/** Paths of WebKit's driver and browser, and the port that the driver will listen on. */
export interface WebkitLaunch {
  driver: string;
  binary: string;
  port: number;
}

/** How each engine is started; an engine that isn't on this machine, or wasn't asked for, is `undefined`. */
export interface Browsers {
  chromium: LaunchOptions | undefined;
  firefox: LaunchOptions | undefined;
  webkit: WebkitLaunch | undefined;
}

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
];
const FIREFOX_PATHS = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  `${process.env.PROGRAMFILES}\\Mozilla Firefox\\firefox.exe`,
];
const WEBKIT_PATHS = ['x86_64', 'aarch64'].flatMap((cpu) =>
  ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map(
    (version) => `/usr/lib/${cpu}-linux-gnu/${version}/MiniBrowser`,
  ),
);

/** Finds the browsers on this machine and says how each is started. Nothing here downloads one. */
export async function findBrowsers(): Promise<Browsers> {
  const asked = listFromEnv('BROWSERS');
  const isWanted = (engine: Engine) => !asked || asked.includes(engine);
  const found: Browsers = {
    chromium: isWanted('chromium') ? await findChromium() : undefined,
    firefox: isWanted('firefox') ? findFirefox() : undefined,
    webkit: isWanted('webkit') ? await findWebkit() : undefined,
  };
  const missing = (listFromEnv('REQUIRE_BROWSERS') ?? asked ?? []).filter((engine) => !found[engine]);
  if (missing.length > 0)
    throw new Error(
      `No browser was found for: ${missing.join(', ')}. ` +
        'The run asked for it by name, so leaving it out would pass without testing it. ' +
        'On Debian: apt-get install chromium firefox-esr webkit2gtk-driver xvfb',
    );
  return found;
}

async function findChromium(): Promise<LaunchOptions | undefined> {
  const args = [
    // root can't use Chromium's sandbox; for anybody else it stays on
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []),
    // these keep Chromium off the network
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const downloaded = chromium.executablePath();
  if (!process.env.CHROMIUM_PATH && downloaded && existsSync(downloaded)) return { args };
  const executablePath = pick('CHROMIUM_PATH', CHROMIUM_PATHS) ?? (await unpackChromium());
  return executablePath ? { args, executablePath } : undefined;
}

/** Whether this is Debian's Chromium, which renders the same pixels and fonts on every machine. */
export function isDebianChromium({ executablePath }: LaunchOptions): boolean {
  return executablePath === '/usr/bin/chromium' && existsSync('/etc/debian_version');
}

/** The last resort: a headless shell that ships inside an npm package, with the libraries it needs. */
async function unpackChromium(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x'; // makes it unpack those libraries too
  const shell = await import('@sparticuz/chromium').catch(() => undefined);
  return shell?.default.executablePath();
}

/** Stock Firefox over WebDriver BiDi: without the `channel`, Playwright expects its own patched build. */
function findFirefox(): LaunchOptions | undefined {
  const executablePath = pick('FIREFOX_PATH', FIREFOX_PATHS);
  return executablePath ? { channel: 'moz-firefox', executablePath } : undefined;
}

/** WebKitGTK's MiniBrowser behind WebKitWebDriver. It has no headless mode, so it needs a display or Xvfb. */
async function findWebkit(): Promise<WebkitLaunch | undefined> {
  const driver = pick('WEBKIT_DRIVER', ['/usr/bin/WebKitWebDriver']);
  const binary = pick('WEBKIT_BROWSER', WEBKIT_PATHS);
  const hasDisplay = process.env.DISPLAY || process.env.WAYLAND_DISPLAY || existsSync('/usr/bin/Xvfb');
  return driver && binary && hasDisplay ? { driver, binary, port: await findFreePort() } : undefined;
}

function pick(variable: string, paths: string[]): string | undefined {
  const own = process.env[variable];
  if (!own) return paths.find((path) => existsSync(path));
  if (!existsSync(own))
    throw new Error(
      `${variable} names a file that doesn't exist: ${own}. It takes precedence over the installed browsers, so none was started. Correct the path, or unset ${variable}.`,
    );
  return own;
}

function listFromEnv(variable: string): Engine[] | undefined {
  const value = process.env[variable];
  if (!value) return undefined;
  const names = value.split(',').map((name) => name.trim());
  const engines = ENGINES.filter((engine) => names.includes(engine));
  if (engines.length < names.length)
    throw new Error(
      `${variable} contains a name that is not an engine: ${value}. A misspelt engine would be left out silently. Use a list of ${ENGINES.join(', ')}.`,
    );
  return engines;
}
