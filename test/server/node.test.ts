import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect, createServer as createHttp2Server } from 'node:http2';
import type { Http2ServerRequest, Http2ServerResponse, IncomingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toNodeHandler } from '../../src/serverNode.ts';
import type { NodeHandler } from '../../src/serverNode.ts';
import { openServer, openService } from '../openService.ts';
import { createTestProxy, nextKey, ORIGIN, PHONE } from './createTestProxy.ts';

type Http2Listener = (request: Http2ServerRequest, response: Http2ServerResponse) => void;

/** Sends over HTTP/2, and returns the headers of the answer. */
async function askHttp2(handler: NodeHandler, body: string): Promise<IncomingHttpHeaders> {
  const server = createHttp2Server(handler as unknown as Http2Listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  const headers = { Origin: ORIGIN, 'Content-Type': 'application/json', 'Idempotency-Key': nextKey() };
  const stream = client.request({ ':method': 'POST', ':path': '/api/sms/send', ...headers });
  stream.on('error', () => {}).end(body);
  const [answer] = (await once(stream, 'response')) as [IncomingHttpHeaders];
  return answer;
}

interface NodeReply {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Sends through `node:http`; several parts of a body are sent one by one, without a `Content-Length`. */
function ask(
  port: number,
  body: string | string[],
  options: { agent?: Agent; host?: string; path?: string } = {},
): Promise<NodeReply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: options.path ?? '/api/sms/send',
        agent: options.agent,
        headers: {
          Origin: ORIGIN,
          ...(options.host && { Host: options.host }),
          'Content-Type': 'application/json',
          'Idempotency-Key': nextKey(),
          ...(typeof body === 'string' && { 'Content-Length': Buffer.byteLength(body) }),
        },
      },
      (response) => {
        const { statusCode: status, headers } = response;
        resolve(readText(response).then((body) => ({ status, headers, body })));
      },
    );
    request.on('error', reject);
    for (const part of [body].flat()) request.write(part);
    request.end();
  });
}

const good = JSON.stringify(PHONE);

/** Serves a proxy behind a parser, which reads the body and leaves on the request what `leave` makes of it. */
async function serveBehindParser(leave: (text: string) => object) {
  const { proxy, gateway } = createTestProxy();
  const handle = toNodeHandler(proxy);
  const parse = async (request: IncomingMessage) => Object.assign(request, leave(await readText(request)));
  const { port } = await openServer(
    (request, response) => void parse(request).then((parsed) => handle(parsed, response)),
  );
  return { port, gateway };
}

