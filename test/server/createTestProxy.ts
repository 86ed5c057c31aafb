import { createFakeClock } from '../../src/testing/fakeClock.ts';
import { createSmsProxy, memoryLimitStore, SmsError } from '../../src/server.ts';
import type {
  Gateway,
  GatewayContext,
  GatewaySendRequest,
  GatewayVerifyRequest,
  SmsEvent,
  SmsProxyOptions,
} from '../../src/server.ts';

export const ORIGIN = 'https://app.example.com';
export const SECRET = 'a-secret-of-at-least-thirty-two-bytes!';
export const PHONE = { channel: 'CHANNEL_LOGIN', phoneNumber: '13800138000', phoneCountryCode: '+86' };

/** A gateway that counts what reaches it. Its codes are all 123456. */
export interface CountingGateway extends Gateway<{ token: string }> {
  sends: { request: GatewaySendRequest; context: GatewayContext }[];
  verifies: { request: GatewayVerifyRequest; context: GatewayContext }[];
  /** What happens to a send; if unset, it goes out. */
  onSend: ((context: GatewayContext) => Promise<void>) | undefined;
  onVerify: ((context: GatewayContext) => Promise<void>) | undefined;
}

export function createCountingGateway(id = 'counting'): CountingGateway {
  const gateway: CountingGateway = {
    id,
    timeoutMs: 8_000,
    verifyTries: Infinity,
    sends: [],
    verifies: [],
    onSend: undefined,
    onVerify: undefined,
    async send(request, context) {
      gateway.sends.push({ request, context });
      await gateway.onSend?.(context);
    },
    async verify(request, context) {
      gateway.verifies.push({ request, context });
      await gateway.onVerify?.(context);
      if (request.code !== '123456') throw new SmsError('code_wrong');
      return { token: 'token-of-the-gateway' };
    },
  };
  return gateway;
}

/** Headers of a request; `null` omits one. */
export type TestHeaders = Record<string, string | null>;

/** The fields of the proxy's bodies that tests look at. */
export interface TestBody {
  status?: unknown;
  code?: string;
  ticket: string;
  retryAfterMs?: number;
  expiresInMs?: number;
  attemptsLeft?: number;
  requestId?: string;
}

/** A reply whose body has been read. */
export interface TestReply {
  status: number;
  headers: Headers;
  text: string;
  body: TestBody;
}

let keys = 0;
/** An idempotency key that no other request has. */
export function nextKey(): string {
  keys += 1;
  return `key-of-a-test-${String(keys).padStart(6, '0')}`;
}

/** A proxy with a gateway that counts, a clock that stands still, and all its events and errors. */
export function createTestProxy(options: Partial<SmsProxyOptions> = {}) {
  const clock = createFakeClock();
  const gateway = createCountingGateway();
  const events: SmsEvent[] = [];
  const errors: unknown[] = [];
  const proxy = createSmsProxy<unknown>({
    gateway,
    secrets: [SECRET],
    allowedOrigins: [ORIGIN],
    channels: ['CHANNEL_LOGIN', 'CHANNEL_RESET_PASSWORD'],
    countries: { CN: { perDay: 1000 } },
    limits: { totalPerDay: 1000 },
    store: memoryLimitStore({ clock }),
    clock,
    onEvent: (event) => events.push(event),
    onError: (error) => errors.push(error),
    ...options,
  });

  const post = async (
    path: string,
    body: unknown,
    headers: TestHeaders = {},
    ip: string | undefined = '203.0.113.7',
  ): Promise<TestReply> => {
    const all: TestHeaders = { Origin: ORIGIN, 'Content-Type': 'application/json', ...headers };
    const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
    const request = new Request(`https://app.example.com/api/sms${path}`, {
      method: 'POST',
      headers: given,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return readReply(await proxy.fetch(request, { ip }));
  };
  const send = (fields: object = {}, headers: TestHeaders = {}, ip?: string) =>
    post('/send', { ...PHONE, ...fields }, { 'Idempotency-Key': nextKey(), ...headers }, ip);
  const verify = (ticket: unknown, code = '123456', fields: object = {}) =>
    post('/verify', { ...PHONE, ticket, code, ...fields });

  return { proxy, clock, gateway, events, errors, post, send, verify };
}

export async function readReply(response: Response): Promise<TestReply> {
  const { status, headers } = response;
  const text = await response.text();
  const body = text === '' || !headers.get('Content-Type')?.includes('json') ? {} : JSON.parse(text);
  return { status, headers, text, body };
}
