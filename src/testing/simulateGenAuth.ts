import type { SmsChannel } from '../protocol/channels.ts';
import { GENAUTH_CHANNELS } from '../protocol/genAuth.ts';
import { parsePhoneNumber } from '../protocol/phoneNumber.ts';
import type { SmsPhone } from '../protocol/phoneNumber.ts';
import { isRecord } from '../protocol/isRecord.ts';
import { systemClock } from '../core/clock.ts';
import { encoder, toBase64 } from '../server/base64Url.ts';
import { createCodeLedger } from './codeLedger.ts';
import { createFaults } from './faults.ts';
import { createInbox } from './inbox.ts';
import { serveFault } from './serveFault.ts';
import type { Simulator, SimulatorOptions } from './Simulator.ts';
import { toRequest } from './toRequest.ts';

/** How an application authenticates when it signs a user in. */
export type SimulatedAuthMethod = 'client_secret_post' | 'client_secret_basic' | 'none';

/** Options of {@link simulateGenAuth}. */
export interface SimulateGenAuthOptions extends SimulatorOptions {
  /** @default 'https://genauth.test' */
  appHost?: string | undefined;
  /** @default 'simulated-app' */
  appId?: string | undefined;
  /** @default 'simulated-app-secret' */
  appSecret?: string | undefined;
  /**
   * How an application may authenticate at signin. If it sends a secret, that must always be right.
   * @default all three
   */
  authMethods?: readonly SimulatedAuthMethod[] | undefined;
  /**
   * How many wrong tries at signin make a code void, as in GenAuth's settings.
   * @default 1
   */
  verifyCodeMaxAttempts?: number | undefined;
}

/** A refusal with GenAuth's own numbers. Needs a `statusCode`, an `apiCode` or both. */
export interface GenAuthAnswer {
  statusCode?: number | undefined;
  /** GenAuth writes it as a number or as a string. */
  apiCode?: number | string | undefined;
  message?: string | undefined;
  /** Adds a `Retry-After`, in seconds. The real service is not known to send one. */
  retryAfterSeconds?: number | undefined;
}

/** A {@link Simulator} of GenAuth. */
export interface SimulatedGenAuth extends Simulator<GenAuthAnswer> {
  /** What the simulator accepts: `genAuthGateway({ ...simulator.credentials, fetch: simulator.fetch })`. */
  readonly credentials: Readonly<Record<'appHost' | 'appId' | 'appSecret', string>>;
}

/**
 * Behaves as GenAuth does: `send-sms`, `signin` with a code and `pre-check-code`, one message a minute for each phone
 * and channel, codes that are valid for five minutes and work once. Messages go to `inbox`.
 *
 * @example
 * const genAuth = simulateGenAuth();
 * const gateway = genAuthGateway({ ...genAuth.credentials, fetch: genAuth.fetch });
 */
export function simulateGenAuth(options: SimulateGenAuthOptions = {}): SimulatedGenAuth {
  const { clock = systemClock, language = 'en', codeLifeMs = 300_000, verifyCodeMaxAttempts = 1 } = options;
  const { appHost = 'https://genauth.test', appId = 'simulated-app' } = options;
  const credentials = { appHost, appId, appSecret: options.appSecret ?? 'simulated-app-secret' };
  const authMethods = options.authMethods ?? ['client_secret_post', 'client_secret_basic', 'none'];
  const ledger = createCodeLedger({ ...options, clock, codeLifeMs, maxAttempts: verifyCodeMaxAttempts });
  const { inbox, deliver } = createInbox({ clock, language, codeLifeMs });
  const { faults, take } = createFaults(isGenAuthAnswer);

  const send: Serve = ({ body }) => {
    const phone = readPhone(body.phoneNumber, body.phoneCountryCode);
    if (!isGenAuthChannel(body.channel)) return toReply({ statusCode: 400, message: 'Unknown channel' });
    if (!phone) return toReply({ apiCode: 2028 });
    if (!ledger.claim(toKey(phone, body.channel))) return toReply({ apiCode: 2080 });
    const code = ledger.issue(toKey(phone, body.channel));
    const { phoneNumber, phoneCountryCode } = phone;
    deliver({ phoneNumber, phoneCountryCode, channel: body.channel, code });
    return toReply({ statusCode: 200, message: 'Sent' });
  };

  const signIn: Serve = ({ headers, body }) => {
    const authMethod = readAuthMethod(headers, body, credentials);
    if (!authMethod || !authMethods.includes(authMethod)) return toReply({ statusCode: 401 });
    const passCode = readPassCode(body.passCodePayload);
    if (body.connection !== 'PASSCODE' || !passCode) return toReply({ statusCode: 400 });
    const verdict = ledger.redeem(toKey(passCode.phone, 'CHANNEL_LOGIN'), passCode.code);
    if (verdict !== 'right') return toReply({ apiCode: verdict === 'expired' ? 2300 : 2001 });
    return toReply({ statusCode: 200, message: 'Signed in' }, createTokens(body.options));
  };

  const preCheck: Serve = ({ body }) => {
    const payload = isRecord(body.smsCodePayload) ? body.smsCodePayload : {};
    const passCode = readPassCode(payload);
    if (body.codeType !== 'SMS' || !passCode || !isGenAuthChannel(payload.channel))
      return toReply({ statusCode: 400 });
    const verdict = ledger.compare(toKey(passCode.phone, payload.channel), passCode.code);
    const data =
      verdict === 'right' ? { isValid: true } : { isValid: false, message: `The code is ${verdict}` };
    return toReply({ statusCode: 200, message: 'Checked' }, data);
  };

  const serve = async (request: Request, operation: Serve): Promise<Response> => {
    const sentId = request.headers.get('x-genauth-app-id') ?? request.headers.get('x-authing-app-id');
    if (sentId !== credentials.appId) return toReply({ apiCode: 2011 });
    const body: unknown = await request.json().catch(() => null);
    if (!isRecord(body)) return toReply({ statusCode: 400, message: 'The body is not a JSON object' });
    return operation({ headers: request.headers, body });
  };

  const answer = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted();
    const name = new URL(request.url).pathname.match(/\/api\/v3\/(send-sms|signin|pre-check-code)$/)?.[1];
    if (!name || request.method !== 'POST') return toReply({ statusCode: 404 }, undefined, 404);
    const operation = name === 'send-sms' ? send : name === 'signin' ? signIn : preCheck;
    return serveFault(take(operation === send ? 'send' : 'verify'), {
      signal: request.signal,
      clock,
      serve: () => serve(request, operation),
      refuse: toReply,
    });
  };

  return {
    async fetch(input, init) {
      const request = toRequest(input, init);
      return request.method === 'OPTIONS' ? preflight(request) : allowOrigins(await answer(request));
    },
    inbox,
    faults,
    clock,
    credentials,
  };
}

