import type { SmsChannel } from '../protocol/channels.ts';
import type { SmsPhone } from '../protocol/phoneNumber.ts';
import { isCodeLength } from '../protocol/wire.ts';
import type { Captcha } from './checks/checkCaptcha.ts';
import { parseOrigins } from './checks/checkOrigin.ts';
import { routeChannels } from './checks/readChannel.ts';
import { parseCountries } from './checks/readCountry.ts';
import type { ServerClock } from './clock.ts';
import { systemServerClock } from './clock.ts';
import { checkCount } from './checkCount.ts';
import { checkDuration } from './checkDuration.ts';
import { checkFlag } from './checkFlag.ts';
import { configurationError } from './configurationError.ts';
import { createErrorWarning } from './errorWarning.ts';
import type { Gateway } from './gateways/Gateway.ts';
import type { ConversionOptions, ResolvedConversion } from './limits/conversion.ts';
import type { LimitStore } from './limits/LimitStore.ts';
import { memoryLimitStore } from './limits/memoryLimitStore.ts';
import type { ResolvedLimits, SmsProxyLimits } from './limits/sendLimits.ts';
import type { SmsEvent } from './SmsEvent.ts';

/** What `onVerified` gets: a phone whose owner has just proved that it is theirs. */
export interface VerifiedSms<Result = unknown> {
  /** The request to `/verify`; its body has been read. */
  request: Request;
  phone: SmsPhone;
  channel: SmsChannel;
  /** What the gateway answered: GenAuth's tokens, for one. Nothing of it goes to the browser by itself. */
  result: Result;
}

/** Options of {@link createSmsProxy}. */
export interface SmsProxyOptions<Result = unknown> {
  /** Who sends. With several, each channel goes to the first that can send on it. */
  gateway: Gateway<Result> | readonly Gateway<Result>[];
  /**
   * At least one text of 32 bytes or more, `openssl rand -base64 32`; tickets are made with the first and
   * accepted from each. To rotate, put a new one behind, on every instance, and then in front.
   */
  secrets: readonly (string | undefined)[];
  /**
   * Origins of the pages that may ask, `https://app.example.com`, compared exactly. The application's own
   * belongs in here too, since browsers send it with each POST; for any other listed origin CORS is switched on.
   */
  allowedOrigins: readonly string[];
  /** What messages may be for. Everything else is refused. */
  channels: readonly SmsChannel[];
  /**
   * Where messages may go, by ISO code, with messages a day. Required: there is no "all".
   * @default 50 a day for a country without `perDay`
   */
  countries: Readonly<Record<string, { perDay?: number | undefined }>>;
  /** How many messages; `totalPerDay` is required unless `development` is set. */
  limits?: SmsProxyLimits | undefined;
  /** Watches how many messages come back as verified codes; `false` switches it off. */
  conversion?: ConversionOptions | false | undefined;
  /**
   * Where is counted. Instances behind a load balancer share a `redisLimitStore`.
   * @default memoryLimitStore()
   */
  store?: LimitStore | undefined;
  /** Asked before each message; `turnstileCaptcha()` is a ready one. */
  captcha?: Captcha | undefined;
  /**
   * The client's address, where the adapter's is a load balancer's. Read a forwarded header here only if your
   * own infrastructure sets it: whatever a client can write into it lifts the limit by address.
   * @default the `ip` given to `fetch`
   */
  clientIp?:
    ((request: Request, context: { ip?: string | undefined }) => string | null | undefined) | undefined;
  /**
   * What the browser gets for a verified phone: the reply's `data`, or a whole `Response` (one that sets a
   * cookie). Called once for each code. Throw an `SmsError` to refuse (`account_unavailable`).
   */
  onVerified?: ((verified: VerifiedSms<Result>) => unknown) | undefined;
  /**
   * Hears what happens, for logs and alarms. What it throws is ignored. Without it two things are written to the
   * console instead: an origin that was refused, and that no client address reaches the proxy.
   */
  onEvent?: ((event: SmsEvent) => unknown) | undefined;
  /**
   * Hears what the application's own parts threw: `onVerified`, `clientIp`, the store, the captcha, a gateway that
   * throws what is no `SmsError`. The browser sees a code like `internal` only. Without it the console is told once
   * that something threw.
   */
  onError?: ((error: unknown, context: { requestId: string }) => unknown) | undefined;
  /**
   * Lets in what sends neither `Origin` nor `Sec-Fetch-Site`: React Native, a script.
   * @default false
   */
  allowNonBrowser?: boolean | undefined;
  /**
   * Lets `limits.totalPerDay` be left out, and names refused origins on the console. For trying things out:
   * without a total nothing bounds the bill.
   * @default false
   */
  development?: boolean | undefined;
  /**
   * How long a code is valid, in milliseconds, if the gateway's settings say so. Told to the browser; nothing
   * is told when left out.
   */
  codeTtlMs?: number | undefined;
  /**
   * How long a code can be verified after its send, in milliseconds. The gateway may end it sooner.
   * @default 600_000
   */
  ticketTtlMs?: number | undefined;
  /** Time; the system's when left out. */
  clock?: ServerClock | undefined;
}

