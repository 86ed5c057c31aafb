import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GATEWAYS } from '../../demo/gateways.ts';
import { findFreePort } from '../../scripts/findFreePort.ts';
import { simulateGenAuth, toNodeHandler } from '../../src/testing.ts';
import { listen } from '../listen.ts';
import { otherCode } from '../testing/simulatorCallers.ts';
import { createDemoPage, startDemo } from './demoProcess.ts';

const NAMES = Object.keys(GATEWAYS);

describe('started without an account', () => {
  it('prints its URL in one line, serves the page, and ends on Ctrl-C', async () => {
    const demo = startDemo();
    const url = await demo.ready();
    expect(demo.output.stdout).toMatch(/^[^\n]*http:\/\/localhost:\d+[^\n]*\n$/);
    const page = await (await fetch(url)).text();
    expect(page).toContain('<div id="root">');
    const scripts = [...page.matchAll(/<script type="module" src="(.*?)"/g)].map(([, path]) => path ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const path of scripts) {
      const script = await fetch(new URL(path, url));
      expect(script.status).toBe(200);
      expect(script.headers.get('Content-Type')).toMatch(/javascript/);
    }
    expect(await demo.ended('SIGINT')).toBe(0);
    expect(demo.output.stderr).toBe('');
  });

  it('answers a visitor who comes before it is ready', async () => {
    const port = await findFreePort();
    startDemo({ PORT: String(port) });
    // Until the port is open, connections are refused: try again.
    const visit = () => fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    await expect.poll(async () => (await visit())?.status, { interval: 10 }).toBe(200);
  });

  it.each(NAMES)(
    'sends, delivers to the inbox and logs in on %s, without revealing a secret',
    async (gateway) => {
      const demo = startDemo();
      const url = await demo.ready();
      const page = createDemoPage(url, gateway);

      const sent = await page.send();
      expect(sent).toMatchObject({ status: 200, body: { status: 'sent', codeLength: 6 } });
      const [message] = await page.readInbox(1);
      expect(message).toMatchObject({ gateway, phoneNumber: '13800138000', phoneCountryCode: '+86' });
      const { code } = message!;
      expect(await page.send()).toMatchObject({ status: 429, body: { code: 'too_early' } });
      expect(await page.verify(sent.body.ticket, otherCode(code))).toMatchObject({
        status: 422,
        body: { code: 'code_wrong' },
      });
      expect(await page.verify(sent.body.ticket, code)).toMatchObject({
        status: 200,
        body: { status: 'verified', data: { phone: '+8613800138000' } },
      });
      expect((await page.verify(sent.body.ticket, code)).status).toBe(422);
      expect(await page.send({ Origin: 'https://elsewhere.example' })).toMatchObject({
        status: 403,
        body: { code: 'origin_refused' },
      });

      const everything = [...page.replies, demo.output.stdout, demo.output.stderr].join('\n');
      for (const secret of [code, 'simulated-app', 'simulated-user-domain-secret', 'simulated-access'])
        expect(everything).not.toContain(secret);
    },
  );

  it('makes one gateway fail on demand, but only for its own page', async () => {
    const url = await startDemo().ready();
    const genAuth = createDemoPage(url, 'genauth');
    const v2 = createDemoPage(url, 'v2');
    expect((await genAuth.setFault('reply_lost', { Origin: 'https://elsewhere.example' })).status).toBe(400);
    expect((await genAuth.setFault('no such fault')).status).toBe(400);
    expect((await genAuth.setFault('reply_lost')).status).toBe(204);
    expect(await genAuth.send()).toMatchObject({ status: 202, body: { status: 'unknown' } });
    expect(await v2.send()).toMatchObject({ status: 200 });
    // This service has one error number for wrong, expired and used codes.
    expect((await v2.setFault('code_expired')).status).toBe(400);
    const inbox = await v2.readInbox(2);
    expect(inbox.map(({ gateway }) => gateway).toSorted()).toEqual(['genauth', 'v2']);
  });

  it.each(NAMES)('accepts the code of a message on %s whose reply was lost', async (gateway) => {
    const page = createDemoPage(await startDemo().ready(), gateway);
    await page.setFault('reply_lost');
    const { body } = await page.send();
    const [message] = await page.readInbox(1);
    expect(await page.verify(body.ticket, message!.code)).toMatchObject({ status: 200 });
  });

  it('survives a page that leaves in the middle of a request', async () => {
    const url = await startDemo().ready();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const head = ['POST /demo/faults HTTP/1.1', 'Host: demo', 'Expect: 100-continue', 'Content-Length: 100'];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    await once(socket, 'data'); // by now the request is being read
    socket.resetAndDestroy();
    await once(socket, 'close');
    expect((await createDemoPage(url, 'genauth').setFault('none')).status).toBe(204);
  });
});

describe('started with credentials', () => {
  it('talks to the real service, and shows neither its messages nor its faults', async () => {
    const service = simulateGenAuth();
    const { appId, appSecret } = service.credentials;
    const { url: appHost, close } = await listen(createServer(toNodeHandler(service)));
    onTestFinished(close);
    const demo = startDemo({
      GENAUTH_APP_HOST: appHost,
      GENAUTH_APP_ID: appId,
      GENAUTH_APP_SECRET: appSecret,
    });
    const page = createDemoPage(await demo.ready(), 'genauth');
    await page.setFault('reset');
    const sent = await page.send();
    expect(sent.status).toBe(200);
    expect(service.inbox.messages).toHaveLength(1);
    expect(await page.readInbox(1, 500)).toEqual([]);
    expect(await page.verify(sent.body.ticket, service.inbox.latest()!.code)).toMatchObject({ status: 200 });
    expect([...page.replies, demo.output.stdout, demo.output.stderr].join('\n')).not.toContain(appSecret);
  });
});

it.each([
  ['a setting is wrong', { GENAUTH_APP_ID: 'id' }, /^.*GENAUTH_APP_HOST.*\n$/],
  ['the host is not of this computer', { HOST: '192.0.2.1' }, /^.*HOST is "192\.0\.2\.1".*\n$/],
  ['Node is too old for TypeScript', { NODE_OPTIONS: '--no-strip-types' }, /^.*npm ci.*\n$/],
])('ends with one line if %s', async (_, environment, line) => {
  const demo = startDemo(environment);
  expect(await demo.ended()).toBe(1);
  expect(demo.output.stdout).toBe('');
  expect(demo.output.stderr).toMatch(line);
});

it('accepts a HOST in upper case, unlike in an origin', async () => {
  const url = await startDemo({ HOST: 'LOCALHOST' }).ready();
  expect((await fetch(url)).status).toBe(200);
});

// If localhost is also ::1, browsers try that first.
const hasIPv6 = Object.values(networkInterfaces()).some((one) =>
  one?.some(({ address }) => address === '::1'),
);

it.each(['127.0.0.1', ...(hasIPv6 ? ['::1'] : [])])(
  'ends with one line if the port is taken at %s',
  async (host) => {
    const { port, close } = await listen(createServer(), host);
    onTestFinished(close);
    const demo = startDemo({ PORT: String(port) });
    expect(await demo.ended()).toBe(1);
    expect(demo.output.stderr).toMatch(new RegExp(`^[^\\n]*Port ${port} is taken[^\\n]*\\n$`));
  },
);
