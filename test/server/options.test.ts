import { describe, expect, it } from 'vitest';
import type { SmsProxyOptions } from '../../src/server.ts';
import { createSmsProxy } from '../../src/server.ts';
import { thrownBy } from '../failureOf.ts';
import { createCountingGateway, ORIGIN, SECRET } from './createTestProxy.ts';

const good: SmsProxyOptions = {
  gateway: createCountingGateway(),
  secrets: [SECRET],
  allowedOrigins: [ORIGIN],
  channels: ['CHANNEL_LOGIN'],
  countries: { CN: {} },
  limits: { totalPerDay: 100 },
};
const create = (options: Record<string, unknown>) => () => createSmsProxy({ ...good, ...options });

describe('options that cannot work are refused at once', () => {
  it.each<[string, Record<string, unknown>]>([
    ['`gateway` is missing', { gateway: undefined }],
    ['`gateway` is missing', { gateway: [] }],
    ['Two gateways have the same `id`', { gateway: [createCountingGateway(), createCountingGateway()] }],
    [
      '`timeoutMs` of a gateway is not a duration',
      { gateway: { ...createCountingGateway(), timeoutMs: undefined } },
    ],
    [
      '`timeoutMs` of a gateway is not a duration',
      { gateway: { ...createCountingGateway(), timeoutMs: Number.NaN } },
    ],
    [
      '`codeLength` of a gateway is not a whole number from 4 to 8',
      { gateway: { ...createCountingGateway(), codeLength: 9 } },
    ],
    ['`secrets` is empty', { secrets: [] }],
    ['`secrets` is empty', { secrets: undefined }],
    ['`secrets` is empty, or not a list', { secrets: SECRET }],
    ['`secrets[0]` is missing', { secrets: [undefined] }],
    ['`secrets[1]` is shorter than 32 bytes', { secrets: [SECRET, 'short'] }],
    ['`allowedOrigins` is empty', { allowedOrigins: undefined }],
    ['`allowedOrigins` is empty', { allowedOrigins: [] }],
    ['`allowedOrigins` is empty, or not a list', { allowedOrigins: ORIGIN }],
    ['`allowedOrigins[0]` is not an origin', { allowedOrigins: ['*'] }],
    ['`allowedOrigins[0]` is not an origin', { allowedOrigins: ['https://*.example.com'] }],
    ['`allowedOrigins[1]` is not an origin', { allowedOrigins: [ORIGIN, `${ORIGIN}/`] }],
    ['`allowedOrigins[0]` is not an origin', { allowedOrigins: ['app.example.com'] }],
    ['`allowedOrigins[0]` is not an origin', { allowedOrigins: ['null'] }],
    ['`allowedOrigins[0]` is not an origin', { allowedOrigins: ['https://app.example.com:443'] }],
    ['`channels` is empty', { channels: [] }],
    ['`channels` lists CHANNEL_NONE', { channels: ['CHANNEL_NONE'] }],
    [
      '`channels` lists CHANNEL_BIND_MFA',
      {
        channels: ['CHANNEL_BIND_MFA'],
        gateway: { ...createCountingGateway(), channels: ['CHANNEL_LOGIN'] },
      },
    ],
    ['`countries` is empty', { countries: {} }],
    ['`countries` names XX', { countries: { XX: {} } }],
    ['`countries` names 0', { countries: ['CN'] }],
    ['`countries.CN.perDay` is not a whole number', { countries: { CN: { perDay: Number.NaN } } }],
    ['`countries.HK.perDay` is not a whole number', { countries: { CN: {}, HK: { perDay: '500' } } }],
    ['`countries.CN.perDay` is not a whole number', { countries: { CN: 5000 } }],
    ['`countries.CN.perDay` is not a whole number', { countries: { CN: undefined } }],
    ['`limits.totalPerDay` is missing', { limits: {} }],
    ['`limits.totalPerDay` is not a whole number', { limits: { totalPerDay: null } }],
    ['`limits.totalPerDay` is missing', { limits: undefined }],
    ['`limits.totalPerDay` is not a whole number', { limits: { totalPerDay: 0 } }],
    ['`limits.phonePerDay` is not a whole number', { limits: { totalPerDay: 1, phonePerDay: Infinity } }],
    ['`limits.cooldownMs` is not a whole number', { limits: { totalPerDay: 1, cooldownMs: -1 } }],
    ['`conversion.minSends` is not a whole number', { conversion: { minSends: Number.NaN } }],
    ['`conversion.minRate` is not a number', { conversion: { minRate: Number.NaN } }],
    ['`conversion.minRate` is not a number', { conversion: { minRate: 10 } }],
    ['`conversion.minRate` is not a number', { conversion: { minRate: 0 } }],
    ['`conversion.block` is neither true nor false', { conversion: { block: 'false' } }],
    ['`captcha` is not a function', { captcha: '' }],
    ['`captcha` is not a function', { captcha: false }],
    ['`clientIp` is not a function', { clientIp: 'x-real-ip' }],
    ['`onVerified` is not a function', { onVerified: null }],
    ['`onEvent` is not a function', { onEvent: {} }],
    ['`onError` is not a function', { onError: true }],
    ['`allowNonBrowser` is neither true nor false', { allowNonBrowser: 'false' }],
    ['`development` is neither true nor false', { development: '0' }],
    ['`ticketTtlMs` is not a duration', { ticketTtlMs: 0 }],
    ['`codeTtlMs` is not a duration', { codeTtlMs: Number.NaN }],
  ])('%s', (happened, options) => {
    const error = thrownBy(create(options));
    expect(error).toBeInstanceOf(TypeError);
    const { message } = error as TypeError;
    expect(message).toContain(happened);
    // What happened, why it matters, what to do.
    expect(message.split(/[.:] (?=[A-Z`])/).length).toBeGreaterThanOrEqual(3);
    expect(message).not.toContain(SECRET);
  });

  it('needs no total in development, and only there', () => {
    expect(create({ limits: undefined, development: true })).not.toThrow();
  });

  it('needs no origins if requests without a browser are allowed', () => {
    expect(create({ allowedOrigins: undefined, allowNonBrowser: true })).not.toThrow();
  });

  it.each(['http://localhost:5173', 'capacitor://localhost', 'https://[::1]:3000', 'file://'])(
    'accepts the origin %s',
    (origin) => {
      expect(create({ allowedOrigins: [origin] })).not.toThrow();
    },
  );
});
