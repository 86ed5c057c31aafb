import { isCodeLength } from '../protocol/wire.ts';
import { parseOrigins } from './checks/checkOrigin.ts';
import { routeChannels } from './checks/readChannel.ts';
import { parseCountries } from './checks/readCountry.ts';
import { systemServerClock } from './clock.ts';
import { checkCount } from './configuration/checkCount.ts';
import { checkDuration } from './configuration/checkDuration.ts';
import { checkFlag } from './configuration/checkFlag.ts';
import { checkFunction } from './configuration/checkFunction.ts';
import { configurationError } from './configuration/configurationError.ts';
import { createErrorWarning } from './errorWarning.ts';
import type { Gateway } from './gateways/Gateway.ts';
import type { ConversionOptions, ResolvedConversion } from './limits/conversion.ts';
import { memoryLimitStore } from './limits/memoryLimitStore.ts';
import type { ResolvedLimits, SmsProxyLimits } from './limits/sendLimits.ts';
import type { SmsProxyOptions, SmsProxySettings } from './options.ts';

/**
 * Checks the options of a proxy, except its secrets, and fills in the defaults.
 * @throws TypeError for options that cannot work
 */
export function readOptions<Result>(options: SmsProxyOptions<Result>): SmsProxySettings<Result> {
  const { allowNonBrowser = false, clock = systemServerClock, ticketTtlMs = 600_000, codeTtlMs } = options;
  const { captcha, clientIp, onVerified, onEvent, development = false } = options;
  checkFlag('allowNonBrowser', allowNonBrowser);
  checkFlag('development', development);
  for (const name of ['captcha', 'clientIp', 'onVerified', 'onEvent', 'onError'] as const)
    checkFunction(name, options[name]);
  const gateways = readGateways(options.gateway);
  const matters = 'A code could never be verified, or forever.';
  checkDuration('`ticketTtlMs`', ticketTtlMs, matters);
  if (codeTtlMs !== undefined) checkDuration('`codeTtlMs`', codeTtlMs, matters);
  for (const { timeoutMs, codeLength } of gateways) {
    checkDuration('`timeoutMs` of a gateway', timeoutMs, 'No message could be known to have gone out.');
    if (codeLength !== undefined && !isCodeLength(codeLength)) throw wrongCodeLength();
  }
  return {
    captcha,
    clientIp,
    onVerified,
    onEvent,
    onError: options.onError ?? createErrorWarning(),
    codeTtlMs,
    gateways,
    allowNonBrowser,
    clock,
    development,
    ticketTtlMs: Math.max(ticketTtlMs, codeTtlMs ?? 0),
    channels: routeChannels(options.channels, gateways),
    countries: parseCountries(options.countries),
    allowedOrigins: readOrigins(options.allowedOrigins, allowNonBrowser),
    limits: readLimits(options.limits ?? {}, development),
    conversion: options.conversion === false ? null : readConversion(options.conversion ?? {}),
    store: options.store ?? memoryLimitStore({ clock }),
  };
}

function readGateways<Result>(gateway: SmsProxyOptions<Result>['gateway']): readonly Gateway<Result>[] {
  const gateways: readonly Gateway<Result>[] = [gateway ?? []].flat();
  const ids = new Set(gateways.map(({ id }) => id));
  if (gateways.length > 0 && ids.size === gateways.length) return gateways;
  throw configurationError(
    gateways.length === 0 ? '`gateway` is missing.' : 'Two gateways have the same `id`.',
    'A code is verified by the gateway that sent it, which the ticket names by its id.',
    'Set `genAuthGateway(…)` or `signedV2Gateway(…)`; if there are several, each with its own `id`.',
  );
}

function wrongCodeLength(): TypeError {
  return configurationError(
    '`codeLength` of a gateway is not a whole number from 4 to 8.',
    'A longer or shorter code is refused, so none could be verified.',
    "Set it to the number of digits in the gateway's codes, or leave it out for 6.",
  );
}

function readOrigins(origins: readonly string[] | undefined, allowNonBrowser: boolean): ReadonlySet<string> {
  const list = Array.isArray(origins) ? origins : [];
  if (list.length > 0 || allowNonBrowser) return parseOrigins(list);
  throw configurationError(
    '`allowedOrigins` is empty, or not a list.',
    'Browsers send the origin of the page with each POST, and an origin that is not listed is refused.',
    "List the origins of your pages: `allowedOrigins: ['https://app.example.com']`.",
  );
}

function readLimits(limits: SmsProxyLimits, development: boolean): ResolvedLimits {
  if (limits.totalPerDay === undefined && !development) {
    throw configurationError(
      '`limits.totalPerDay` is missing.',
      'Each message costs money, and without a total nothing limits what a day can cost.',
      'Set it to the most messages you would pay for in a day, or set `development: true` where none costs anything.',
    );
  }
  const {
    totalPerDay = Number.MAX_SAFE_INTEGER,
    cooldownMs = 60_000,
    phonePerDay = 5,
    ipPerHour = 20,
    prefixPerHour = 20,
    verifyTries = 5,
    verifyPhonePerHour = 10,
  } = limits;
  const resolved: ResolvedLimits = {
    totalPerDay,
    cooldownMs,
    phonePerDay,
    ipPerHour,
    prefixPerHour,
    verifyTries,
    verifyPhonePerHour,
  };
  for (const [name, value] of Object.entries(resolved)) checkCount(`limits.${name}`, value);
  return resolved;
}

function readConversion({
  minSends = 30,
  minRate = 0.1,
  block = false,
}: ConversionOptions): ResolvedConversion {
  checkCount('conversion.minSends', minSends);
  checkFlag('conversion.block', block);
  if (minRate > 0 && minRate <= 1) return { minSends, minRate, block };
  throw configurationError(
    '`conversion.minRate` is not a number between 0 and 1.',
    'Every country would count as one whose codes never come back, or none would.',
    'Set 0.1 for a tenth, or `conversion: false` to switch it off.',
  );
}
