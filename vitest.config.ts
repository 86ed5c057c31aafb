import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { webdriverio } from '@vitest/browser-webdriverio';
import { msw } from 'msw/vite';
import type { LaunchOptions } from 'playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import type { ProjectConfig } from 'vitest/node';
import { besideOtherEngines } from './scripts/besideOtherEngines.ts';
import { findFrameByParent } from './scripts/findFrameByParent.ts';
import { findBrowsers, isDebianChromium, type WebkitLaunch } from './scripts/browsers.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12))
  throw new Error(
    `The tests run on Node 22.12 or newer and this is ${process.version}. ` +
      'The Node in node_modules is new enough, but it was not used. ' +
      'Run them through npm (npm test, npx vitest), after an `npm ci` that was allowed to run install scripts.',
  );

/** For a machine with much else to do: a second, the default of a poll, is not enough there. */
const timeouts = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000 } } };
const browserDefaults = { enabled: true, screenshotFailures: false } as const;

function jsdomProject(name: string, test: ProjectConfig): TestProjectConfiguration {
  return { plugins: [react()], test: { name, environment: 'jsdom', ...timeouts, ...test } };
}

/** Tests of what Chromium alone has, or of what is the same in each engine: collected nowhere else, and not skipped there. */
const OF_CHROMIUM = [
  'test/look/**',
  'test/react/PhoneField/{CountryCombobox,PhoneFieldOffline}.browser.test.tsx',
  'test/react/whole/{accessibilityTree,violations}.browser.test.tsx',
];

/**
 * The pages of a browser have one clipboard, and in Firefox one keyboard and one focus: two at once take them from each
 * other. What Vitest does not know for headless gets one page, beside the other engines; by `fileParallelism: false` it
 * would run after them. So the browser alone is told, by what Playwright gives a headless one.
 */
const onePage = { headless: false, ui: false } as const;
const HEADLESS = {
  chromium: [
    '--headless',
    '--hide-scrollbars',
    '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
  ],
  firefox: ['-headless'],
};

/** A browser project; each call builds new objects, because Vitest writes the project's name into them. */
function browserProject(name: string, test: ProjectConfig): TestProjectConfiguration {
  return {
    plugins: [react(), msw({ mode: 'worker-only' })],
    optimizeDeps: {
      // bundled before the first test: a dependency that is found late reloads the page in mid-test
      include: [
        'react',
        'react/jsx-runtime',
        'react/jsx-dev-runtime',
        'react-dom',
        'react-dom/client',
        'react-dom/server',
        '@tanstack/react-query',
        '@testing-library/react',
        '@testing-library/user-event',
        '@testing-library/jest-dom/vitest',
        'axe-core',
        'fast-check',
        'msw',
        'msw/browser',
        'vitest-browser-react',
      ],
      // what the sources import is found by reading them, before the first test too
      entries: ['src/**/*.{ts,tsx}', 'test/**/*.browser.test.tsx'],
    },
    test: {
      name,
      include: ['test/**/*.browser.test.tsx'],
      exclude: name === 'chromium' ? [] : OF_CHROMIUM,
      setupFiles: ['test/setupBrowser.ts'],
      ...timeouts,
      ...test,
    },
  };
}

function playwrightProject(name: 'chromium' | 'firefox', found: LaunchOptions): TestProjectConfiguration {
  const launchOptions = { ...found, args: [...(found.args ?? []), ...HEADLESS[name]] };
  const provider = playwright({ launchOptions });
  return browserProject(name, {
    // the pictures in test/look are drawn by this one
    env: isDebianChromium(launchOptions) ? { DEBIAN_CHROMIUM: '1' } : {},
    browser: {
      ...browserDefaults,
      ...onePage,
      expect: { toMatchScreenshot: { resolveScreenshotPath: toBaselinePath } },
      provider: name === 'firefox' ? findFrameByParent(provider) : provider,
      instances: [{ browser: name, name }],
    },
  });
}

/** Beside the test, and not in `__screenshots__`, which git ignores. */
function toBaselinePath(picture: {
  root: string;
  testFileDirectory: string;
  arg: string;
  ext: string;
}): string {
  return join(picture.root, picture.testFileDirectory, 'baseline', picture.arg + picture.ext);
}

function webkitProject(webkit: WebkitLaunch): TestProjectConfiguration {
  return browserProject('webkit', {
    env: { WEBKIT: JSON.stringify(webkit) },
    globalSetup: ['scripts/webkitDriver.ts'],
    browser: {
      ...browserDefaults,
      headless: false, // it has no such mode, and the driver gives one session at a time
      importMapMocks: true, // see besideOtherEngines
      ui: false, // or a screenshot shows Vitest's own page in place of the test's
      // the trace asks the webdriverio locator for its selector, which throws while the element isn't there yet
      traceView: false,
      provider: besideOtherEngines(
        webdriverio({
          hostname: '127.0.0.1',
          port: webkit.port,
          capabilities: {
            'wdio:enforceWebDriverClassic': true,
            'webkitgtk:browserOptions': { binary: webkit.binary, args: ['--automation'] },
          } as never,
          transformRequest: nameMiniBrowser,
        }),
      ),
      instances: [{ browser: 'safari', name: 'webkit' }],
    },
  });
}

/** The provider asks for browserName "safari"; WebKitGTK's browser calls itself MiniBrowser. */
function nameMiniBrowser(request: RequestInit): RequestInit {
  if (typeof request.body !== 'string') return request;
  return {
    ...request,
    body: request.body.replaceAll('"browserName":"safari"', '"browserName":"MiniBrowser"'),
  };
}

function storybookProject(launchOptions: LaunchOptions): TestProjectConfiguration {
  return {
    plugins: [storybookTest({ configDir: '.storybook' })],
    test: {
      name: 'storybook',
      ...timeouts,
      browser: {
        ...browserDefaults,
        headless: true,
        provider: playwright({ launchOptions }),
        instances: [{ browser: 'chromium', name: 'storybook' }],
      },
    },
  };
}

export default defineConfig(async () => {
  const { chromium, firefox, webkit } = await findBrowsers();
  const projects: (TestProjectConfiguration | false | undefined)[] = [
    {
      test: {
        name: 'node',
        environment: 'node',
        include: ['test/**/*.test.{ts,tsx}'],
        exclude: ['test/**/*.{dom,browser}.test.tsx'],
        ...timeouts,
      },
    },
    jsdomProject('jsdom', {
      include: ['test/**/*.dom.test.tsx'],
      setupFiles: ['test/setupDom.ts'],
      // a context for each file in place of a process: jsdom itself, which takes longer than most files, is loaded once
      pool: 'vmForks',
    }),
    // the older of the two Reacts that the package supports; the two fields are tested as parts of the widgets
    jsdomProject('react-18', {
      include: [
        'test/react/{,PhoneCodeInput/,PhoneLoginForm/,SendCodeButton/}*.dom.test.tsx',
        'test/react/PhoneLoginForm/PhoneLoginFormServer.test.tsx',
      ],
      setupFiles: ['test/setupReact18.ts', 'test/setupDom.ts'],
    }),
    chromium && playwrightProject('chromium', chromium),
    firefox && playwrightProject('firefox', firefox),
    webkit && webkitProject(webkit),
    chromium && storybookProject(chromium),
  ];
  return {
    test: {
      // an engine waits more than it computes, so all three at once are faster even where there are two cores
      maxWorkers: Math.max(3, availableParallelism() - 1),
      projects: projects.filter((project) => project !== undefined && project !== false),
    },
  };
});
