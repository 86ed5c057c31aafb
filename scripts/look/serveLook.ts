import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import type { InlineConfig } from 'vite';

/** Builds the page that shows one state of the widgets, and serves it. */
export async function serveLook(): Promise<{ url: string; close(): Promise<void> }> {
  const root = fileURLToPath(new URL('../../test/look', import.meta.url));
  const outDir = fileURLToPath(new URL('../../node_modules/.cache/look', import.meta.url));
  const config: InlineConfig = {
    configFile: false,
    root,
    publicDir: false,
    plugins: [react()],
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, minify: false, chunkSizeWarningLimit: 10_000 },
  };
  await build(config);
  const server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('Vite served the page but named no address, so no browser can open it.');
  return { url, close: () => server.close() };
}
