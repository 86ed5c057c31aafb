import type { SmsChannel } from '../../protocol/channels.ts';
import { SmsError } from '../../protocol/SmsError.ts';
import type { ServerClock } from '../clock.ts';
import { systemServerClock } from '../clock.ts';
import { configurationError } from '../configuration/configurationError.ts';
import { parseServiceUrl } from '../configuration/parseServiceUrl.ts';
import { requireText } from '../configuration/requireText.ts';
import type { Gateway, GatewayContext, GatewayVerifyRequest } from './Gateway.ts';
import { gatewayRefusal } from './Gateway.ts';
import { createRandom, signV2 } from './signature.ts';
import { readSignedV2Reply } from './signedV2Codes.ts';
import { createUpstream, GATEWAY_TIMEOUT_MS } from './upstream.ts';
import type { UpstreamOptions } from './upstream.ts';

/** What a {@link SignedV2Verify} gets along with the request. */
export interface SignedV2VerifyContext extends GatewayContext {
  userDomain: string;
  /**
   * Calls another method of the same service: a POST with everything in the query string. Resolves to the `data` of the
   * reply, and throws an `SmsError` for a refusal.
   */
  call: (path: string, query: Record<string, string>) => Promise<unknown>;
}

/**
 * Checks a code that the signed v2 endpoint sent, since that endpoint cannot. Resolves to the `result` for `onVerified`;
 * throws `new SmsError('code_wrong')` or returns `false` for a wrong code.
 */
export type SignedV2Verify<Result> = (
  request: GatewayVerifyRequest,
  context: SignedV2VerifyContext,
) => Promise<Result>;

/** Options of {@link signedV2Gateway}. */
export interface SignedV2GatewayOptions<Result> extends UpstreamOptions {
  /** The address of the data centre, `https://…`, without a path. */
  baseUrl: string;
  userDomain: string;
  /** Signs the requests. Never sent itself. */
  userDomainSecret: string;
  /** How a code is checked: `phoneSmsCodeLogin()`, or a function of your own. */
  verify: SignedV2Verify<Result>;
  /** The language of the service's own messages, which only reach logs. */
  lang?: string | undefined;
  /**
   * The time of a request (`ts`), for tests.
   * @default the system's
   */
  clock?: Pick<ServerClock, 'wallNow'> | undefined;
  /**
   * Digits in a code.
   * @default 6
   */
  codeLength?: number | undefined;
  /**
   * A part of every ticket. Set it if one proxy has two user domains.
   * @default 'signed-v2'
   */
  id?: string | undefined;
}

/** What a message is for, in the endpoint's numbers. A resend has the channel of the first send, and so its type. */
const CODE_TYPES: ReadonlyMap<SmsChannel, number> = new Map([
  ['CHANNEL_RESET_PASSWORD', 1],
  ['CHANNEL_LOGIN', 2],
  ['CHANNEL_REGISTER', 3],
  ['CHANNEL_DELETE_ACCOUNT', 4],
  ['CHANNEL_ADD_PUSH_RECIPIENT', 5],
]);

const SEND_PATH = '/v2/sms/enduserapi/v2/sendPhoneSmsCode';

/**
 * Sends through the signed v2 endpoint: a POST without a body, with seven parameters in the query string. Each request
 * has its own `random` and `ts`.
 *
 * @example
 * signedV2Gateway({ baseUrl, userDomain, userDomainSecret, verify: phoneSmsCodeLogin() })
 * @throws TypeError for options that cannot work; its message says what to do
 */
export function signedV2Gateway<Result>(options: SignedV2GatewayOptions<Result>): Gateway<Result> {
  const { lang, verify, clock = systemServerClock } = options;
  const baseUrl = parseServiceUrl('baseUrl', options.baseUrl);
  const where = 'Copy it from the page of the user domain.';
  const userDomain = requireText('userDomain', options.userDomain, where);
  const userDomainSecret = requireText('userDomainSecret', options.userDomainSecret, where);
  requireVerify(verify);
  const upstream = createUpstream(options);

  const call = async (path: string, query: Record<string, string>, signal: AbortSignal) => {
    const headers = { Accept: '*/*', ...(lang !== undefined && { 'X-Q-Language': lang }) };
    const url = `${baseUrl}${path}?${new URLSearchParams(query).toString()}`;
    return readSignedV2Reply(await upstream({ url, headers }, signal));
  };

  return {
    id: options.id ?? 'signed-v2',
    channels: [...CODE_TYPES.keys()],
    timeoutMs: options.timeoutMs ?? GATEWAY_TIMEOUT_MS,
    codeLength: options.codeLength ?? 6,
    async send({ channel, phoneNumber, phoneCountryCode }, { signal }) {
      const codeType = CODE_TYPES.get(channel);
      if (codeType === undefined) throw new SmsError('channel_unsupported');
      const parts = { phone: phoneNumber, codeType, random: createRandom(), ts: clock.wallNow() };
      const query = {
        codeType: String(codeType),
        internationalCode: phoneCountryCode.slice(1),
        phone: phoneNumber,
        random: parts.random,
        signature: await signV2({ ...parts, userDomainSecret }),
        ts: String(parts.ts),
        userDomain,
      };
      await call(SEND_PATH, query, signal);
    },
    async verify(request, context) {
      const result = await verify(request, {
        ...context,
        userDomain,
        call: (path, query) => call(path, query, context.signal),
      });
      if (result === false) throw gatewayRefusal('code_wrong', { gatewayCode: 'verify_false' });
      return result;
    },
  };
}

function requireVerify(verify: unknown): void {
  if (typeof verify === 'function') return;
  throw configurationError(
    '`verify` is missing.',
    'The signed v2 endpoint sends codes, but cannot check them.',
    'Set `verify: phoneSmsCodeLogin()`, or your own function that checks the code.',
  );
}
