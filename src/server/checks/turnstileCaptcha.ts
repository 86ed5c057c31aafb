import { isRecord } from '../../protocol/isRecord.ts';
import { requireText } from '../configuration/requireText.ts';
import { createUpstream } from '../gateways/upstream.ts';
import type { Captcha, CaptchaVerdict } from './Captcha.ts';

/** Options of {@link turnstileCaptcha}. */
export interface TurnstileCaptchaOptions {
  /** The widget's secret key, from Cloudflare's dashboard. */
  secretKey: string | undefined;
  /**
   * Hostnames on which the widget may run.
   * @default any, since the widget has a list of its own
   */
  hostnames?: readonly string[] | undefined;
  /** The action of the widget. If set, tokens of any other action are refused. */
  action?: string | undefined;
  /** @default the runtime's own `fetch` */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}

const SITEVERIFY_URL = 'https://challenges.cloudflare.com/turnstile/v0/siteverify';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Errors that say something about the site's set-up or the service, and nothing about the visitor. */
const NOT_THE_VISITOR = ['missing-input-secret', 'invalid-input-secret', 'bad-request', 'internal-error'];

/**
 * Checks tokens of Cloudflare Turnstile: `createSmsProxy({ captcha: turnstileCaptcha({ secretKey }) })`.
 * @throws TypeError without a secret key
 */
export function turnstileCaptcha(options: TurnstileCaptchaOptions): Captcha {
  const { secretKey, hostnames, action } = options;
  requireText('secretKey', secretKey, "Copy it from the widget's settings in Cloudflare's dashboard.");
  const upstream = createUpstream(options);
  const judge = (reply: Record<string, unknown>): CaptchaVerdict => {
    if (reply.success === true) {
      const isOurHost = !hostnames || hostnames.includes(String(reply.hostname));
      return isOurHost && (action === undefined || reply.action === action) ? 'pass' : 'fail';
    }
    const errors: unknown[] = Array.isArray(reply['error-codes']) ? reply['error-codes'] : [];
    return errors.some((error) => NOT_THE_VISITOR.includes(String(error))) ? 'unavailable' : 'fail';
  };
  return async (token, { ip, idempotencyKey, signal }) => {
    const body = {
      secret: secretKey,
      response: token,
      remoteip: ip,
      idempotency_key: toUuid(idempotencyKey),
    };
    const { body: reply } = await upstream(
      { url: SITEVERIFY_URL, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
      signal,
    );
    return isRecord(reply) && typeof reply.success === 'boolean' ? judge(reply) : 'unavailable';
  };
}

/** Turnstile accepts only a UUID. The widget's own keys, 32 hexadecimal digits, become one of version 4. */
function toUuid(key: string): string | undefined {
  if (UUID.test(key)) return key;
  if (!/^[\da-f]{32}$/.test(key)) return undefined;
  return key.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-a$4-');
}
