import { toGenAuthPreCheck, toGenAuthSend, toGenAuthSignin } from '../../src/protocol/genAuth.ts';
import type { GenAuthRequest } from '../../src/protocol/genAuth.ts';
import { createRandom, signV2 } from '../../src/server/gateways/signature.ts';
import type { SimulatedGenAuth, SimulatedSignedV2 } from '../../src/testing.ts';

/** The phone that the tests send to. */
export const PHONE = { phoneNumber: '13800138000', phoneCountryCode: '+86' };

/** How a request reaches a simulator: by its own `fetch`, through MSW, or over a socket. */
export type SimulatorFetch = (request: Request) => Promise<Response>;

const toRequest = ({ url, headers, body }: GenAuthRequest) =>
  new Request(url, { method: 'POST', headers, body });

/** Calls a simulated GenAuth as an application does, and reads its replies. */
export function createGenAuthCaller(simulator: SimulatedGenAuth, fetch: SimulatorFetch = simulator.fetch) {
  const { credentials: app } = simulator;
  const { appId, appSecret } = app;
  const call = async (request: Request) => (await fetch(request)).json();
  return {
    app,
    send: (request: object = {}) =>
      call(toRequest(toGenAuthSend(app, { channel: 'CHANNEL_LOGIN', ...PHONE, ...request }))),
    signIn: (code: string, credentials: object = { client_id: appId, client_secret: appSecret }) =>
      call(toRequest(toGenAuthSignin(app, { channel: 'CHANNEL_LOGIN', ...PHONE, code }, { credentials }))),
    preCheck: (code: string, channel: 'CHANNEL_LOGIN' | 'CHANNEL_BIND_PHONE' = 'CHANNEL_LOGIN') =>
      call(toRequest(toGenAuthPreCheck(app, { channel, ...PHONE, code }))),
    /** Posts any body to any path, with headers added or replaced. */
    raw: (path: string, { headers, body }: { headers?: Record<string, string>; body?: unknown }) =>
      call(
        new Request(`${app.appHost}/api/v3/${path}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'x-genauth-app-id': appId, ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  };
}

/** Calls a simulated v2 endpoint as an application does, and reads its replies. */
export function createSignedV2Caller(simulator: SimulatedSignedV2, fetch: SimulatorFetch = simulator.fetch) {
  const { baseUrl, userDomain, userDomainSecret } = simulator.credentials;
  const post = async (path: string, query: object, body: string | null = null) => {
    const known = Object.entries(query).filter(([, value]) => value !== undefined);
    const url = `${baseUrl}${path}?${new URLSearchParams(known.map(([name, value]) => [name, String(value)]))}`;
    return (await fetch(new Request(url, { method: 'POST', body }))).json();
  };
  return {
    /** Signs with the changes in `signed`, then sends with the changes in `sent`; `undefined` omits a parameter. */
    async send(signed: object = {}, sent: object = {}, body: string | null = null) {
      const ts = simulator.clock.wallNow();
      const parts = { phone: PHONE.phoneNumber, codeType: 2, random: createRandom(), ts, ...signed };
      const signature = await signV2({ ...parts, userDomainSecret });
      const query = { internationalCode: '86', userDomain, ...parts, signature, ...sent };
      return post('/v2/sms/enduserapi/v2/sendPhoneSmsCode', query, body);
    },
    logIn: (smsCode: string, change: object = {}) =>
      post('/v2/enduser/enduserapi/phoneSmsCodeLogin', {
        phone: PHONE.phoneNumber,
        internationalCode: '86',
        userDomain,
        smsCode,
        ...change,
      }),
  };
}

/** A code other than this one. */
export const otherCode = (code: string): string => String((Number(code) + 1) % 1e6).padStart(6, '0');
