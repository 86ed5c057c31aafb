import type { SmsChannel } from '../protocol/channels.ts';
import { isRecord } from '../protocol/isRecord.ts';
import { systemClock } from '../core/clock.ts';
import { signV2 } from '../server/gateways/signature.ts';
import { createCodeLedger } from './codeLedger.ts';
import { createFaults } from './faults.ts';
import { createInbox } from './inbox.ts';
import { serveFault } from './serveFault.ts';
import type { Simulator, SimulatorOptions } from './Simulator.ts';
import { toRequest } from './toRequest.ts';

/** Options of {@link simulateSignedV2}. */
export interface SimulateSignedV2Options extends SimulatorOptions {
  /** @default 'https://signed-v2.test' */
  baseUrl?: string | undefined;
  /** @default 'C.DM.0000.1' */
  userDomain?: string | undefined;
  /** @default 'simulated-user-domain-secret' */
  userDomainSecret?: string | undefined;
}

/** A refusal with the signed v2 endpoint's own numbers. */
export interface SignedV2Answer {
  code: number;
  msg?: string | undefined;
}

/** A {@link Simulator} of the signed v2 endpoint. */
export interface SimulatedSignedV2 extends Simulator<SignedV2Answer> {
  /** What the simulator accepts: `signedV2Gateway({ ...simulator.credentials, fetch: simulator.fetch, verify })`. */
  readonly credentials: Readonly<Record<'baseUrl' | 'userDomain' | 'userDomainSecret', string>>;
}

/** How far a request's `ts` may be from the service's clock. */
const TS_TOLERANCE_MS = 600_000;

/** What each of the endpoint's code types is for. */
const CHANNELS: Readonly<Record<string, SmsChannel>> = {
  1: 'CHANNEL_RESET_PASSWORD',
  2: 'CHANNEL_LOGIN',
  3: 'CHANNEL_REGISTER',
  4: 'CHANNEL_DELETE_ACCOUNT',
  5: 'CHANNEL_ADD_PUSH_RECIPIENT',
};

/**
 * Behaves as the signed v2 endpoint does: it takes seven parameters in the query string and an empty body, checks the
 * signature, `ts` and `random`, and sends one message a minute for each phone and code type. The newest unused code of a
 * phone is valid for five minutes, at `phoneSmsCodeLogin`. Messages go to `inbox`.
 *
 * @example
 * const v2 = simulateSignedV2();
 * const gateway = signedV2Gateway({ ...v2.credentials, fetch: v2.fetch, verify: phoneSmsCodeLogin() });
 */
export function simulateSignedV2(options: SimulateSignedV2Options = {}): SimulatedSignedV2 {
  const { clock = systemClock, language = 'en', codeLifeMs = 300_000 } = options;
  const { baseUrl = 'https://signed-v2.test', userDomain = 'C.DM.0000.1' } = options;
  const { userDomainSecret = 'simulated-user-domain-secret' } = options;
  const ledger = createCodeLedger({ ...options, clock, codeLifeMs });
  const { inbox, deliver } = createInbox({ clock, language, codeLifeMs });
  const { faults, take } = createFaults(isSignedV2Answer);

  const send = async (query: URLSearchParams): Promise<SignedV2Answer> => {
    const parameters = readSendParameters(query);
    const { codeType, phone, random, ts, internationalCode } = parameters;
    const malformed = findMalformed(parameters, userDomain, clock.wallNow());
    if (malformed) return { code: malformed };
    const expected = await signV2({
      phone,
      codeType: Number(codeType),
      random,
      ts: Number(ts),
      userDomainSecret,
    });
    if (parameters.signature !== expected) return { code: 5420 };
    const to = `+${internationalCode}${phone}`;
    if (!ledger.claim(`${to} ${codeType}`)) return { code: 5058 };
    const code = ledger.issue(to);
    deliver({
      phoneNumber: phone,
      phoneCountryCode: `+${internationalCode}`,
      channel: CHANNELS[codeType] ?? 'CHANNEL_LOGIN',
      code,
    });
    return { code: 200 };
  };

  const logIn = (query: URLSearchParams): SignedV2Answer & { data?: object } => {
    const smsCode = query.get('smsCode');
    const malformed = findMalformedPhone(readSendParameters(query), userDomain);
    if (malformed) return { code: malformed };
    if (!smsCode) return { code: 5029 };
    const to = `+${query.get('internationalCode')}${query.get('phone')}`;
    return ledger.redeem(to, smsCode) === 'right' ? { code: 200, data: createTokens() } : { code: 5037 };
  };

  const serve = async (request: Request, operation: typeof send | typeof logIn): Promise<Response> => {
    if ((await request.arrayBuffer()).byteLength > 0)
      return toReply({ code: 400, msg: 'The body must be empty' });
    return toReply(await operation(new URL(request.url).searchParams));
  };

  const answer = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted();
    const operation = findOperation(request);
    if (!operation) return new Response('Not Found', { status: 404 });
    return serveFault(take(operation), {
      signal: request.signal,
      clock,
      serve: () => serve(request, operation === 'send' ? send : logIn),
      refuse: toReply,
    });
  };

  return {
    fetch: async (input, init) => answer(toRequest(input, init)),
    inbox,
    faults,
    clock,
    credentials: { baseUrl, userDomain, userDomainSecret },
  };
}

