import { proxyTransport } from '../src/index.ts';
import type { SmsTransport } from '../src/index.ts';
import { createSmsProxy, genAuthGateway } from '../src/server.ts';
import { simulateGenAuth, toMswHandlers } from '../src/testing.ts';
import type { SimulatedGenAuth } from '../src/testing.ts';

/** A back end of a story's own: the real proxy in front of a simulated GenAuth, both inside the page. */
export interface SimulatedSms {
  transport: SmsTransport;
  service: SimulatedGenAuth;
  /** For a story's `parameters`. */
  msw: { handlers: ReturnType<typeof toMswHandlers> };
}

/** Makes a back end that no other story shares, so that neither a cooldown nor a fault leaks into the next. */
export function simulateSms(name: string): SimulatedSms {
  const service = simulateGenAuth({ verifyCodeMaxAttempts: 5 });
  const proxy = createSmsProxy({
    gateway: genAuthGateway({ ...service.credentials, fetch: service.fetch }),
    secrets: ['a secret that is long enough for a story'],
    allowedOrigins: [],
    // Under MSW a request shows no origin.
    allowNonBrowser: true,
    channels: ['CHANNEL_LOGIN', 'CHANNEL_BIND_PHONE'],
    countries: { CN: {}, US: {}, GB: {}, HK: {} },
    development: true,
    onVerified: ({ phone }) => ({ phone: phone.e164 }),
  });
  const url = `/api/${name}`;
  return { transport: proxyTransport({ url }), service, msw: { handlers: toMswHandlers(proxy, url) } };
}
