import type { SmsChannel } from '../protocol/channels.ts';
import type { SmsPhone } from '../protocol/phoneNumber.ts';
import type { Captcha } from './checks/Captcha.ts';
import type { ServerClock } from './clock.ts';
import type { Gateway } from './gateways/Gateway.ts';
import type { ConversionOptions, ResolvedConversion } from './limits/conversion.ts';
import type { LimitStore } from './limits/LimitStore.ts';
import type { ResolvedLimits, SmsProxyLimits } from './limits/sendLimits.ts';
import type { SmsEvent } from './SmsEvent.ts';

/** What `onVerified` gets: a phone whose owner has just proved that it is theirs. */
export interface VerifiedSms<Result = unknown> {
  /** The request to `/verify`; its body has been read. */
  request: Request;
  phone: SmsPhone;
  channel: SmsChannel;
  /** What the gateway answered, such as GenAuth's tokens. None of it goes to the browser unless you return it. */
  result: Result;
}

/** Options of {@link createSmsProxy}. */
export interface SmsProxyOptions<Result = unknown> {
  /** The service that sends. With several, each channel goes to the first gateway that can send on it. */
  gateway: Gateway<Result> | readonly Gateway<Result>[];
  /**
   * Secrets that sign tickets: at least one string of 32 bytes or more, `openssl rand -base64 32`. The first one signs,
   * and all of them are accepted. To rotate, add a new one at the end on every instance, then move it to the front.
   */
  secrets: readonly (string | undefined)[];
  /**
   * Origins of the pages that may send requests, such as `https://app.example.com`, compared exactly. Your own origin
   * belongs here too, since browsers send it with each POST. Any other listed origin gets CORS headers.
   */
  allowedOrigins: readonly string[];
  /** What messages may be for. Everything else is refused. */
  channels: readonly SmsChannel[];
  /**
   * Where messages may go, by ISO code, with messages per day. Required: there is no "all".
   * @default 50 a day for a country without `perDay`
   */
  countries: Readonly<Record<string, { perDay?: number | undefined }>>;
  /** How many messages and tries are allowed; `totalPerDay` is required unless `development` is set. */
  limits?: SmsProxyLimits | undefined;
  /** Watches how many codes come back; `false` switches it off. */
  conversion?: ConversionOptions | false | undefined;
  /**
   * Where the limits are counted. Instances behind a load balancer need to share a `redisLimitStore`.
   * @default memoryLimitStore()
   */
  store?: LimitStore | undefined;
  /** Checks a captcha before each message: `turnstileCaptcha()`, or a function of your own. */
  captcha?: Captcha | undefined;
  /**
   * Reads the visitor's address, if the connection comes from a load balancer. Read a forwarded header only if your own
   * infrastructure sets it: a visitor who can write it gets around the limit by address.
   * @default the `ip` given to `fetch`
   */
  clientIp?:
    ((request: Request, context: { ip?: string | undefined }) => string | null | undefined) | undefined;
  /**
   * Called once for each code that was right: start the session here. What it returns is the `data` of the reply, or the
   * whole reply if it is a `Response` (with a cookie). To refuse, throw `new SmsError('account_unavailable')`.
   */
  onVerified?: ((verified: VerifiedSms<Result>) => unknown) | undefined;
  /**
   * Gets one event for each request, for logs and alarms. What it throws is ignored. Without it, the console warns
   * about two things: a refused origin and, outside of `development`, that no visitor's address reaches the proxy.
   */
  onEvent?: ((event: SmsEvent) => unknown) | undefined;
  /**
   * Gets what your own code threw: `onVerified`, `clientIp`, the store, the captcha, or a gateway that throws anything but
   * an `SmsError`. The browser only sees a code such as `internal`. Without `onError`, the console says once that
   * something threw.
   */
  onError?: ((error: unknown, context: { requestId: string }) => unknown) | undefined;
  /**
   * Lets in requests with neither `Origin` nor `Sec-Fetch-Site`, such as those from React Native or a script.
   * @default false
   */
  allowNonBrowser?: boolean | undefined;
  /**
   * Makes `limits.totalPerDay` optional, and names refused origins on the console. Only for trying things out: without a
   * total, nothing limits the bill.
   * @default false
   */
  development?: boolean | undefined;
  /**
   * How long a code is valid, in milliseconds, if you know it from the gateway's settings. The browser is told.
   */
  codeTtlMs?: number | undefined;
  /**
   * How long after its send a code can be verified, in milliseconds; as long as `codeTtlMs`, if that is longer. The
   * gateway may end it sooner.
   * @default 600_000
   */
  ticketTtlMs?: number | undefined;
  /** The time, for tests. */
  clock?: ServerClock | undefined;
}

/** The options, checked and with their defaults. Code that never sees a gateway's result omits the type parameter. */
export interface SmsProxySettings<Result = never> extends Pick<
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
