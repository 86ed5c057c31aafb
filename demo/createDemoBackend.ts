import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSmsProxy } from '../src/server.ts';
import type { Gateway, SmsProxy } from '../src/server.ts';
import { toNodeHandler } from '../src/serverNode.ts';
import type { InboxMessage } from '../src/testing.ts';
import { COUNTRIES } from '../src/react/PhoneField/callingCodes.ts';
import { createDemoGateways } from './createDemoGateways.ts';
import type { DemoGateway, ServeSimulator } from './createDemoGateways.ts';
import { DEMO_FAULTS, faultAt } from './demoFaults.ts';
import type { DemoSettings } from './demoSettings.ts';
import { isGatewayName } from './gateways.ts';
import type { GatewayName } from './gateways.ts';

/** Everything behind the demo page. */
export interface DemoBackend {
  /** Answers requests to the back end; returns false for all others. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  close(): void;
}

/**
 * Starts the gateways, each behind a proxy at `/api/{name}/sms`. Without credentials a gateway is simulated, on a port
 * of its own. The inbox and the faults at `/demo/…` belong to the simulated ones only.
 *
 * @param origins the origins of the pages that may ask
 */
export async function createDemoBackend(
  settings: DemoSettings,
  origins: readonly string[],
): Promise<DemoBackend> {
  const services: Server[] = [];
  const serve: ServeSimulator = async (listener) => {
    const server = createServer(listener);
    services.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const gateways = await createDemoGateways(settings, serve);
  const proxies = Object.entries(gateways).map(([name, { gateway }]): Route => [
    `/api/${name}/sms/`,
    toNodeHandler(createProxy(gateway, settings.ticketSecret, origins)),
  ]);
  const routes: readonly Route[] = [
    ...proxies,
    ['/demo/inbox', (request, response) => streamInbox(gateways, request, response)],
    ['/demo/faults', (request, response) => void setFault(gateways, origins, request, response)],
  ];
  return {
    handle(request, response) {
      const route = routes.find(([path]) => request.url?.startsWith(path));
      route?.[1](request, response);
      return route !== undefined;
    },
    close: () => {
      for (const service of services) {
        service.close();
        service.closeAllConnections();
      }
    },
  };
}

/** The beginning of a path, and what answers there. */
type Route = readonly [path: string, listener: RequestListener];

/** Creates the real proxy. Its limits are wide enough to try things out, but the cooldown is still a minute. */
function createProxy(gateway: Gateway, secret: string, origins: readonly string[]): SmsProxy {
  return createSmsProxy({
    gateway,
    secrets: [secret],
    allowedOrigins: origins,
    channels: ['CHANNEL_LOGIN'],
    countries: Object.fromEntries(COUNTRIES.map((country) => [country, { perDay: 200 }])),
    limits: {
      totalPerDay: 500,
      phonePerDay: 50,
      ipPerHour: 200,
      prefixPerHour: 100,
      verifyPhonePerHour: 100,
    },
    onVerified: ({ phone }) => ({ phone: phone.e164 }),
  });
}

/** Streams the delivered messages as server-sent events: first the existing ones, then each new one. */
function streamInbox(
  gateways: Record<GatewayName, DemoGateway>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': open\n\n');
  const stops = Object.entries(gateways).map(([gateway, { simulator }]) => {
    const write = (message: InboxMessage) =>
      response.write(`data: ${JSON.stringify({ gateway, ...message })}\n\n`);
    simulator?.inbox.messages.forEach(write);
    return simulator?.inbox.subscribe(write);
  });
  request.once('close', () => stops.forEach((stop) => stop?.()));
}

/** Switches a fault on or off: `{ "gateway": "genauth", "fault": "down" }`. `none` is no fault. */
async function setFault(
  gateways: Record<GatewayName, DemoGateway>,
  origins: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = await readJson(request);
  const name = isGatewayName(asked?.gateway) ? asked.gateway : null;
  const chosen = DEMO_FAULTS.find((one) => one.name === asked?.fault);
  const fault = name && chosen ? faultAt(name, chosen) : null;
  const isOwnPage = request.method === 'POST' && origins.includes(request.headers.origin ?? '');
  const isKnown = isOwnPage && name !== null && (fault !== null || asked?.fault === 'none');
  response.writeHead(isKnown ? 204 : 400).end();
  if (!isKnown) return;
  const faults = gateways[name].simulator?.faults;
  if (fault === null) faults?.clear();
  else faults?.set(fault, { operation: chosen?.operation });
}

/** Reads the body as JSON; `null` if it is not JSON, or breaks off. */
async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  let text = '';
  try {
    for await (const chunk of request) text += String(chunk);
    return JSON.parse(text) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}
