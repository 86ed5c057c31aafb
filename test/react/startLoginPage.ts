import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import { createSmsProxy, genAuthGateway } from '../../src/server.ts';
import { toNodeHandler } from '../../src/serverNode.ts';
import { simulateGenAuth } from '../../src/testing.ts';
import { listen } from '../listen.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/**
 * A page with the login form, built for production, and its back end with a simulated GenAuth. Each call starts a
 * service, a proxy and an origin of its own. The page hydrates `markup`, if that is given.
 */
export async function startLoginPage({
  headers = {},
  markup = '',
}: { headers?: Record<string, string>; markup?: string } = {}) {
  const service = simulateGenAuth({ verifyCodeMaxAttempts: 5 });
  const files = await (built ??= buildPage());
  const server = createServer();
  const { url: origin, close } = await listen(server);
  const sms = createSmsProxy({
    gateway: genAuthGateway({ ...service.credentials, fetch: service.fetch }),
    secrets: ['a secret that is long enough for a test'],
    allowedOrigins: [origin],
    channels: ['CHANNEL_LOGIN'],
    countries: { CN: {} },
    development: true,
  });
  const handleSms = toNodeHandler(sms);
  server.on('request', (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    if (pathname.startsWith('/api/')) return handleSms(request, response);
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    const file = files.get(name);
    if (file === undefined) return response.writeHead(404).end();
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, ...headers });
    response.end(name === 'index.html' ? String(file).replace('<main id="root">', `$&${markup}`) : file);
  });
  return {
    origin,
    /** The server that receives the page's requests. */
    http: server,
    /** The messages that the service has sent. */
    inbox: service.inbox,
    close,
  };
}

let built: Promise<Map<string, string | Uint8Array>> | undefined;

/** The files of the page, by their paths. */
async function buildPage() {
  const { output } = (await build({
    root: join(import.meta.dirname, 'loginPage'),
    configFile: false,
    plugins: [react()],
    publicDir: false,
    logLevel: 'error',
    build: { write: false, assetsInlineLimit: 0, minify: false, chunkSizeWarningLimit: 5000 },
  })) as Rolldown.RolldownOutput;
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}
