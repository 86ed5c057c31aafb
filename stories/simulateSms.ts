import { action } from 'storybook/actions';
import { proxyTransport } from '../src/index.ts';
import type { SmsTransport } from '../src/index.ts';
import { createSmsProxy, genAuthGateway } from '../src/server.ts';
import { simulateGenAuth, toMswHandlers } from '../src/testing.ts';
import type { SimulatedGenAuth } from '../src/testing.ts';

/** The fault of the gateway in a story, from the story's parameter `fault`. */
export type GatewayFault = Parameters<SimulatedGenAuth['faults']['set']>[0];

/** The back end of one story: the real proxy in front of a simulated GenAuth, both inside the page. */
export interface SimulatedSms {
  transport: SmsTransport;
  /** The sent messages; the "Actions" panel shows them too. */
  inbox: SimulatedGenAuth['inbox'];
  handlers: ReturnType<typeof toMswHandlers>;
}

/** Creates a fresh back end, so that no cooldown or fault leaks into the next story, or survives a reload. */
export function simulateSms(fault?: GatewayFault): SimulatedSms {
  const service = simulateGenAuth({ verifyCodeMaxAttempts: 5 });
  if (fault) service.faults.set(fault);
  service.inbox.subscribe(({ text }) => action('message')(text));
  const proxy = createSmsProxy({
    gateway: genAuthGateway({ ...service.credentials, fetch: service.fetch }),
    secrets: ['a secret that is long enough for a story'],
    allowedOrigins: [],
    // Under MSW, a request has no origin.
    allowNonBrowser: true,
    channels: ['CHANNEL_LOGIN', 'CHANNEL_BIND_PHONE'],
    countries: { CN: {}, US: {}, GB: {}, HK: {} },
    development: true,
    onVerified: ({ phone }) => ({ phone: phone.e164 }),
  });
  const url = `/api/${crypto.randomUUID()}`;
  return {
    transport: proxyTransport({ url }),
    inbox: service.inbox,
    handlers: toMswHandlers(proxy, url),
  };
}
