import { SMS_ERRORS } from '../protocol/errors.ts';
import { isSmsError } from '../protocol/SmsError.ts';
import type { SmsError } from '../protocol/SmsError.ts';
import { checkOrigin } from './checks/checkOrigin.ts';
import { createOriginWarning } from './checks/originWarning.ts';
import { isPreflight, toCorsHeaders, toPreflightResponse } from './cors.ts';
import { createKeyRing } from './keyRing.ts';
import { readClientAddress } from './limits/clientAddress.ts';
import { emit, report } from './observe.ts';
import type { SmsProxyOptions, SmsProxySettings } from './options.ts';
import { readOptions } from './readOptions.ts';
import { refusal } from './refusal.ts';
import { toProblemResponse } from './respond.ts';
import { createSendRoute } from './sendRoute.ts';
import type { ProxyCall } from './ProxyCall.ts';
import type { SmsEvent } from './SmsEvent.ts';
import { createVerifyRoute } from './verifyRoute.ts';
import { warnDeveloper } from './warnDeveloper.ts';

/** What the adapter knows about a request. */
export interface SmsProxyContext {
  /** The visitor's address. Without it, all visitors share one limit by address. */
  ip?: string | null | undefined;
}

/** The proxy. Mount it wherever a Fetch handler can be mounted. */
export interface SmsProxy {
  /** Answers `…/send` and `…/verify`. Never rejects. */
  fetch(request: Request, context?: SmsProxyContext): Promise<Response>;
}

/** All visitors whose address is not known share one bucket. */
const NO_ADDRESS = { ip: undefined, addressBucket: 'unknown' };

type RouteName = 'send' | 'verify';
type CallAddress = Pick<ProxyCall, 'ip' | 'addressBucket'>;

/**
 * Creates the back end of the widgets: it holds the secrets, speaks to the gateway, and decides whether a message that
 * costs money is sent. It needs only web standards, so it runs on Node, Bun, Deno and Workers. For Express, Fastify, Koa
 * and `node:http`, wrap it in `toNodeHandler`.
 *
 * @example
 * const sms = createSmsProxy({
 *   gateway: genAuthGateway({ appHost, appId, appSecret }),
 *   secrets: [process.env.SMS_TICKET_SECRET],
 *   allowedOrigins: ['https://app.example.com'],
 *   channels: ['CHANNEL_LOGIN'],
 *   countries: { CN: { perDay: 5000 } },
 *   limits: { totalPerDay: 5000 },
 * })
 * export const POST = (request: Request) => sms.fetch(request, { ip: request.headers.get('x-real-ip') })
 * @throws TypeError for options that cannot work; its message says what to do
 */
export function createSmsProxy<Result>(options: SmsProxyOptions<Result>): SmsProxy {
  const settings = readOptions(options);
  const keyRing = createKeyRing(options.secrets);
  const routes = { send: createSendRoute(settings), verify: createVerifyRoute(settings) };
  const readAddress = createAddressReader(settings);
  const warnOfOrigin = createOriginWarning(settings);

  /** Makes the checks that come before the content type, and leaves the rest to the route. */
  const answer = async (
    name: RouteName | undefined,
    call: Omit<ProxyCall, 'keys' | keyof CallAddress>,
    context: SmsProxyContext | undefined,
  ) => {
    const { request, requestId } = call;
    if (!name) throw refusal('not_found');
    const preflight = isPreflight(request);
    if (request.method !== 'POST' && !preflight) throw refusal('method_not_allowed');
    checkOrigin(request.headers, settings, warnOfOrigin);
    if (preflight) return toPreflightResponse(request);
    return routes[name]({ ...call, keys: await keyRing(), ...readAddress(request, context, requestId) });
  };

  return {
    async fetch(request, context) {
      const requestId = crypto.randomUUID();
      const url = parseUrl(request);
      const name = readRouteName(url);
      const event: SmsEvent = { type: name ?? 'send', at: settings.clock.wallNow(), requestId };
      let response: Response;
      try {
        response = await answer(name, { request, requestId, event }, context);
      } catch (error) {
        const problem = toProblem(settings, error, requestId);
        event.outcome = 'refused';
        event.code = problem.code;
        response = toProblemResponse(problem, requestId);
      }
      for (const [header, value] of Object.entries(toCorsHeaders(request, url, settings.allowedOrigins)))
        response.headers.set(header, value);
      if (name && event.outcome) emit(settings, event);
      return response;
    },
  };
}

/** `undefined` if it is not a valid URL: on Node it includes the `Host` header, which can contain anything. */
function parseUrl(request: Request): URL | undefined {
  try {
    return new URL(request.url);
  } catch {
    return undefined;
  }
}

/** The last segment of the path, whether or not a slash follows. What comes before it is where the proxy is mounted. */
function readRouteName(url: URL | undefined): RouteName | undefined {
  const name = url?.pathname.split('/').findLast((part) => part !== '');
  return name === 'send' || name === 'verify' ? name : undefined;
}

/** Turns what was thrown into an error that can be sent. Failures of the application's own code go to `onError`. */
function toProblem(settings: Pick<SmsProxySettings, 'onError'>, error: unknown, requestId: string): SmsError {
  // A code without a status only exists in browsers.
  if (isSmsError(error) && SMS_ERRORS[error.code].status !== null) return error;
  report(settings, error, requestId);
  return refusal('internal');
}

/** Creates the function that reads a client's address, and reports once if there is none. */
function createAddressReader<Result>(settings: SmsProxySettings<Result>) {
  const { clientIp, clock } = settings;
  let warned = false;
  return (request: Request, context: SmsProxyContext | undefined, requestId: string): CallAddress => {
    const given: unknown = context?.ip;
    const ip = typeof given === 'string' ? given : undefined;
    const address: unknown = clientIp ? clientIp(request, { ip }) : ip;
    const found = typeof address === 'string' ? readClientAddress(address) : null;
    if (found) return found;
    if (!warned) {
      emit(settings, { type: 'client_address_missing', at: clock.wallNow(), requestId });
      if (!settings.onEvent && !settings.development) warnOfMissingAddress();
    }
    warned = true;
    return NO_ADDRESS;
  };
}

function warnOfMissingAddress(): void {
  warnDeveloper(
    'No client address reaches the proxy.',
    'All visitors share one `limits.ipPerHour`, so a few of them use it up for everybody.',
    'Pass it to `sms.fetch(request, { ip })`, or set the option `clientIp`.',
  );
}
