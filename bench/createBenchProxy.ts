import { createSmsProxy } from '../src/server.ts';
import type { Gateway, LimitStore, SmsProxy } from '../src/server.ts';

/** The page that sends. */
export const ORIGIN = 'https://app.example.com';

/** More than any benchmark sends. */
export const MANY = 10_000_000;

/** A proxy that refuses nothing for how often it is asked. */
export function createBenchProxy<Result>(gateway: Gateway<Result>, store: LimitStore): SmsProxy {
  return createSmsProxy({
    gateway,
    secrets: ['a text of thirty-two bytes for the benchmark'],
    allowedOrigins: [ORIGIN],
    channels: ['CHANNEL_LOGIN'],
    countries: { CN: { perDay: MANY } },
    limits: { totalPerDay: MANY, ipPerHour: MANY, prefixPerHour: MANY },
    // it would stop a number range in which nobody verifies
    conversion: false,
    store,
  });
}
