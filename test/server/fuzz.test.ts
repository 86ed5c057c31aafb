import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMS_CHANNELS } from '../../src/server.ts';
import { FUZZ_SEED } from '../fuzzSeed.ts';
import { createTestProxy, nextKey, PHONE } from './createTestProxy.ts';

/** Values that break parsers more often than random ones. */
const odd = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    '+',
    '+86',
    '__proto__',
    'constructor',
    '\u0000',
    '１３８００１３８０００',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.jsonValue(), { maxLength: 3 }),
  fc.jsonValue(),
);
const almost = fc.record(
  {
    channel: fc.oneof(odd, fc.constantFrom(...SMS_CHANNELS)),
    phoneNumber: fc.oneof(odd, fc.stringMatching(/^\d{0,20}$/)),
    phoneCountryCode: fc.oneof(odd, fc.stringMatching(/^\+\d{0,4}$/)),
    ticket: odd,
    code: odd,
    captchaToken: odd,
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
  almost.map((fields) => JSON.stringify(fields)),
  // A good request with one field wrong.
  fc
    .tuple(fc.constantFrom('channel', 'phoneNumber', 'phoneCountryCode'), odd)
    .map(([field, value]) => JSON.stringify({ ...PHONE, [field]: value })),
  // Half a good request.
  fc.nat(JSON.stringify(PHONE).length - 1).map((length) => JSON.stringify(PHONE).slice(0, length)),
);

/** Tells whether a body happens to be a request that should go out: a Chinese number, on any channel. */
function isGood(text: string): boolean {
  return (
    /"channel":"CHANNEL_/.test(text) &&
    /"phoneNumber":"0?\d{11}"/.test(text) &&
    (!text.includes('"phoneCountryCode"') || text.includes('"phoneCountryCode":"+86"'))
  );
}

describe('10,000 random bodies', () => {
  it.each(['/send', '/verify'])(
    'case 15: never get a 5xx from %s, and never reach the gateway',
    { timeout: 120_000 },
    async (path) => {
      const { post, gateway, errors } = createTestProxy({ channels: [...SMS_CHANNELS] });
      await fc.assert(
        fc.asyncProperty(body, async (text) => {
          fc.pre(!isGood(text));
          const reply = await post(path, text, { 'Idempotency-Key': nextKey() });
          if (reply.status < 400 || reply.status >= 500) throw new Error(`${reply.status} for ${text}`);
        }),
        { numRuns: 5_000, seed: FUZZ_SEED },
      );
      expect([gateway.sends, gateway.verifies, errors]).toEqual([[], [], []]);
    },
  );
});
