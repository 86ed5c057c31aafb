import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { vi } from 'vitest';

/** What a browser has and a server has not. */
const BROWSER_ONLY = ['window', 'document', 'navigator', 'localStorage', 'sessionStorage'];

/** Renders as on a server: `load` imports the components again, without any browser globals. Using one throws. */
export async function renderOnServer(load: () => Promise<ReactNode>): Promise<string> {
  vi.resetModules();
  for (const name of BROWSER_ONLY) vi.stubGlobal(name, undefined);
  try {
    return renderToString(await load());
  } finally {
    vi.unstubAllGlobals();
    vi.resetModules();
  }
}
