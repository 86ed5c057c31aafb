import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import type { Browser, Locator, Page } from 'playwright';
import { createServer } from 'vite';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findBrowsers } from '../../scripts/browsers.ts';

const launch = (await findBrowsers()).chromium;
const repository = join(import.meta.dirname, '../..');
let root: string;

/** A developer's component, which shows `label`. */
const toComponent = (label: string) => `
  import { useSendSms } from '/src/index.ts';
  const transport = { id: 'counted', send: async () => (window.sends++, {}) };
  export function Sender() {
    const { state, secondsLeft, send } = useSendSms({ transport, phoneNumber: '13800138000' });
    return <button onClick={() => send()}>{'${label} ' + state + ' ' + secondsLeft}</button>;
  }`;

const MAIN = `
  import { createRoot } from 'react-dom/client';
  import { StrictMode } from 'react';
  import { Sender } from './Sender.tsx';
  createRoot(document.getElementById('root')).render(<StrictMode><Sender /></StrictMode>);`;

const HTML =
  '<!doctype html><title>page</title><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="./main.tsx"></script>';

describe.skipIf(!launch)('a component whose source is edited (needs Chromium)', () => {
  let server: ViteDevServer;
  let browser: Browser;

  beforeAll(async () => {
    // outside node_modules, where Vite watches no files
    root = await mkdtemp(join(tmpdir(), 'fastRefresh-'));
    await symlink(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
    await writeFile(join(root, 'index.html'), HTML);
    await writeFile(join(root, 'main.tsx'), MAIN);
    await writeFile(join(root, 'Sender.tsx'), toComponent('one'));
    server = await createServer({
      root,
      configFile: false,
      cacheDir: join(root, '.vite'),
      logLevel: 'error',
      plugins: [react()],
      resolve: { alias: { '/src': join(repository, 'src') } },
      server: { port: 0, host: '127.0.0.1', fs: { allow: [repository] } },
      optimizeDeps: {
        include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', '@tanstack/react-query'],
      },
    });
    await server.listen();
    browser = await chromium.launch(launch);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(root, { recursive: true, force: true });
  });

  /** Counts the page's open listeners and timers, and its sends. */
  const count = (page: Page) =>
    page.addInitScript(() => {
      const alive = { listeners: 0, timers: new Set<unknown>() };
      Object.assign(window, { alive, sends: 0 });
      const types = ['visibilitychange', 'pageshow', 'focus', 'online', 'storage'];
      const { addEventListener, removeEventListener, setTimeout, clearTimeout } = window;
      window.addEventListener = function (this: Window, ...args: unknown[]) {
        if (types.includes(args[0] as string)) alive.listeners++;
        return Reflect.apply(addEventListener, this, args);
      } as typeof addEventListener;
      window.removeEventListener = function (this: Window, ...args: unknown[]) {
        if (types.includes(args[0] as string)) alive.listeners--;
        return Reflect.apply(removeEventListener, this, args);
      } as typeof removeEventListener;
      Object.assign(window, {
        setTimeout(run: () => void, ms: number) {
          const timer = setTimeout(() => (alive.timers.delete(timer), run()), ms);
          // only those of the cooldown: one tick at most
          if (ms > 300 && ms <= 1000) alive.timers.add(timer);
          return timer;
        },
        clearTimeout(timer: number) {
          alive.timers.delete(timer);
          clearTimeout(timer);
        },
      });
    });
  const readOpen = (page: Page) =>
    page.evaluate(() => {
      const { listeners, timers } = Reflect.get(window, 'alive') as {
        listeners: number;
        timers: Set<unknown>;
      };
      return { listeners, timers: timers.size, sends: Reflect.get(window, 'sends') as number };
    });

  /** Saves the component with another label, again if necessary: on a busy machine a watcher can miss a change. */
  const edit = (label: string, shown: Locator) =>
    vi.waitFor(
      async () => {
        await writeFile(join(root, 'Sender.tsx'), toComponent(label));
        await shown.waitFor({ timeout: 4000 });
      },
      { timeout: 20_000 },
    );

  it('keeps its cooldown through five edits, and leaves nothing open', { timeout: 90_000 }, async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await count(page);
    await page.goto(`http://127.0.0.1:${(server.httpServer!.address() as AddressInfo).port}`);
    const button = page.getByRole('button');
    await button.click();
    await button.filter({ hasText: 'one cooling' }).waitFor();
    const settled = { listeners: 5, timers: 1, sends: 1 };
    await expect.poll(() => readOpen(page)).toEqual(settled);
    let last = 60;
    for (const label of ['two', 'three', 'four', 'five', 'six']) {
      await edit(label, button.filter({ hasText: `${label} cooling` }));
      const seconds = Number((await button.textContent())!.split(' ')[2]);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(last);
      last = seconds;
    }
    await button.click();
    await expect.poll(() => readOpen(page)).toEqual(settled);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
