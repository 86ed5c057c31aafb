import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { toNodeHandler } from '../../src/testing.ts';
import { openServer } from '../openService.ts';

async function serve(fetch: (request: Request) => Response | Promise<Response>): Promise<string> {
  return (await openServer(toNodeHandler({ fetch }))).url;
}

it('passes on method, URL, headers and body unchanged', async () => {
  const url = await serve(async (request) =>
    Response.json({
      method: request.method,
      url: request.url,
      header: request.headers.get('X-Test'),
      body: await request.text(),
    }),
  );
  const response = await fetch(`${url}/path?a=b`, { method: 'PUT', headers: { 'X-Test': 'yes' }, body: 'é' });
  expect(await response.json()).toEqual({ method: 'PUT', url: `${url}/path?a=b`, header: 'yes', body: 'é' });
});

it('answers a GET with a body, which a Fetch request cannot have', async () => {
  const url = await serve((request) => new Response(request.method, { status: 404 }));
  const sent = request(url, { headers: { 'Content-Length': 2 } }).end('{}');
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(404);
});

it('returns status, headers and cookies', async () => {
  const headers = [
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
    ['X-Test', 'yes'],
  ] as [string, string][];
  const response = await fetch(await serve(() => new Response(null, { status: 204, headers })));
  expect(response.status).toBe(204);
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(response.headers.get('X-Test')).toBe('yes');
});

it('aborts the request when the caller goes away, but not once it was answered', async () => {
  const signals: AbortSignal[] = [];
  const url = await serve((request) => {
    signals.push(request.signal);
    return request.url.endsWith('/never') ? new Promise<Response>(() => {}) : new Response('ok');
  });
  await (await fetch(url)).text();
  const abort = new AbortController();
  const gone = fetch(`${url}/never`, { signal: abort.signal });
  await expect.poll(() => signals.length).toBe(2);
  abort.abort();
  await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => signals[1]!.aborted).toBe(true);
  expect(signals[0]!.aborted).toBe(false);
});
