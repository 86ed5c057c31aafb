// The demo in one process: the page, the real proxy, and the gateways, each simulated unless there are credentials for it.
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
import { GATEWAYS, isGatewayName } from './gateways.ts';

async function start(): Promise<void> {
  const settings = parseDemoSettings(process.env);
  // Early visitors wait until everything is ready.
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const [backend, page] = await parts;
    if (!backend.handle(request, response)) page.middlewares(request, response);
  };
  const server = createServer((request, response) => void answer(request, response));
  await checkLocalhost(settings.port);
  // Listens first, since the proxies need the page's origin, and so its port.
  const port = await listen(server, settings.port, settings.host);
  const origins = ['localhost', '127.0.0.1', '::1', settings.host].map((host) => toOrigin(host, port));
  const parts = Promise.all([createDemoBackend(settings, origins), createPage(server)]);
  const [backend, page] = await parts;
  const names = Object.keys(GATEWAYS).filter(isGatewayName);
  const real = names.filter((name) => settings[name]).map((name) => GATEWAYS[name]);
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

/** The origin as a browser writes it: the name in lower case, an IPv6 address in brackets, port 80 left out. */
function toOrigin(host: string, port: number): string {
  return new URL(`http://${isIPv6(host) ? `[${host}]` : host}:${port}`).origin;
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await once(server.listen(port, host), 'listening');
  return (server.address() as AddressInfo).port;
}

/** Throws if another server listens at `::1`: browsers try that address of localhost first, and would show its page. */
async function checkLocalhost(port: number): Promise<void> {
  const probe = createServer();
  try {
    await listen(probe, port, '::1');
    await once(probe.close(), 'close');
  } catch (error) {
    // Any other error means that this computer has no such address.
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
    // Listed here, since the first visit would be reloaded if Vite discovered them later.
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

/** What Node says about a port or a host that it cannot listen at. */
type ListenError = NodeJS.ErrnoException & { port?: number; address?: string; hostname?: string };

/** Says which setting to correct, if the error comes from one. */
function explain({ code, port, address, hostname, message }: ListenError): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Set PORT to another one: PORT=5174 npm start`;
  // only a name that could not be looked up has a `hostname`
  const host = code === 'EADDRNOTAVAIL' ? address : hostname;
  return host === undefined
    ? message
    : `HOST is "${host}", which is no address of this computer. Give one of its own, or leave it out for 127.0.0.1.`;
}

start().catch((error: Error) => {
  console.error(`react-sms-code demo: ${explain(error)}`);
  process.exit(1);
});
