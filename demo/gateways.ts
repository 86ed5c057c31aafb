import type * as server from '../src/server.ts';

type NameOf<Exported> = Exported extends `${infer Name}Gateway` ? Name : never;

/** The name of a gateway: that of its function, without `Gateway`. */
export type GatewayName = NameOf<keyof typeof server>;

/** Every gateway of the package: its name in URLs and settings, and that on the page. */
export const GATEWAYS: Readonly<Record<GatewayName, string>> = { genAuth: 'GenAuth', signedV2: 'Signed v2' };

/** Whether an untrusted value names one of {@link GATEWAYS}. */
export function isGatewayName(value: unknown): value is GatewayName {
  return typeof value === 'string' && Object.hasOwn(GATEWAYS, value);
}
