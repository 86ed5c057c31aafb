import {
  GENAUTH_CHANNELS,
  readGenAuthReply,
  toGenAuthPreCheck,
  toGenAuthSend,
  toGenAuthSignin,
} from '../../protocol/genAuth.ts';
import type { GenAuthApp, GenAuthRequest, GenAuthStep } from '../../protocol/genAuth.ts';
import { SmsError } from '../../protocol/SmsError.ts';
import { toReplyTimes } from '../options.ts';
import { postJson } from './postJson.ts';
import type { SmsTransport } from './Transport.ts';

/** A GenAuth application that allows requests straight from a browser. There is no place for a secret here. */
export interface GenAuthTransportOptions extends GenAuthApp {
  /**
   * OpenID Connect scopes to request at a login.
   * @default the application's own
   */
  scope?: string | undefined;
  /**
   * Has to resolve for every status, also for a refusal.
   * @default the platform's `fetch`
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * How long a reply may take, in milliseconds.
   * @default none for a send, which has a timeout of its own and can still read a late reply; 15_000 for a verification
   */
  timeoutMs?: number | undefined;
}

/**
 * Sends straight from the browser to GenAuth, without a back end. The code of a login is verified by a signin with the
 * authentication method `none`, whose tokens are the receipt's `data`. On any other channel it is checked with
 * pre-check, which does not use it up.
 *
 * Only GenAuth's own limits stand between a visitor and your bill, so prefer the proxy. Whether GenAuth accepts its
 * header from a browser depends on its settings (security domains), and is not documented.
 * @throws TypeError at once, if `appHost` or `appId` is missing, or if `timeoutMs` is not from 1 to 3,600,000
 * @example const transport = genAuthTransport({ appHost: 'example.us.genauth.ai', appId })
 */
export function genAuthTransport({ fetch, timeoutMs, scope, ...app }: GenAuthTransportOptions): SmsTransport {
  const timesMs = toReplyTimes(timeoutMs);
  for (const name of ['appHost', 'appId'] as const)
    if (!app[name])
      throw new TypeError(
        `react-sms-code: ${name} is missing. No message could be sent. Copy it from GenAuth's console.`,
      );
  const call = async (request: GenAuthRequest, step: GenAuthStep, signal: AbortSignal) => {
    const reply = readGenAuthReply(
      await postJson({ ...request, fetch, signal, timeoutMs: timesMs[step] }),
      step,
    );
    if (reply.ok) return reply.data;
    throw new SmsError(reply.code, { retryAfterMs: reply.retryAfterMs });
  };
  return {
    id: `genauth:${app.appHost}:${app.appId}`,
    channels: GENAUTH_CHANNELS,
    async send(request, { signal }) {
      await call(toGenAuthSend(app, request), 'send', signal);
      return {};
    },
    async verify(request, { signal }) {
      if (request.channel === 'CHANNEL_LOGIN') {
        return { data: await call(toGenAuthSignin(app, request, { scope }), 'verify', signal) };
      }
      const { isValid } = await call(toGenAuthPreCheck(app, request), 'verify', signal);
      if (isValid !== true) throw new SmsError('code_wrong');
      return {};
    },
  };
}
