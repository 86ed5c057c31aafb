import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { LaunchOptions } from 'playwright';
import { onTestFinished } from 'vitest';

/** A page of Chromium that can be frozen, as a phone does with a page that its user has left. */
export interface FreezablePage {
  /** Evaluates an expression in the page, and gives back its value as JSON has it. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** The user looks at another tab, this one is frozen for `ms`, and the user comes back. */
  freeze(ms: number): Promise<void>;
}

/**
 * Opens a page through the DevTools protocol alone: Chromium freezes hidden pages only, and Playwright keeps each of
 * its pages as if it were looked at. The browser ends with the test.
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
