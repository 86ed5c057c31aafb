import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { LaunchOptions } from 'playwright';
import { onTestFinished } from 'vitest';

/** A page in Chromium that can be frozen, as phones do with a page in the background. */
export interface FreezablePage {
  /** Evaluates an expression in the page, and returns its value, which must be JSON. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Switches to another tab, freezes this one for `ms`, and switches back. */
  freeze(ms: number): Promise<void>;
}

/**
 * Opens a page through the DevTools protocol alone: Chromium freezes only hidden pages, and Playwright keeps all of its
 * pages visible. The browser is closed after the test.
 */
export async function openFreezablePage(
  { executablePath = chromium.executablePath(), args = [] }: LaunchOptions,
  url: string,
): Promise<FreezablePage> {
  const profile = await mkdtemp(join(tmpdir(), 'freezable-'));
  const flags = [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--no-first-run',
  ];
  const browser = spawn(executablePath, [...args, ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
  const exit = once(browser, 'close');
  onTestFinished(async () => {
    browser.kill('SIGKILL');
    await exit;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const devtools = await new Promise<string>((resolve) => {
    browser.stderr.setEncoding('utf8').on('data', (text: string) => {
      const found = /DevTools listening on ws:\/\/([^/]+)/.exec(text);
      if (found) resolve(`http://${found[1]}/json`);
    });
  });
  const openTab = async (address: string) =>
    (await (await fetch(`${devtools}/new?${encodeURIComponent(address)}`, { method: 'PUT' })).json()) as {
      id: string;
      webSocketDebuggerUrl: string;
    };
  const tab = await openTab(url);
  const call = await connect(tab.webSocketDebuggerUrl);
  return {
    async evaluate(expression) {
      const reply = await call('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
      return (reply.result as { value: never }).value;
    },
    async freeze(ms) {
      await openTab('about:blank');
      await call('Page.setWebLifecycleState', { state: 'frozen' });
      await new Promise((resolve) => setTimeout(resolve, ms));
      await call('Page.setWebLifecycleState', { state: 'active' });
      await fetch(`${devtools}/activate/${tab.id}`);
    },
  };
}

type Call = (method: string, params: object) => Promise<Record<string, unknown>>;

async function connect(address: string): Promise<Call> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const waiting = new Map<number, (reply: Record<string, unknown>) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id: number; result: Record<string, unknown> };
    waiting.get(id)?.(result);
  });
  return (method, params) =>
    new Promise((resolve) => {
      const id = waiting.size + 1;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
}
