import type { RequestListener } from 'node:http';
import { genAuthGateway, phoneSmsCodeLogin, signedV2Gateway } from '../src/server.ts';
import type { Gateway } from '../src/server.ts';
import { simulateGenAuth, simulateSignedV2, toNodeHandler } from '../src/testing.ts';
import type { Simulator } from '../src/testing.ts';
import type { DemoSettings } from './demoSettings.ts';
import type { GatewayName } from './gateways.ts';

/** One gateway of the demo, and the simulator behind it, or `null` if the service is real. */
export interface DemoGateway {
  gateway: Gateway;
  simulator: Simulator<unknown> | null;
}

/** Serves a simulator on a port of its own, and resolves to its address. */
export type ServeSimulator = (listener: RequestListener) => Promise<string>;

/** Creates the gateways: to the real service if there are credentials for it, otherwise to a simulated one. */
export async function createDemoGateways(
  { genauth, v2 }: DemoSettings,
  serve: ServeSimulator,
): Promise<Record<GatewayName, DemoGateway>> {
  return { genauth: await createGenAuth(genauth, serve), v2: await createSignedV2(v2, serve) };
}

async function createGenAuth(
  credentials: DemoSettings['genauth'],
  serve: ServeSimulator,
): Promise<DemoGateway> {
  if (credentials) return { gateway: genAuthGateway(credentials), simulator: null };
  // GenAuth's default is one, but people who try the page mistype, and should get a second try.
  const verifyCodeMaxAttempts = 5;
  const simulator = simulateGenAuth({ verifyCodeMaxAttempts });
  const appHost = await serve(toNodeHandler(simulator));
  const gateway = genAuthGateway({ ...simulator.credentials, appHost, verifyCodeMaxAttempts });
  return { gateway, simulator };
}

async function createSignedV2(credentials: DemoSettings['v2'], serve: ServeSimulator): Promise<DemoGateway> {
  const verify = phoneSmsCodeLogin();
  if (credentials) return { gateway: signedV2Gateway({ ...credentials, verify }), simulator: null };
  const simulator = simulateSignedV2();
  const baseUrl = await serve(toNodeHandler(simulator));
  const gateway = {
    ...signedV2Gateway({ ...simulator.credentials, baseUrl, verify }),
    verifyTries: Infinity, // the simulated endpoint does not count them
  };
  return { gateway, simulator };
}
