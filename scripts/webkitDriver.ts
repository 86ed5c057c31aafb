import { spawn, type ChildProcess } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import type { WebkitLaunch } from './browsers.ts';

/** The `globalSetup` of Vitest's webkit project. */
export default function webkitDriver(project: TestProject): Promise<void> {
  return startWebkitDriver(JSON.parse(project.config.env.WEBKIT ?? '{}') as WebkitLaunch);
}

/** Starts WebKitWebDriver, and an X server if there is no display. Both end with this process. */
export async function startWebkitDriver({ driver, port }: WebkitLaunch): Promise<void> {
  const started: ChildProcess[] = [];
  // at exit, not in a teardown: Vitest runs teardowns before it closes the browser's session with the driver
  process.once('exit', () => {
    for (const child of started.reverse()) child.kill();
  });
  const env = { ...process.env };
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) env.DISPLAY = await startXvfb(started);
  // by default the driver also listens on ::1, and ends where there is no IPv6
  const child = spawn(driver, ['--host=127.0.0.1', `--port=${port}`], { env, stdio: 'ignore' });
  started.push(child);
  child.unref();
  await waitForDriver(port);
}

function startXvfb(started: ChildProcess[]): Promise<string> {
  // -displayfd 3: the server picks a free display and writes its number there
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  started.push(child);
  child.unref(); // otherwise Vitest waits for it to end
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
    let said = ''; // number and newline arrive separately; closing before the newline kills the server (SIGPIPE)
    child.stdio[3]?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdio[3]?.once('end', () => resolve(`:${said.trim()}`));
  });
}

async function waitForDriver(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(
    `WebKitWebDriver did not answer on port ${port} within 10 seconds. The webkit tests can't run without it. Run them without webkit: BROWSERS=chromium,firefox npm test`,
  );
}
