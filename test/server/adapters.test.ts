import type { RequestListener } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import express from 'express';
import { fastify } from 'fastify';
import Koa from 'koa';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SmsProxy } from '../../src/server.ts';
import { toNodeHandler } from '../../src/serverNode.ts';
import { openServer } from '../openService.ts';
import { createTestProxy, nextKey, ORIGIN, PHONE } from './createTestProxy.ts';

/** Starts a server with the proxy at `/api/sms`, and returns its address. */
type Mount = (sms: SmsProxy) => Promise<string>;

const start = async (listener: RequestListener) => (await openServer(listener)).url;
const startKoa = (app: Koa) => start((request, response) => void app.callback()(request, response));

const mounts: [string, Mount][] = [
  ['node:http', (sms) => start(toNodeHandler(sms))],
  [
    'Express after express.json()',
    (sms) => {
      const app = express();
      app.use(express.json());
      app.use('/api/sms', toNodeHandler(sms));
      return start(app);
    },
  ],
  [
    'Express before express.json()',
    (sms) => {
      const app = express();
      app.use('/api/sms', toNodeHandler(sms));
      app.use(express.json());
      return start(app);
    },
  ],
  [
    'Fastify with its default parser',
    async (sms) => {
      const app = fastify();
      app.post('/api/sms/*', toNodeHandler(sms));
      onTestFinished(() => app.close());
      return app.listen({ port: 0, host: '127.0.0.1' });
    },
  ],
  [
    'Fastify in an async handler, whose result it would send',
    async (sms) => {
      const app = fastify();
      const answer = toNodeHandler(sms);
      app.post('/api/sms/*', async (request, reply) => answer(request, reply));
      onTestFinished(() => app.close());
      return app.listen({ port: 0, host: '127.0.0.1' });
    },
  ],
  [
    'Koa',
    (sms) => {
      const app = new Koa();
      app.use(toNodeHandler(sms));
      return startKoa(app);
    },
  ],
  [
    'Koa under a path',
    (sms) => {
      const answer = toNodeHandler(sms);
      const app = new Koa();
      app.use((context, next) => (context.path.startsWith('/api/sms/') ? answer(context) : next()));
      return startKoa(app);
    },
  ],
  [
    'Koa after a body parser',
    (sms) => {
      const app = new Koa();
      app.use(async (context, next) => {
        Object.assign(context.request, { body: JSON.parse(await readText(context.req)) as unknown });
        await next();
      });
      app.use(toNodeHandler(sms));
      return startKoa(app);
    },
  ],
];

describe.each(mounts)('case 23: in %s', (_, mount) => {
  it('a code is sent and verified, with the connection’s address, and a refusal keeps its status', async () => {
    const { proxy, gateway, events } = createTestProxy();
    const url = await mount(proxy);
    const post = async (path: string, body: object) => {
      const response = await fetch(`${url}/api/sms${path}`, {
        method: 'POST',
        headers: {
          Origin: ORIGIN,
          'Content-Type': 'application/json',
          'Idempotency-Key': nextKey(),
          // anybody can send this, so the address stays that of the connection
          'X-Forwarded-For': '9.9.9.9',
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const sent = await post('/send', PHONE);
    expect(sent).toMatchObject({ status: 200, body: { status: 'sent' } });
    expect(gateway.sends[0]?.context.clientIp).toMatch(/127\.0\.0\.1$/);
    expect(await post('/send', PHONE)).toMatchObject({ status: 429, body: { code: 'too_early' } });
    expect(await post('/verify', { ...PHONE, ticket: sent.body.ticket, code: '123456' })).toEqual({
      status: 200,
      body: { status: 'verified', requestId: expect.any(String) },
    });
    expect(events.map(({ type }) => type)).toEqual(['send', 'send', 'verify']);
  });
});
