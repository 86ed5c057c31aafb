import { createFakeClock } from '../../src/testing/fakeClock.ts';
import { createFakeBrowser } from './createFakeBrowser.ts';
import type { FakeBrowserOptions } from './createFakeBrowser.ts';
import { createHandTransport, openPage } from './openPage.ts';

type Page = ReturnType<typeof openPage>;

/** Opens several tabs of one browser, which share a clock and a transport. */
export function openTabs(count: 2, options?: FakeBrowserOptions): [Page, Page];
export function openTabs(count: 3, options?: FakeBrowserOptions): [Page, Page, Page];
export function openTabs(count: number, options?: FakeBrowserOptions): Page[] {
  const browser = createFakeBrowser(options);
  const shared = { clock: createFakeClock(), transport: createHandTransport() };
  return Array.from({ length: count }, () => openPage({ ...shared, tab: browser.openTab() }));
}
