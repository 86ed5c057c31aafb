// Runs as a process of its own, and reports its ports to the parent. `node sendServers.ts` is a gateway that answers at
// once. `node sendServers.ts URL` serves sends through the gateway at that URL: with a bare handler, and with the proxy.
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { genAuthGateway, memoryLimitStore } from '../../src/server.ts';
import { toNodeHandler } from '../../src/serverNode.ts';
import { listen } from '../../test/listen.ts';
import { createBenchProxy, MANY } from '../createBenchProxy.ts';

async function serve(handle: RequestListener): Promise<number> {
  const { port } = await listen(createServer({ keepAliveTimeout: 60_000 }, handle));
  return port;
}

const answerAtOnce: RequestListener = (request, response) => {
  request.resume().once('end', () => {
    response.setHeader('Content-Type', 'application/json').end('{"statusCode":200,"message":"ok"}');
  });
};

/** The least that a back end has to do to pass a send on. */
const sendBarely =
  (appHost: string): RequestListener =>
  async (request, response) => {
    const reply = await fetch(`${appHost}/api/v3/send-sms`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(await json(request)),
    });
    const { statusCode } = (await reply.json()) as { statusCode: number };
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ statusCode }));
  };

const sendByProxy = (appHost: string): RequestListener =>
  toNodeHandler(
    createBenchProxy(
      genAuthGateway({ appHost, appId: 'bench', appSecret: 'bench' }),
      memoryLimitStore({ maxKeys: MANY }),
    ),
  );

const [, , appHost] = process.argv;
const handlers = appHost === undefined ? [answerAtOnce] : [sendBarely(appHost), sendByProxy(appHost)];
process.send?.(await Promise.all(handlers.map(serve)));
