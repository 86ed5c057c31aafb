import { cdp, server } from 'vitest/browser';

/** The browser engine that the test runs in. */
export const engine = server.browser === 'safari' ? 'webkit' : server.browser;

/** Sends one command of the DevTools protocol; Chromium only. */
export function devtools(method: string, params: object = {}): Promise<unknown> {
  return (cdp() as unknown as { send(method: string, params: object): Promise<unknown> }).send(
    method,
    params,
  );
}

/** Emulates a media feature, such as `forced-colors: active`, or no feature any more; Chromium only. */
export async function emulateMedia(name?: string, value?: string): Promise<void> {
  await devtools('Emulation.setEmulatedMedia', { features: name ? [{ name, value }] : [] });
}
