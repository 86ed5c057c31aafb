import { cdp, server } from 'vitest/browser';

/** The engine that the test runs in. */
export const engine = server.browser === 'safari' ? 'webkit' : server.browser;

/** One command of the DevTools protocol; Chromium only. */
export function devtools(method: string, params: object = {}): Promise<unknown> {
  return (cdp() as unknown as { send(method: string, params: object): Promise<unknown> }).send(
    method,
    params,
  );
}
