import type { EveryField, SendSmsRequest, VerifySmsRequest } from '../../protocol/requests.ts';
import { SmsError } from '../../protocol/SmsError.ts';
import { fromSendReply, fromVerifyReply, IDEMPOTENCY_KEY_HEADER } from '../../protocol/wire.ts';
import { systemClock } from '../clock.ts';
import { toReplyTimes } from '../options.ts';
import { postJson } from './postJson.ts';
import type { SmsTransport } from './Transport.ts';

/** Where the proxy is, and how to reach it. */
export interface ProxyTransportOptions {
  /** Where the proxy is mounted, such as `/api/sms`; `/send` and `/verify` are appended. */
  url: string;
  /**
   * Has to resolve for every status, also for a refusal.
   * @default the platform's `fetch`
   */
  fetch?: typeof globalThis.fetch | undefined;
  /** Your own headers, such as a CSRF token, or a function that returns them before each request. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** @default the platform's: cookies go to the page's own origin */
  credentials?: RequestCredentials | undefined;
  /**
   * How long a reply may take, in milliseconds.
   * @default none for a send, which has a timeout of its own and can still read a late reply; 15_000 for a verification
   */
  timeoutMs?: number | undefined;
}

/**
 * Sends through the back-end proxy, which holds the secrets and decides whether a message goes out.
 * @throws TypeError at once, if `url` is missing, or if `timeoutMs` is not from 1 to 3,600,000
 * @example const transport = proxyTransport({ url: '/api/sms' })
 */
export function proxyTransport(options: ProxyTransportOptions): SmsTransport {
  const { url, fetch, headers, credentials } = options;
  const timesMs = toReplyTimes(options.timeoutMs);
  if (typeof url !== 'string')
    throw new TypeError(
      'react-sms-code: proxyTransport has no url. No message could be sent. Pass the path of the proxy, such as /api/sms.',
    );
  const base = url.replace(/\/+$/, '');
  const post = async (
    step: keyof typeof timesMs,
    body: object,
    { signal, idempotencyKey }: { signal: AbortSignal; idempotencyKey?: string },
  ) => {
    const all = await resolveHeaders(headers);
    all.set('Content-Type', 'application/json');
    if (idempotencyKey) all.set(IDEMPOTENCY_KEY_HEADER, idempotencyKey);
    return postJson({
      url: `${base}/${step}`,
      body: JSON.stringify(body),
      headers: all,
      credentials,
      fetch,
      signal,
      timeoutMs: timesMs[step],
    });
  };
  return {
    id: `proxy:${base}`,
    canRepeat: true,
    async send({ channel, phoneNumber, phoneCountryCode, captchaToken }, context) {
      const { isRepeat } = context;
      const body = {
        channel,
        phoneNumber,
        phoneCountryCode,
        captchaToken,
        isRepeat,
      } satisfies EveryField<SendSmsRequest & { isRepeat: unknown }>;
      return fromSendReply(await post('send', body, context), systemClock.wallNow());
    },
    async verify({ ticket, channel, phoneNumber, phoneCountryCode, code }, { signal }) {
      const body = {
        ticket,
        channel,
        phoneNumber,
        phoneCountryCode,
        code,
      } satisfies EveryField<VerifySmsRequest>;
      return fromVerifyReply(await post('verify', body, { signal }));
    },
  };
}

/** A `headers` function that throws does so before any request, so it is known that nothing was sent. */
async function resolveHeaders(headers: ProxyTransportOptions['headers']): Promise<Headers> {
  try {
    return new Headers(typeof headers === 'function' ? await headers() : headers);
  } catch (cause) {
    throw new SmsError('request_malformed', { cause });
  }
}
