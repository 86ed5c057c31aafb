import { createSmsProxy } from '../src/server.ts';
import type { Gateway, LimitStore, SmsProxy } from '../src/server.ts';

/** The origin of the page that sends. */
export const ORIGIN = 'https://app.example.com';

/** A limit that no benchmark reaches. */
export const MANY = 10_000_000;

/** A proxy whose limits no benchmark reaches, except those of a single phone. */
export function createBenchProxy<Result>(gateway: Gateway<Result>, store: LimitStore): SmsProxy {
  return createSmsProxy({
    gateway,
    secrets: ['a text of thirty-two bytes for the benchmark'],
    allowedOrigins: [ORIGIN],
    channels: ['CHANNEL_LOGIN'],
    countries: { CN: { perDay: MANY } },
    limits: { totalPerDay: MANY, ipPerHour: MANY, prefixPerHour: MANY },
    // otherwise it would report the prefixes in which nobody verifies
    conversion: false,
    store,
  });
}
