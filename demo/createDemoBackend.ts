import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSmsProxy, genAuthGateway, phoneSmsCodeLogin, signedV2Gateway } from '../src/server.ts';
import type { Gateway } from '../src/server.ts';
import { toNodeHandler } from '../src/serverNode.ts';
import { simulateGenAuth, simulateSignedV2, toNodeHandler as toSimulatorHandler } from '../src/testing.ts';
import type { InboxMessage, SimulatedGenAuth, SimulatedSignedV2 } from '../src/testing.ts';
import { COUNTRIES } from '../src/react/PhoneField/callingCodes.ts';
import { DEMO_FAULTS } from './demoFaults.ts';
import type { DemoSettings } from './demoSettings.ts';
import { isGatewayName } from './gateways.ts';
import type { GatewayName } from './gateways.ts';

/** Everything behind the demo page. */
export interface DemoBackend {
  /** Answers what is the back end's; false for everything else. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  close(): void;
}

/** One gateway of the demo: its proxy, and the simulator behind it unless the service is the real one. */
interface DemoGateway {
  handler: RequestListener;
  simulator: SimulatedGenAuth | SimulatedSignedV2 | null;
}

/**
 * Starts the gateways, simulated on ports of their own unless there are credentials, each behind a proxy at
 * `/api/{name}/sms`. The inbox and the faults at `/demo/…` are the simulated ones' alone.
 *
 * @param origins of the pages that may ask
 */
export async function createDemoBackend(
  settings: DemoSettings,
  origins: readonly string[],
): Promise<DemoBackend> {
  const services: Server[] = [];
  const serve = async (listener: RequestListener) => {
    const server = createServer(listener);
    services.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const gateways: Record<GatewayName, DemoGateway> = {
    genauth: await createGenAuth(settings, origins, serve),
    v2: await createSignedV2(settings, origins, serve),
  };
  const proxies = Object.entries(gateways).map(([name, { handler }]): Route => [
    `/api/${name}/sms/`,
    handler,
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
type Serve = (listener: RequestListener) => Promise<string>;

async function createGenAuth(
  settings: DemoSettings,
  origins: readonly string[],
  serve: Serve,
): Promise<DemoGateway> {
  if (settings.genAuth)
    return { handler: mount(genAuthGateway(settings.genAuth), settings, origins), simulator: null };
  // A person who tries the page mistypes, and shall then get a second try.
  const verifyCodeMaxAttempts = 5;
  const simulator = simulateGenAuth({ verifyCodeMaxAttempts });
  const appHost = await serve(toSimulatorHandler(simulator));
  const gateway = genAuthGateway({ ...simulator.credentials, appHost, verifyCodeMaxAttempts });
  return { handler: mount(gateway, settings, origins), simulator };
}

async function createSignedV2(
  settings: DemoSettings,
  origins: readonly string[],
  serve: Serve,
): Promise<DemoGateway> {
  const verify = phoneSmsCodeLogin();
  if (settings.signedV2) {
    const gateway = signedV2Gateway({ ...settings.signedV2, verify });
    return { handler: mount(gateway, settings, origins), simulator: null };
  }
  const simulator = simulateSignedV2();
  const baseUrl = await serve(toSimulatorHandler(simulator));
  const gateway = {
    ...signedV2Gateway({ ...simulator.credentials, baseUrl, verify }),
    verifyTries: Infinity, // the simulated endpoint does not count them
  };
  return { handler: mount(gateway, settings, origins), simulator };
}

/** The real proxy. Its limits are wide enough for somebody who tries things out; the minute stays. */
function mount<Result>(
  gateway: Gateway<Result>,
  settings: DemoSettings,
  origins: readonly string[],
): RequestListener {
  const proxy = createSmsProxy({
    gateway,
    secrets: [settings.ticketSecret],
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
  return toNodeHandler(proxy);
}

/** The delivered messages as server-sent events: those that are there, then each new one. */
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

/** Switches a fault on or off: `{ "gateway": "genauth", "fault": "down" }`, by the names of {@link DEMO_FAULTS}. */
async function setFault(
  gateways: Record<GatewayName, DemoGateway>,
  origins: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = await readJson(request);
  const name = isGatewayName(asked?.gateway) ? asked.gateway : null;
  const fault = DEMO_FAULTS.find((one) => one.name === asked?.fault);
  const isOwnPage = request.method === 'POST' && origins.includes(request.headers.origin ?? '');
  const isKnown = isOwnPage && name !== null && fault?.[name] !== undefined;
  response.writeHead(isKnown ? 204 : 400).end();
  if (!isKnown) return;
  const faults = gateways[name].simulator?.faults;
  if (fault[name] === null) faults?.clear();
  else faults?.set(fault[name] as never, { operation: fault.operation });
}

/** The body as JSON; `null` when it is none, or breaks off. */
async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  let text = '';
  try {
    for await (const chunk of request) text += String(chunk);
    return JSON.parse(text) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}
