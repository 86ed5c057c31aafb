import {
  GENAUTH_CHANNELS,
  readGenAuthReply,
  toGenAuthPreCheck,
  toGenAuthSend,
  toGenAuthSignin,
} from '../../protocol/genAuth.ts';
import type {
  GenAuthApp,
  GenAuthMisconfiguration,
  GenAuthRequest,
  GenAuthStep,
} from '../../protocol/genAuth.ts';
import { encoder, toBase64 } from '../base64Url.ts';
import { checkCount } from '../configuration/checkCount.ts';
import { checkFlag } from '../configuration/checkFlag.ts';
import { configurationError } from '../configuration/configurationError.ts';
import { parseServiceUrl } from '../configuration/parseServiceUrl.ts';
import { requireText } from '../configuration/requireText.ts';
import type { Gateway, GatewayContext, GatewayVerifyRequest } from './Gateway.ts';
import { gatewayRefusal } from './Gateway.ts';
import { createUpstream, GATEWAY_TIMEOUT_MS } from './upstream.ts';
import type { UpstreamOptions } from './upstream.ts';

/** How the application authenticates to GenAuth when it signs a user in. */
export type GenAuthAuthMethod = 'client_secret_post' | 'client_secret_basic' | 'none';

/** Options of {@link genAuthGateway}. */
export interface GenAuthGatewayOptions extends GenAuthApp, UpstreamOptions {
  /** The application's secret; required unless `authMethod` is `none`. Only signin sends it, never a send. */
  appSecret?: string | undefined;
  /**
   * How the application authenticates, as set in GenAuth's console.
   * @default 'client_secret_post'
   */
  authMethod?: GenAuthAuthMethod | undefined;
  /**
   * OpenID Connect scopes of the tokens of a login, such as `openid profile phone`.
   * @default GenAuth's
   */
  scope?: string | undefined;
  /**
   * Tells GenAuth the visitor's address: as `x-real-ip` with a send, as `options.clientIp` with a signin.
   * @default false
   */
  forwardClientIp?: boolean | undefined;
  /**
   * Digits in a code, as set in GenAuth's console.
   * @default 6
   */
  codeLength?: number | undefined;
  /**
   * How often GenAuth lets one code be tried, as set in its console (1 unless it was changed). If set, the user is told
   * how many tries are left.
   */
  verifyCodeMaxAttempts?: number | undefined;
  /**
   * A part of every ticket. Set it if one proxy has two GenAuth applications.
   * @default 'genauth'
   */
  id?: string | undefined;
}

/**
 * The tokens of a verified login, in GenAuth's own names. Empty for any other channel, whose code is only checked.
 */
export interface GenAuthTokens {
  scope?: string;
  access_token?: string;
  id_token?: string;
  refresh_token?: string;
  token_type?: string;
  /** In seconds. GenAuth writes `expire_in` or `expires_in`; both are read. */
  expires_in?: number;
}

const usedUp = 'the plan, or its quota, is used up';

/** What the operator has to fix, in words. Kept out of the table of numbers, since browsers load that too. */
const TO_MEND: Partial<Record<string, string>> = {
  401: 'the application is not authorised',
  402: 'the plan has to be upgraded',
  403: 'the application may not do this',
  404: 'no such application or address',
  2011: 'no such application: the app id is wrong',
  4021: usedUp,
  3720001: usedUp,
  3720002: usedUp,
  3720003: usedUp,
} satisfies Record<GenAuthMisconfiguration, string>;

/**
 * Sends through GenAuth (`POST /api/v3/send-sms`). The code of a login is verified by signing the user in, which uses the
 * code up and returns the tokens. On any other channel it is checked with `pre-check-code`, which does not use it up.
 *
 * @example
 * genAuthGateway({ appHost: 'example.us.genauth.ai', appId, appSecret })
 * @throws TypeError for options that cannot work; its message says what to do
 */
