import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
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
  const folder = await (built ??= buildPage());
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
  const read = async (file: string) => {
    const body = await readFile(join(folder, file));
    return file === 'index.html' ? body.toString().replace('<main id="root">', `$&${markup}`) : body;
  };
  server.on('request', (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    if (pathname.startsWith('/api/')) return handleSms(request, response);
    const file = pathname === '/' ? 'index.html' : pathname.slice(1);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    read(file).then(
      (body) => response.writeHead(200, { 'Content-Type': type, ...headers }).end(body),
      () => response.writeHead(404).end(),
    );
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

let built: Promise<string> | undefined;

async function buildPage(): Promise<string> {
  const outDir = join(import.meta.dirname, `../../node_modules/.cache/loginPage-${process.pid}`);
  await build({
    root: join(import.meta.dirname, 'loginPage'),
    configFile: false,
    plugins: [react()],
    publicDir: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, minify: false, chunkSizeWarningLimit: 5000 },
  });
  return outDir;
}
