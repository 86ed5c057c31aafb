import type { IncomingMessage, ServerResponse } from 'node:http';
import { NodeRequest } from 'srvx/node';

/** Anything that answers a Fetch request: the proxy, a simulator. */
export interface FetchHandler {
  fetch(request: Request, context: { ip?: string | undefined }): Promise<Response> | Response;
}

/** The request that Fastify passes to a handler. */
export interface FastifyRequestLike {
  raw: IncomingMessage;
  body?: unknown;
}

/** The reply that Fastify passes to a handler. */
export interface FastifyReplyLike {
  raw: ServerResponse;
  hijack(): unknown;
}

/** The context that Koa passes to middleware. */
export interface KoaContextLike {
  req: IncomingMessage;
  res: ServerResponse;
  request: { req?: IncomingMessage; body?: unknown };
  respond?: boolean | undefined;
}

/** A handler for `node:http`, Express, Fastify and Koa. It answers by itself; nothing has to await it. */
export interface NodeHandler {
  (request: IncomingMessage, response: ServerResponse, next?: unknown): void;
  (request: FastifyRequestLike, reply: FastifyReplyLike): void;
  (context: KoaContextLike, next?: unknown): void;
}

/**
 * Mounts a Fetch handler in a Node server. The address of the connection becomes the `ip`. A body that a parser has
 * already read (`express.json()`, or Fastify's own) is passed on. An answer is sent once it is complete.
 *
 * @example
 * createServer(toNodeHandler(sms))                 // node:http
 * app.use('/api/sms', toNodeHandler(sms))          // Express, before or after express.json()
 * app.post('/api/sms/*', toNodeHandler(sms))       // Fastify
 * app.use(toNodeHandler(sms))                      // Koa, where it answers every path
 */
export function toNodeHandler(handler: FetchHandler): NodeHandler {
  return (...call: NodeCall) => {
    const { request, response, body } = readCall(call);
    bridgeBody(request, body);
    void answer(handler, request, response);
  };
}

async function answer(handler: FetchHandler, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const request = new NodeRequest({ req, res });
  try {
    const response = await handler.fetch(request, { ip: request.ip });
    // In one piece: behind some adapters for AWS Lambda, a response never asks for the next one.
    const body = Buffer.from(await response.arrayBuffer());
    setHeaders(res, response.headers);
    res.statusCode = response.status;
    res.end(body);
  } catch {
    // The proxy always answers, so another handler failed, or the client has gone.
    if (!res.headersSent) res.writeHead(500);
    res.end();
  }
}

/** Headers about a connection. Those of another service's answer are not true here, and HTTP/2 has none of them. */
const OF_CONNECTION = /^(connection|keep-alive|transfer-encoding|upgrade)$/;

/**
 * Sets the headers one by one, not in `writeHead`: middleware that hooks `writeHead`, for compression or sessions, looks
 * for them on the response.
 */
function setHeaders(response: ServerResponse, headers: Headers): void {
  for (const [name, value] of headers) {
    // Keeps the cookies that were set before: a session's, or another form's.
    if (name === 'set-cookie') response.appendHeader(name, value);
    else if (!OF_CONNECTION.test(name) || (value === 'close' && response.req.httpVersionMajor !== 2))
      response.setHeader(name, value);
  }
}

type NodeCall = [IncomingMessage | FastifyRequestLike | KoaContextLike, ...unknown[]];

/** Node's own request and response, whichever framework calls. */
function readCall([first, second]: NodeCall): {
  request: IncomingMessage;
  response: ServerResponse;
  body: unknown;
} {
  if ('raw' in first) {
    const reply = second as FastifyReplyLike;
    reply.hijack();
    return { request: first.raw, response: reply.raw, body: first.body };
  }
  if ('req' in first && 'res' in first) {
    // Otherwise Koa would answer too, once the middleware has returned.
    first.respond = false;
    return { request: first.req, response: first.res, body: first.request.body };
  }
  const request = first as IncomingMessage & { body?: unknown };
  return { request, response: second as ServerResponse, body: request.body };
}

/**
 * Puts a body that cannot be read from the stream into `rawBody`, where srvx looks first, and only for bytes. Either a
 * parser has read it: parsed JSON is serialised again, and a body that nobody kept counts as empty. Or middleware has
 * called `setEncoding`, and reading text where bytes are expected would end the process. Or an adapter for AWS Lambda
 * has its bytes, and closes the stream as soon as the handler has returned.
 */
function bridgeBody(request: IncomingMessage & { rawBody?: unknown }, body: unknown): void {
  const { readableDidRead, readableEncoding } = request;
  if (!readableDidRead && !readableEncoding && !(body instanceof Uint8Array)) return;
  const bytes = toBytes(request.rawBody ?? body);
  // Middleware that is still collecting the body may assign to it.
  Object.defineProperty(request, 'rawBody', { get: () => bytes, set() {}, configurable: true });
}

function toBytes(body: unknown): Buffer {
  if (typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body);
  try {
    return Buffer.from(JSON.stringify(body) ?? '');
  } catch {
    // Parsers accept deeper nesting than `JSON.stringify` does. If this threw, Fastify would never answer.
    return Buffer.alloc(0);
  }
}
