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

/** The options, checked and with their defaults. What has to do with no gateway's result takes them without a parameter. */
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
