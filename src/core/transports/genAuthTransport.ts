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
   * OpenID Connect scopes that a login asks for.
   * @default the application's own
   */
  scope?: string | undefined;
  /** @default the platform's `fetch` */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * How long a reply may take, in milliseconds.
   * @default none for a send, whose own time-out lets a late reply still be read; 15_000 for a verification
   */
  timeoutMs?: number | undefined;
}

/**
 * Sends straight from the browser to GenAuth, without a back end. A login is finished by signin with the
 * authentication method `none`, whose tokens are the receipt's `data`; a code of any other channel is looked
 * at by pre-check, which does not use it up.
 *
 * Nothing stands between a visitor and the operator's bill here but GenAuth's own limits: prefer the proxy.
 * Whether the service allows its header from a browser is the service's setting (security domains), and not
 * documented.
 * @throws TypeError at once, for an `appHost` or `appId` that is missing, and a `timeoutMs` that is no length of time
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
    if (!reply.ok) throw reply.error;
    return reply.data;
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