/** Serves one operation, once the application's id was found right. */
type Serve = (request: { headers: Headers; body: Record<string, unknown> }) => Response;

/** The `statusCode` that GenAuth sends with an `apiCode`, if it is not the usual 499. */
const STATUS_CODES: Record<string, number> = { 1002: 429, 2011: 404, 2028: 400, 2080: 422, 4021: 402 };

const MESSAGES: Record<string, string> = {
  401: 'The application could not be authenticated',
  2001: 'The code is wrong',
  2011: 'No such application',
  2028: 'Not a correct phone number',
  2080: 'A code was sent less than a minute ago',
  2300: 'The code has expired',
};

/** A reply as GenAuth writes it: HTTP 200 whatever it says. */
function toReply(
  { statusCode, apiCode, message, retryAfterSeconds }: GenAuthAnswer,
  data?: object,
  httpStatus = 200,
): Response {
  const bodyStatus = statusCode ?? STATUS_CODES[String(apiCode)] ?? 499;
  return Response.json(
    {
      statusCode: bodyStatus,
      message: message ?? MESSAGES[String(apiCode ?? bodyStatus)] ?? 'The request was refused',
      apiCode,
      requestId: crypto.randomUUID(),
      data,
    },
    {
      status: httpStatus,
      headers: retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) },
    },
  );
}

function isGenAuthAnswer(value: unknown): value is GenAuthAnswer {
  if (!isRecord(value)) return false;
  const { statusCode, apiCode } = value;
  const isNumber = statusCode === undefined || (Number.isInteger(statusCode) && statusCode !== 200);
  const isCode = apiCode === undefined || Number.isInteger(Number(apiCode));
  return isNumber && isCode && (statusCode !== undefined || apiCode !== undefined);
}

function isGenAuthChannel(value: unknown): value is SmsChannel {
  return (GENAUTH_CHANNELS as readonly unknown[]).includes(value);
}

function toKey({ e164 }: SmsPhone, channel: SmsChannel): string {
  return `${e164} ${channel}`;
}

/** `null` unless the number is given as GenAuth documents it: national digits, without the calling code. */
function readPhone(phoneNumber: unknown, phoneCountryCode: unknown): SmsPhone | null {
  const phone = parsePhoneNumber(phoneNumber, phoneCountryCode);
  return phone?.phoneNumber === phoneNumber ? phone : null;
}

function readPassCode(payload: unknown): { phone: SmsPhone; code: string } | null {
  if (!isRecord(payload) || typeof payload.passCode !== 'string') return null;
  const phone = readPhone(payload.phone, payload.phoneCountryCode);
  return phone && { phone, code: payload.passCode };
}

/** The method by which a signin authenticates; `null` if its id or secret is not the application's. */
function readAuthMethod(
  headers: Headers,
  body: Record<string, unknown>,
  { appId, appSecret }: { appId: string; appSecret: string },
): SimulatedAuthMethod | null {
  const basic = headers.get('Authorization');
  if (basic !== null)
    return basic === `Basic ${toBase64(encoder.encode(`${appId}:${appSecret}`))}`
      ? 'client_secret_basic'
      : null;
  if (body.client_id !== undefined && body.client_id !== appId) return null;
  if (body.client_secret === undefined) return 'none';
  return body.client_id === appId && body.client_secret === appSecret ? 'client_secret_post' : null;
}

function createTokens(options: unknown): object {
  const wanted = isRecord(options) && typeof options.scope === 'string' ? options.scope : undefined;
  const scope = wanted ?? 'openid profile phone';
  return {
    scope,
    access_token: `simulated-access-${crypto.randomUUID()}`,
    id_token: `simulated-id-${crypto.randomUUID()}`,
    ...(scope.split(' ').includes('offline_access') && {
      refresh_token: `simulated-refresh-${crypto.randomUUID()}`,
    }),
    token_type: 'Bearer',
    expire_in: 1_209_600,
  };
}

/** Lets a page of any origin read the reply, as for a single-page app that calls GenAuth directly. */
function allowOrigins(response: Response): Response {
  response.headers.set('Access-Control-Allow-Origin', '*');
  return response;
}

function preflight(request: Request): Response {
  const headers = {
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': request.headers.get('Access-Control-Request-Headers') ?? '*',
  };
  return allowOrigins(new Response(null, { status: 204, headers }));
}
