import { SMS_CHANNELS } from './channels.ts';
import type { SmsChannel } from './channels.ts';
import type { SmsErrorCode } from './errors.ts';
import type { SendSmsRequest, VerifySmsRequest } from './requests.ts';
import { DEFAULT_CALLING_CODE } from './phoneNumber.ts';
import { isRecord } from './isRecord.ts';
import { readRetryAfterMs } from './wire.ts';
import type { WireReply } from './wire.ts';

/** The channels that GenAuth can send on: all that it has a name for. */
export const GENAUTH_CHANNELS: readonly SmsChannel[] = SMS_CHANNELS.filter(
  (channel) => channel !== 'CHANNEL_ADD_PUSH_RECIPIENT',
);

/** The address and the id of a GenAuth application. None of it is secret. */
export interface GenAuthApp {
  /** Host of the application, with or without `https://`: `example.us.genauth.ai`. */
  appHost: string;
  appId: string;
  /**
   * The middle of the name of the header that carries the app id, `x-{headerPrefix}-app-id`. Services of the older
   * brand expect `authing`; nothing else differs.
   * @default 'genauth'
   */
  headerPrefix?: string | undefined;
  /** Language of the service's own messages, which reach logs only. */
  lang?: 'zh-CN' | 'en-US' | 'zh-TW' | 'ja-JP' | undefined;
}

/** A request to GenAuth, ready for `fetch`. */
export interface GenAuthRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** `POST /api/v3/send-sms`. Never carries the app's secret, however the app authenticates. */
export function toGenAuthSend(app: GenAuthApp, request: SendSmsRequest): GenAuthRequest {
  const { phoneNumber, channel, phoneCountryCode } = request;
  return toGenAuthRequest(app, 'send-sms', { phoneNumber, channel, phoneCountryCode });
}

/**
 * `POST /api/v3/signin` with a code. `credentials` are the body fields that authenticate the app (`client_id` and
 * `client_secret`), empty for authentication methods that have none.
 */
export function toGenAuthSignin(
  app: GenAuthApp,
  request: VerifySmsRequest,
  {
    clientIp,
    scope,
    credentials,
  }: { clientIp?: string | undefined; scope?: string | undefined; credentials?: object },
): GenAuthRequest {
  const options = { scope, clientIp };
  return toGenAuthRequest(app, 'signin', {
    connection: 'PASSCODE',
    passCodePayload: toPassCode(request),
    options: scope === undefined && clientIp === undefined ? undefined : options,
    ...credentials,
  });
}

/** `POST /api/v3/pre-check-code`: checks a code without using it up. */
export function toGenAuthPreCheck(app: GenAuthApp, request: VerifySmsRequest): GenAuthRequest {
  const smsCodePayload = { ...toPassCode(request), channel: request.channel };
  return toGenAuthRequest(app, 'pre-check-code', { codeType: 'SMS', smsCodePayload });
}

/** GenAuth calls the number `phone` here, and `phoneNumber` in a send. */
function toPassCode({ phoneNumber, phoneCountryCode = DEFAULT_CALLING_CODE, code }: VerifySmsRequest) {
  return { phone: phoneNumber, phoneCountryCode, passCode: code };
}

function toGenAuthRequest(app: GenAuthApp, path: string, body: object): GenAuthRequest {
  const { appHost, appId, headerPrefix = 'genauth', lang } = app;
  const host = appHost.replace(/\/+$/, '');
  return {
    url: `${/^https?:\/\//.test(host) ? host : `https://${host}`}/api/v3/${path}`,
    headers: {
      'Content-Type': 'application/json',
      [`x-${headerPrefix}-app-id`]: appId,
      ...(lang && { [`x-${headerPrefix}-lang`]: lang }),
    },
    body: JSON.stringify(body),
  };
}

/** Which of the two calls a reply answers: some of GenAuth's numbers mean something different in each. */
export type GenAuthStep = 'send' | 'verify';

type CodeByStep = SmsErrorCode | Record<GenAuthStep, SmsErrorCode>;
const tooOften: CodeByStep = { send: 'too_early', verify: 'limit_reached' };