/** The options, checked and with their defaults. */
export interface SmsProxySettings<Result> extends Pick<
  SmsProxyOptions<Result>,
  'captcha' | 'clientIp' | 'onVerified' | 'onEvent' | 'codeTtlMs'
> {
  onError: NonNullable<SmsProxyOptions<Result>['onError']>;
  gateways: readonly Gateway<Result>[];
  channels: ReadonlyMap<SmsChannel, Gateway<Result>>;
  countries: ReadonlyMap<string, number>;
  allowedOrigins: ReadonlySet<string>;
  allowNonBrowser: boolean;
  development: boolean;
  limits: ResolvedLimits;
  conversion: ResolvedConversion | null;
  store: LimitStore;
  clock: ServerClock;
  ticketTtlMs: number;
}

/**
 * Checks the options of a proxy, its secrets apart.
 * @throws TypeError in three parts for what cannot work
 */
export function readOptions<Result>(options: SmsProxyOptions<Result>): SmsProxySettings<Result> {
  const { allowNonBrowser = false, clock = systemServerClock, ticketTtlMs = 600_000, codeTtlMs } = options;
  const { captcha, clientIp, onVerified, onEvent, development = false } = options;
  checkFlag('allowNonBrowser', allowNonBrowser);
  checkFlag('development', development);
  const gateways = readGateways(options.gateway);
  const never = 'A code could never be verified, or forever.';
  checkDuration('`ticketTtlMs`', ticketTtlMs, never);
  if (codeTtlMs !== undefined) checkDuration('`codeTtlMs`', codeTtlMs, never);
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
    gateways.length === 0 ? '`gateway` is missing.' : 'Two gateways have one `id`.',
    'A code is verified by the gateway that sent it, which the ticket names by its id.',
    'Give `genAuthGateway(…)` or `signedV2Gateway(…)`, each with an `id` of its own if there are several.',
  );
}

function wrongCodeLength(): TypeError {
  return configurationError(
    '`codeLength` of a gateway is not a whole number from 4 to 8.',
    'A longer or shorter code is refused, so none could be verified.',
    "Give the number of digits in the gateway's codes, or leave it out for 6.",
  );
}

function readOrigins(origins: readonly string[] | undefined, allowNonBrowser: boolean): ReadonlySet<string> {
  const list = Array.isArray(origins) ? origins : [];
  if (list.length > 0 || allowNonBrowser) return parseOrigins(list);
  throw configurationError(
    '`allowedOrigins` is empty.',
    'Browsers name the origin of the page with each POST, and one that is not listed is refused.',
    "List the pages that ask: `allowedOrigins: ['https://app.example.com']`.",
  );
}

function readLimits(limits: SmsProxyLimits, development: boolean): ResolvedLimits {
  if (limits.totalPerDay === undefined && !development) {
    throw configurationError(
      '`limits.totalPerDay` is missing.',
      'Each message costs money, and without a total nothing bounds what a day can cost.',
      'Give the most messages you would pay for in a day, or `development: true` where none is paid for.',
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
    '`conversion.minRate` is no share between 0 and 1.',
    'Every country would count as one in which no code comes back, or none would.',
    'Give 0.1 for a tenth, or `conversion: false` to watch nothing.',
  );
}