describe('toNodeHandler', () => {
  it.each(['/api/sms/send', '/api/./sms/send'])(
    'answers a request to %s whose Host is not a valid address',
    async (path) => {
      const { port } = await openServer(toNodeHandler(createTestProxy().proxy));
      const { status, body } = await ask(port, good, { host: 'app.example.com:99999', path });
      expect([status, JSON.parse(body)]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
    },
  );

  it.each<[string, (text: string) => object]>([
    ['turned the body into JSON', (text) => ({ body: JSON.parse(text) })],
    ['turned the body into a text', (text) => ({ body: text })],
    ['turned the body into bytes', (text) => ({ body: Buffer.from(text) })],
    ['kept the raw body as bytes', (text) => ({ rawBody: Buffer.from(text), body: {} })],
    ['kept the raw body as a text', (text) => ({ rawBody: text, body: {} })],
  ])('case 23: answers after a parser that %s', async (_, leave) => {
    const { port } = await serveBehindParser(leave);
    expect((await ask(port, good)).status).toBe(200);
    expect((await ask(port, JSON.stringify({ ...PHONE, phoneNumber: 'x' }))).status).toBe(422);
  });

  it('case 23: answers after a parser that kept the body to itself', async () => {
    const { port, gateway } = await serveBehindParser(() => ({}));
    expect((await ask(port, good)).status).toBe(400);
    expect(gateway.sends).toHaveLength(0);
  });

  it('case 23: answers in an adapter for AWS Lambda, which has the whole body and never drains the answer', async () => {
    const handle = toNodeHandler(createTestProxy().proxy);
    const { port } = await openServer((request, response) => {
      response.write = () => false;
      handle(Object.assign(request, { body: Buffer.from(good) }), response);
      request.readable = false;
    });
    expect((await ask(port, [good])).status).toBe(200);
  });

  it('case 15: refuses a parsed body that is nested too deeply to be serialised again', async () => {
    const { port, gateway } = await serveBehindParser((text) => ({ body: JSON.parse(text) }));
    expect((await ask(port, '['.repeat(20_000) + ']'.repeat(20_000))).status).toBe(413);
    expect(gateway.sends).toHaveLength(0);
  });

  it('reads a body that a parser in front did not read, even if it set an empty object', async () => {
    const { proxy } = createTestProxy();
    const handle = toNodeHandler(proxy);
    const { port } = await openServer((request, response) =>
      handle(Object.assign(request, { body: {} }), response),
    );
    expect((await ask(port, good)).status).toBe(200);
  });

  it('measures a parsed body like any other', async () => {
    const { port } = await serveBehindParser((text) => ({ body: JSON.parse(text) }));
    expect((await ask(port, [JSON.stringify({ ...PHONE, pad: 'x'.repeat(5000) })])).status).toBe(413);
  });

  it.each<[string, (request: IncomingMessage & { rawBody?: string }) => void]>([
    ['and leaves to the proxy', () => {}],
    [
      'and collects while the proxy answers',
      (request) => {
        request.rawBody = '';
        request.on('data', (text: string) => (request.rawBody += text));
      },
    ],
    ['and keeps at its end', (request) => void readText(request).then((text) => (request.rawBody = text))],
  ])('refuses a body that middleware makes text of %s', async (_, read) => {
    const { proxy, gateway } = createTestProxy();
    const handle = toNodeHandler(proxy);
    const { port } = await openServer((request, response) => {
      read(request.setEncoding('utf8'));
      handle(request, response);
    });
    // The second piece of such a body would end the process if it were read as bytes.
    const long = Array.from({ length: 64 }, () => 'x'.repeat(1 << 14));
    for (const body of [good, [good, ' '], long]) expect((await ask(port, body)).status).toBe(400);
    expect(gateway.sends).toHaveLength(0);
  });

  it.each<[string, string | string[]]>([
    ['a length', 'x'.repeat(1 << 20)],
    ['chunks', Array.from({ length: 64 }, () => 'x'.repeat(1 << 14))],
  ])('case 14: refuses 1 MiB with %s, and answers the next request of the same agent', async (_, body) => {
    const { proxy, gateway } = createTestProxy();
    const { port } = await openServer(toNodeHandler(proxy));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { status, headers } = await ask(port, body, { agent });
    expect([status, headers.connection]).toEqual([413, 'close']);
    expect(gateway.sends).toHaveLength(0);
    expect((await ask(port, good, { agent })).status).toBe(200);
    agent.destroy();
  });

  it('case 14: refuses 1 MiB over HTTP/2, which has no Connection header', async () => {
    const warnings: string[] = [];
    const hear = ({ name }: Error) => warnings.push(name);
    process.on('warning', hear);
    onTestFinished(() => void process.off('warning', hear));
    const answer = await askHttp2(toNodeHandler(createTestProxy().proxy), 'x'.repeat(1 << 20));
    expect([answer[':status'], answer.connection]).toEqual([413, undefined]);
    expect(warnings).not.toContain('UnsupportedWarning');
  });

  it('passes on what a service answered, without the headers about its connection', async () => {
    const { url } = await openService((_, response) => {
      // as Apache offers HTTP/2
      response.writeHead(200, { Connection: 'Upgrade, Keep-Alive', Upgrade: 'h2c' }).write('o');
      response.end('k');
    });
    const handler = toNodeHandler({ fetch: () => fetch(url) });
    expect((await askHttp2(handler, good))[':status']).toBe(200);
    const { port } = await openServer(handler);
    const { body, headers } = await ask(port, good);
    expect([body, headers.upgrade, headers.connection]).toEqual(['ok', undefined, 'keep-alive']);
  });

  it('lets a send go on when the client has gone, and answers when it comes back', async () => {
    const { proxy, gateway } = createTestProxy();
    let finish = () => {};
    gateway.onSend = () => new Promise((resolve) => (finish = resolve));
    const server = await openServer(toNodeHandler(proxy));
    const url = `${server.url}/api/sms/send`;
    const headers = { Origin: ORIGIN, 'Content-Type': 'application/json', 'Idempotency-Key': nextKey() };
    const init = { method: 'POST', headers, body: good };
    const leave = new AbortController();
    const left = fetch(url, { ...init, signal: leave.signal }).catch((error: Error) => error.name);
    await expect.poll(() => gateway.sends.length).toBe(1);
    leave.abort();
    expect(await left).toBe('AbortError');
    expect((await fetch(url, init)).status).toBe(409);
    expect(gateway.sends[0]?.context.signal.aborted).toBe(false);
    finish();
    await expect.poll(async () => (await fetch(url, init)).status).toBe(200);
    expect(gateway.sends).toHaveLength(1);
  });

  it('sets its headers before a middleware’s wrapped writeHead runs, and adds its cookies to the middleware’s', async () => {
    const own = new Headers({ 'Cache-Control': 'no-store' });
    for (const cookie of ['session=1', 'seen=1']) own.append('Set-Cookie', cookie);
    const handler = toNodeHandler({ fetch: () => Response.json({}, { headers: own }) });
    const { port } = await openServer((request, response) => {
      response.setHeader('Set-Cookie', 'csrf=1').setHeader('Cache-Control', 'private');
      const writeHead = response.writeHead.bind(response);
      // As middleware for compression or sessions does, which cannot read headers that come as an array.
      response.writeHead = (status: number) => writeHead(status);
      handler(request, response);
    });
    const { headers } = await ask(port, good);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'set-cookie': ['csrf=1', 'session=1', 'seen=1'],
    });
  });

  it('answers with an empty 500 for a handler that throws', async () => {
    const handler = { fetch: () => Promise.reject(new Error('private')) };
    const { port } = await openServer(toNodeHandler(handler));
    const { status, body } = await ask(port, good);
    expect([status, body]).toEqual([500, '']);
  });
});
