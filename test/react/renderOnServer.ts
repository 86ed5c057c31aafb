import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { vi } from 'vitest';

/** What a browser has and a server has not. */
const BROWSER_ONLY = ['window', 'document', 'navigator', 'localStorage', 'sessionStorage'];

/**
 * Renders as a server does: `load` imports the components anew, and neither they nor their modules see a
 * browser. Any touch of one throws.
 */
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