export function genAuthGateway(options: GenAuthGatewayOptions): Gateway<GenAuthTokens> {
  const { scope, forwardClientIp = false, verifyCodeMaxAttempts: verifyTries } = options;
  checkFlag('forwardClientIp', forwardClientIp);
  if (verifyTries !== undefined) checkCount('verifyCodeMaxAttempts', verifyTries);
  const app = readApp(options);
  const authentication = readAuthentication(options);
  const upstream = createUpstream(options);

  const call = async (request: GenAuthRequest, step: GenAuthStep, signal: AbortSignal) => {
    const reply = readGenAuthReply(await upstream(request, signal), step);
    if (reply.ok) return reply.data;
    const { code, gatewayCode, reason, retryAfterMs } = reply;
    throw gatewayRefusal(code, { gatewayCode, gatewayMeaning: TO_MEND[reason] }, retryAfterMs);
  };

  const signIn = async (request: GatewayVerifyRequest, { signal, clientIp }: GatewayContext) => {
    const ip = forwardClientIp ? clientIp : undefined;
    const signin = toGenAuthSignin(app, request, { scope, clientIp: ip, credentials: authentication.body });
    Object.assign(signin.headers, authentication.headers);
    return toTokens(await call(signin, 'verify', signal));
  };

  const preCheck = async (request: GatewayVerifyRequest, { signal }: GatewayContext) => {
    const data = await call(toGenAuthPreCheck(app, request), 'verify', signal);
    if (data.isValid !== true) throw gatewayRefusal('code_wrong', { gatewayCode: 'isValid_false' });
    return {};
  };

  return {
    id: options.id ?? 'genauth',
    channels: GENAUTH_CHANNELS,
    timeoutMs: options.timeoutMs ?? GATEWAY_TIMEOUT_MS,
    codeLength: options.codeLength ?? 6,
    verifyTries,
    async send(request, { signal, clientIp }) {
      const send = toGenAuthSend(app, request);
      if (forwardClientIp && clientIp !== undefined) send.headers['x-real-ip'] = clientIp;
      await call(send, 'send', signal);
    },
    verify: (request, context) =>
      request.channel === 'CHANNEL_LOGIN' ? signIn(request, context) : preCheck(request, context),
  };
}

function readApp({ appHost, appId, headerPrefix, lang }: GenAuthGatewayOptions): GenAuthApp {
  requireText('appHost', appHost, "Copy it from the application's page, `example.us.genauth.ai`.");
  requireText('appId', appId, "Copy it from the application's page in GenAuth's console.");
  const scheme = appHost.includes('://');
  const host = parseServiceUrl('appHost', scheme ? appHost : `https://${appHost}`);
  if (headerPrefix !== undefined && !/^[a-z0-9-]+$/i.test(headerPrefix)) {
    throw configurationError(
      '`headerPrefix` cannot be part of a header name.',
      'GenAuth reads the app id from `x-{headerPrefix}-app-id`.',
      "Leave it out, or set it to `'authing'` for a service of the older brand.",
    );
  }
  return { appHost: host, appId, headerPrefix, lang };
}

/** Puts the secret where the authentication method expects it. */
function readAuthentication({ appId, appSecret, authMethod = 'client_secret_post' }: GenAuthGatewayOptions): {
  headers: Record<string, string>;
  body: object;
} {
  if (authMethod === 'none') return { headers: {}, body: {} };
  if (authMethod !== 'client_secret_post' && authMethod !== 'client_secret_basic') {
    throw configurationError(
      '`authMethod` is not one of the three that GenAuth knows.',
      'No login could be verified.',
      "Set `'client_secret_post'`, `'client_secret_basic'` or `'none'`, as the application's page in GenAuth's console says.",
    );
  }
  const secret = requireText(
    'appSecret',
    appSecret,
    "Copy it from the application's page, or set `authMethod: 'none'` if the application has none.",
  );
  if (authMethod === 'client_secret_post') {
    return { headers: {}, body: { client_id: appId, client_secret: secret } };
  }
  const credentials = toBase64(encoder.encode(`${appId}:${secret}`));
  return { headers: { Authorization: `Basic ${credentials}` }, body: {} };
}

function toTokens(data: Record<string, unknown>): GenAuthTokens {
  const tokens: GenAuthTokens = {};
  for (const name of ['scope', 'access_token', 'id_token', 'refresh_token', 'token_type'] as const) {
    const value = data[name];
    if (typeof value === 'string') tokens[name] = value;
  }
  const expiresIn = Number(data.expires_in ?? data.expire_in);
  if (Number.isFinite(expiresIn)) tokens.expires_in = expiresIn;
  return tokens;
}
