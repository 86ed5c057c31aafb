// The demo in one process: the page, the real proxy, and both gateways, simulated unless there are credentials.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isIPv6 } from 'node:net';
import type { AddressInfo } from 'node:net';
import react from '@vitejs/plugin-react';
import { createServer as createViteServer } from 'vite';
import type { ViteDevServer } from 'vite';
import { createDemoBackend } from './createDemoBackend.ts';
import { parseDemoSettings } from './demoSettings.ts';

async function start(): Promise<void> {
  const settings = parseDemoSettings(process.env);
  // Who comes early waits until everything stands.
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const [backend, page] = await parts;
    if (!backend.handle(request, response)) page.middlewares(request, response);
  };
  const server = createServer((request, response) => void answer(request, response));
  await checkLocalhost(settings.port);
  // The port is taken first, since the proxies are told the page's origin.
  const port = await listen(server, settings.port, settings.host);
  const origins = ['localhost', '127.0.0.1', '::1', settings.host].map((host) => toOrigin(host, port));
  const parts = Promise.all([createDemoBackend(settings, origins), createPage(server)]);
  const [backend, page] = await parts;
  const real = [settings.genAuth && 'GenAuth', settings.signedV2 && 'the signed v2 endpoint'].filter(Boolean);
  console.log(
    `react-sms-code demo: http://localhost:${port}${real.length ? ` (real service: ${real.join(', ')})` : ''}`,
  );

  const stop = () => {
    backend.close();
    server.closeAllConnections();
    void page.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

/** As a browser writes it: a name in lower case, an IPv6 address in brackets, and no port 80. */
function toOrigin(host: string, port: number): string {
  return new URL(`http://${isIPv6(host) ? `[${host}]` : host}:${port}`).origin;
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await once(server.listen(port, host), 'listening');
  return (server.address() as AddressInfo).port;
}

/** A browser looks for localhost at `::1` first, and would show what another server has there. */
async function checkLocalhost(port: number): Promise<void> {
  const probe = createServer();
  try {
    await listen(probe, port, '::1');
    await once(probe.close(), 'close');
  } catch (error) {
    // Any other one says that there is no such address here.
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw error;
  }
}

/** Vite serves the page from its sources; nothing is built beforehand. */
function createPage(server: Server): Promise<ViteDevServer> {
  return createViteServer({
    configFile: false,
    root: import.meta.dirname,
    cacheDir: `${import.meta.dirname}/../node_modules/.vite/demo`,
    logLevel: 'warn',
    plugins: [react()],
    server: { middlewareMode: true, hmr: { server }, fs: { allow: [`${import.meta.dirname}/..`] } },
    // Found beforehand, so that the first visit does not reload in the middle.
    optimizeDeps: {
      include: [
        'react',
        'react-dom/client',
        'react/jsx-dev-runtime',
        'react/jsx-runtime',
        '@tanstack/react-query',
        'libphonenumber-js/core',
        'libphonenumber-js/mobile/metadata',
        '@base-ui/react/combobox',
      ],
    },
  });
}

start().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  const isTaken = error.code === 'EADDRINUSE';
  console.error(
    `react-sms-code demo: ${isTaken ? `Port ${error.port} is taken. Set PORT to another one: PORT=5174 npm start` : error.message}`,
  );
  process.exit(1);
});