/** What GenAuth's error numbers mean: each `apiCode`, which is looked up first, and each three-digit `statusCode`. */
const ERRORS = {
  401: 'gateway_misconfigured', // not authorised
  402: 'gateway_misconfigured', // the plan has to be upgraded
  403: 'gateway_misconfigured', // forbidden
  404: 'gateway_misconfigured', // no such application
  422: { send: 'too_early', verify: 'gateway_refused' }, // forbidden by a rule: for a send, one a minute
  429: tooOften, // throttled
  1002: tooOften, // logging in or registering too often
  1635: 'more_steps_required', // a second factor is needed
  1636: 'more_steps_required', // a second factor is needed
  1639: 'more_steps_required', // the password has to be reset first
  1642: 'more_steps_required', // the profile has to be completed
  1645: 'more_steps_required', // the profile has to be completed
  2000: 'captcha_required', // a graphic captcha is needed
  2001: 'code_wrong', // the code is wrong, or has expired
  2004: 'account_unavailable', // no such user
  2005: 'account_unavailable', // the user is locked
  2011: 'gateway_misconfigured', // no such application
  2026: 'account_unavailable', // the user exists already
  2028: 'phone_invalid', // not a correct phone
  2031: 'account_unavailable', // registration is switched off
  2035: 'account_unavailable', // the phone is bound already
  2057: 'account_unavailable', // the user is locked after failures
  2058: 'more_steps_required', // the password has to be reset first
  2080: tooOften, // under a minute since the last code
  2300: 'code_expired', // the code has expired
  2333: 'code_wrong', // the account or password is wrong
  4021: 'gateway_misconfigured', // the plan, or its quota, is used up
  3720001: 'gateway_misconfigured', // the plan, or its quota, is used up
  3720002: 'gateway_misconfigured', // the plan, or its quota, is used up
  3720003: 'gateway_misconfigured', // the plan, or its quota, is used up
} satisfies Record<number, CodeByStep>;

type ListedNumber = keyof typeof ERRORS;

/** The numbers that mean `gateway_misconfigured`. */
export type GenAuthMisconfiguration = {
  [Listed in ListedNumber]: (typeof ERRORS)[Listed] extends 'gateway_misconfigured' ? Listed : never;
}[ListedNumber];

/** A refusal by GenAuth. */
export interface GenAuthRefusal {
  code: SmsErrorCode;
  retryAfterMs: number | undefined;
  /** GenAuth's own error number, for the operator. */
  gatewayCode: string;
  /** The number that decided the code: the `apiCode` if it is listed, otherwise the status. */
  reason: string | number;
}

/**
 * Reads a reply from GenAuth: its `data` if the call succeeded, otherwise the refusal. HTTP 200 alone is not a success:
 * the body's `statusCode` must be 200 too. An unlisted number is a refusal if the status is from 300 to 499, and an
 * unknown outcome otherwise: also if the body says success and HTTP does not, or if HTTP 200 has a body that GenAuth did
 * not write, such as the page of an intermediary.
 */
export function readGenAuthReply(
  reply: WireReply,
  step: GenAuthStep,
): { ok: true; data: Record<string, unknown> } | ({ ok: false } & GenAuthRefusal) {
  const body = isRecord(reply.body) ? reply.body : {};
  const bodyStatus = typeof body.statusCode === 'number' ? body.statusCode : undefined;
  if (reply.status === 200 && bodyStatus === 200)
    return { ok: true, data: isRecord(body.data) ? body.data : {} };

  const apiCode =
    typeof body.apiCode === 'number' || typeof body.apiCode === 'string' ? String(body.apiCode) : '';
  const statusCode = bodyStatus ?? reply.status;
  const reason = Object.hasOwn(ERRORS, apiCode) ? apiCode : statusCode;
  const listed: Partial<Record<string, CodeByStep>> = ERRORS;
  const meaning = listed[reason] ?? (statusCode < 500 && statusCode >= 300 ? 'gateway_refused' : 'unknown');
  return {
    ok: false,
    code: typeof meaning === 'string' ? meaning : meaning[step],
    retryAfterMs: readRetryAfterMs(reply.headers),
    gatewayCode: apiCode || String(bodyStatus ?? `http_${reply.status}`),
    reason,
  };
}
