import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as server from '../../src/server.ts';
import { genAuthGateway, memoryLimitStore, phoneSmsCodeLogin, signedV2Gateway } from '../../src/server.ts';
import type { Gateway } from '../../src/server.ts';
import { createFakeClock } from '../../src/testing/fakeClock.ts';
import { createTestProxy, SECRET } from './createTestProxy.ts';
import { openService, toAnswer } from '../openService.ts';
import type { TestService } from '../openService.ts';

const PHONE_DIGITS = '13800138000';
const CODE = '864213';
const GATEWAY_SECRET = 'secret-of-the-gateway-5f3a';
const CAPTCHA = 'captcha-token-of-the-user';

let upstream: TestService;
const written: string[] = [];
beforeEach(async () => {
  upstream = await openService(toAnswer({}));
  written.length = 0;
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => written.push(parts.join(' ')));
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
});
afterEach(() => vi.restoreAllMocks());

/** Every gateway of the package. */
const gateways: Record<Extract<keyof typeof server, `${string}Gateway`>, () => Gateway> = {
  genAuthGateway: () => genAuthGateway({ appHost: upstream.url, appId: 'app', appSecret: GATEWAY_SECRET }),
  signedV2Gateway: () =>
    signedV2Gateway({
      baseUrl: upstream.url,
      userDomain: 'C.DM.1',
      userDomainSecret: GATEWAY_SECRET,
      verify: phoneSmsCodeLogin(),
    }),
};
/** Answers of a service that echoes the request, in each way in which it can fail. */
const answers: [string, (echo: string) => ReturnType<typeof toAnswer>][] = [
  [
    'a success',
    () => toAnswer({ statusCode: 200, code: 200, data: { accessToken: { token: GATEWAY_SECRET } } }),
  ],
  ['a refusal', (echo) => toAnswer({ statusCode: 400, apiCode: 2001, code: 5122, message: echo, msg: echo })],
  [
    'the phone as its error number',
    () => toAnswer({ statusCode: 499, apiCode: PHONE_DIGITS, code: +PHONE_DIGITS }),
  ],
  [
    'the request as its error number',
    () => {
      const { path, body } = upstream.requests.at(-1) ?? {};
      return toAnswer({ statusCode: 499, apiCode: body || path, code: 5122 });
    },
  ],
  ['a server error', (echo) => toAnswer(echo, 500)],
  ['a redirect', (echo) => toAnswer('', 307, { Location: `${upstream.url}/?${echo}` })],
  ['a reset', () => (request) => request.socket.destroy()],
];

describe.each(Object.entries(gateways))('with %s', (_, createGateway) => {
  it.each(answers)(
    'case 25: %s leaves nothing private in replies, events, errors, logs or the store',
    async (__, toReply) => {
      const clock = createFakeClock();
      const store = memoryLimitStore({ clock });
      const asked = (['find', 'reserve', 'settle', 'release'] as const).map((name) => vi.spyOn(store, name));
      const proxy = createTestProxy({ gateway: createGateway(), captcha: () => 'pass', clock, store });
      upstream.answer = toAnswer({ statusCode: 200, code: 200 });
      const sent = await proxy.send({ captchaToken: CAPTCHA });
      upstream.answer = (request, response) => {
        const { path, body } = upstream.requests.at(-1) ?? {};
        toReply(encodeURIComponent(`${path} ${body}`))(request, response);
      };
      const verified = await proxy.verify(sent.body.ticket, CODE);
      clock.advance(60_000);
      const again = await proxy.send({ captchaToken: CAPTCHA });
      expect(upstream.requests.length).toBeGreaterThanOrEqual(3);

      const signature = new URL(upstream.requests[0]?.path ?? '', upstream.url).searchParams.get('signature');
      const secrets = [
        SECRET,
        GATEWAY_SECRET,
        PHONE_DIGITS,
        CODE,
        CAPTCHA,
        '/v2/',
        '/api/v3/',
        signature ?? SECRET,
      ];
      const seen = {
        replies: [sent, verified, again].map(({ text, headers }) => text + JSON.stringify([...headers])),
        events: JSON.stringify(proxy.events),
        errors: inspect(proxy.errors, { depth: 10, showHidden: true }),
        written,
        // Tools that trace a server record each command to Redis as a whole.
        stored: asked.map(({ mock }) => JSON.stringify(mock.calls)),
      };
      for (const secret of secrets) expect(JSON.stringify(seen)).not.toContain(secret);
      for (const ticket of [sent.body.ticket, again.body.ticket].filter(Boolean))
        expect(JSON.stringify({ ...seen, replies: [] })).not.toContain(ticket);
      expect(proxy.events.filter(({ type }) => type === 'send' || type === 'verify')).toHaveLength(3);
    },
  );
});
