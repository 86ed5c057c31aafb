/** The services behind the demo: their names in URLs, and those on the page. */
export const GATEWAYS = { genauth: 'GenAuth', v2: 'Signed v2' } as const;

/** The name of one of {@link GATEWAYS}. */
export type GatewayName = keyof typeof GATEWAYS;

/** Whether an untrusted value names one of {@link GATEWAYS}. */
export function isGatewayName(value: unknown): value is GatewayName {
  return typeof value === 'string' && Object.hasOwn(GATEWAYS, value);
}
