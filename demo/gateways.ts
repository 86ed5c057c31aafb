import type * as server from '../src/server.ts';

/** The name of each gateway of the package in URLs and settings, by its function. */
interface Names {
  genAuthGateway: 'genauth';
  signedV2Gateway: 'v2';
}

/** The name of a gateway. A gateway without one is a type error here. */
export type GatewayName = Names[Extract<keyof typeof server, `${string}Gateway`>];

/** The gateways behind the demo: their names, and what the page calls them. */
export const GATEWAYS: Readonly<Record<GatewayName, string>> = { genauth: 'GenAuth', v2: 'Signed v2' };

/** Whether an untrusted value names one of {@link GATEWAYS}. */
export function isGatewayName(value: unknown): value is GatewayName {
  return typeof value === 'string' && Object.hasOwn(GATEWAYS, value);
}