function findOperation({ method, url }: Request): 'send' | 'verify' | null {
  const { pathname } = new URL(url);
  if (method !== 'POST') return null;
  if (pathname.endsWith('/v2/sms/enduserapi/v2/sendPhoneSmsCode')) return 'send';
  return pathname.endsWith('/v2/enduser/enduserapi/phoneSmsCodeLogin') ? 'verify' : null;
}

type SendParameters = Record<(typeof SEND_PARAMETERS)[number], string>;

const SEND_PARAMETERS = [
  'codeType',
  'internationalCode',
  'phone',
  'random',
  'signature',
  'ts',
  'userDomain',
] as const;

/** The seven parameters, each empty if it is missing. */
function readSendParameters(query: URLSearchParams): SendParameters {
  const pairs = SEND_PARAMETERS.map((name) => [name, query.get(name) ?? ''] as const);
  return Object.fromEntries(pairs) as SendParameters;
}

/** The service's error number for the first parameter that is missing or malformed; `null` if all are fine. */
function findMalformed(parameters: SendParameters, ownDomain: string, now: number): number | null {
  const { codeType, random, signature, ts } = parameters;
  const malformedPhone = findMalformedPhone(parameters, ownDomain);
  if (malformedPhone) return malformedPhone;
  if (!/^[1-5]$/.test(codeType)) return 400;
  if (!/^\d{13}$/.test(ts) || Math.abs(Number(ts) - now) > TS_TOLERANCE_MS) return 5145;
  if (signature === '') return 5550;
  return /^[A-Za-z0-9]{16}$/.test(random) ? null : 5421;
}

function findMalformedPhone({ internationalCode, phone, userDomain }: SendParameters, ownDomain: string) {
  if (userDomain === '') return 5023;
  if (userDomain !== ownDomain) return 5013;
  if (phone === '') return 5021;
  if (!/^[1-9]\d{0,2}$/.test(internationalCode)) return 5116;
  return /^\d{4,14}$/.test(phone) ? null : 5019;
}

const MESSAGES: Record<string, string> = {
  200: 'Success',
  400: 'codeType must be one of 1 to 5',
  5013: 'The user domain is malformed',
  5019: 'The phone format is incorrect',
  5021: 'The phone is missing',
  5023: 'The user domain is missing',
  5029: 'The code is missing',
  5037: 'The code is wrong or has expired',
  5058: 'Sending too frequently',
  5116: 'The international code is missing',
  5145: 'The timestamp is incorrect',
  5420: 'Signature verification failed',
  5421: 'Signature error',
  5550: 'The signature is missing',
};

/** A reply as the service writes it: HTTP 200 whatever it says. */
function toReply({ code, msg, data }: SignedV2Answer & { data?: object }): Response {
  return Response.json({
    code,
    msg: msg ?? MESSAGES[code] ?? 'The request was refused',
    data: data ?? null,
    extMsg: null,
  });
}

function isSignedV2Answer(value: unknown): value is SignedV2Answer {
  return isRecord(value) && Number.isInteger(value.code) && value.code !== 200 && value.code !== 0;
}

function createTokens(): object {
  const createToken = (use: string, expirationTime: number) => ({
    token: `Bearer simulated-${use}-${crypto.randomUUID()}`,
    expirationTime,
  });
  return { accessToken: createToken('access', 7_200), refreshToken: createToken('refresh', 2_592_000) };
}
