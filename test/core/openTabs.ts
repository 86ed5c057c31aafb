import { createFakeClock } from '../../src/testing/fakeClock.ts';
import { createFakeBrowser } from './createFakeBrowser.ts';
import type { FakeBrowserOptions } from './createFakeBrowser.ts';
import { createHandTransport, openPage } from './openPage.ts';

/** Several tabs of one browser at one moment, which reach one network. */
export function openTabs(count: number, options?: FakeBrowserOptions): ReturnType<typeof openPage>[] {
  const browser = createFakeBrowser(options);
  const shared = { clock: createFakeClock(), transport: createHandTransport() };
  return Array.from({ length: count }, () => openPage({ ...shared, tab: browser.openTab() }));
}
