import { createFakeClock } from '../../src/testing/fakeClock.ts';
import { createFakeBrowser } from './createFakeBrowser.ts';
import type { FakeBrowserOptions } from './createFakeBrowser.ts';
import { createHandTransport, openPage } from './openPage.ts';

type Page = ReturnType<typeof openPage>;

/** Several tabs of one browser at one moment, which reach one network. */
export function openTabs(count: 2, options?: FakeBrowserOptions): [Page, Page];
export function openTabs(count: 3, options?: FakeBrowserOptions): [Page, Page, Page];
export function openTabs(count: number, options?: FakeBrowserOptions): Page[] {
  const browser = createFakeBrowser(options);
  const shared = { clock: createFakeClock(), transport: createHandTransport() };
  return Array.from({ length: count }, () => openPage({ ...shared, tab: browser.openTab() }));
}
