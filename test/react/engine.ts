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

/** Lets the page believe that its user wants this, such as `forced-colors: active`, or nothing any more; Chromium only. */
export async function emulateMedia(name?: string, value?: string): Promise<void> {
  await devtools('Emulation.setEmulatedMedia', { features: name ? [{ name, value }] : [] });
}
