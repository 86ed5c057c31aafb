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
import './scripts/checkNode.js';
import { adaptToFirefox } from './scripts/adaptToFirefox.ts';
import { besideOtherEngines } from './scripts/besideOtherEngines.ts';
import { findBrowsers, isDebianChromium, type WebkitLaunch } from './scripts/browsers.ts';
import { WAIT_MS } from './test/waitMs.ts';

/** A test has longer than the thirty seconds that Playwright gives each step, so that the slow step is named. */
const timeouts = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: WAIT_MS } } };
/** The engines start when the other tests have ended. Together, none would end sooner, and each take twice as long. */
const afterOthers = { sequence: { groupOrder: 1 } } as const;
const browserDefaults = { enabled: true, screenshotFailures: false } as const;

function jsdomProject(name: string, test: ProjectConfig): TestProjectConfiguration {
  return { plugins: [react()], test: { name, environment: 'jsdom', ...timeouts, ...test } };
}

/** Tests of what only Chromium has, or what is the same in every engine. The other engines do not even collect them. */
const OF_CHROMIUM = [
  'test/look/**',
  'test/react/PhoneField/{CountryCombobox,PhoneFieldOffline}.browser.test.tsx',
  'test/react/whole/{accessibilityTree,violations}.browser.test.tsx',
];

/**
 * The pages of one browser share a clipboard, and in Firefox also the keyboard and the focus, so two test files at once
 * would disturb each other. Vitest opens only one page in a browser that is not headless. `fileParallelism: false`
 * would do that too, but run the engine after the others. So Vitest is told `headless: false`, and the browser gets the
 * arguments that Playwright passes to a headless one.
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
      // bundled before the first test: a dependency that Vite discovers later reloads the page during a test
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
      ],
      // Vite scans these for more dependencies, also before the first test
      entries: ['src/**/*.{ts,tsx}', 'test/**/*.browser.test.tsx'],
    },
    test: {
      name,
      include: ['test/**/*.browser.test.tsx'],
      exclude: name === 'chromium' ? [] : OF_CHROMIUM,
      setupFiles: ['test/setupBrowser.ts'],
      ...afterOthers,
      ...timeouts,
      ...test,
    },
  };
}

function playwrightProject(name: 'chromium' | 'firefox', found: LaunchOptions): TestProjectConfiguration {
  const launchOptions = { ...found, args: [...(found.args ?? []), ...HEADLESS[name]] };
  const provider = playwright({ launchOptions });
  return browserProject(name, {
    // test/look compares pictures in Debian's Chromium only, which drew the baseline
    env: isDebianChromium(launchOptions) ? { DEBIAN_CHROMIUM: '1' } : {},
    browser: {
      ...browserDefaults,
      ...onePage,
      expect: { toMatchScreenshot: { resolveScreenshotPath: toBaselinePath } },
      provider: name === 'firefox' ? adaptToFirefox(provider) : provider,
      instances: [{ browser: name, name }],
    },
  });
}

/** Next to the test, not in `__screenshots__`, which git ignores. */
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
      headless: false, // WebKitGTK has no headless mode, and the driver allows one session at a time
      importMapMocks: true, // see besideOtherEngines
      ui: false, // otherwise a screenshot shows Vitest's own page instead of the test's
      // traces ask the webdriverio locator for its selector, which throws while the element does not exist yet
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
      ...afterOthers,
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
      // a VM context per file instead of a process: loading jsdom takes longer than most files, and happens only once
      pool: 'vmForks',
    }),
    // the older of the two supported versions of React; it tests the two fields only as parts of the widgets
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
      // an engine waits more than it computes, so running all three at once is faster even on two cores
      maxWorkers: Math.max(3, availableParallelism() - 1),
      projects: projects.filter((project) => project !== undefined && project !== false),
    },
  };
});
