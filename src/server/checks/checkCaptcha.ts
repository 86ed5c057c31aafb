import { isSmsError, SmsError } from '../../protocol/SmsError.ts';
import { withDeadline } from '../clock.ts';
import { report } from '../observe.ts';
import type { SmsProxySettings } from '../options.ts';
import type { ProxyCall } from '../ProxyCall.ts';

/** What a captcha check knows beside the token. */
export interface CaptchaContext {
  /** The client's address, when there is one to trust. */
  ip?: string | undefined;
  /** What the token is for. Tokens of another action should fail. */
  action: 'send';
  /** Equal for a request that is repeated, so that the service can tell a repetition from a second use. */
  idempotencyKey: string;
}

/** How a captcha check ended; `unavailable` when the service could not be asked. */
export type CaptchaVerdict = 'pass' | 'fail' | 'unavailable';

/** Asks a captcha service about a token. What it throws counts as `unavailable`, and goes to `onError`. */
export type Captcha = (token: string, context: CaptchaContext) => CaptchaVerdict | Promise<CaptchaVerdict>;

const CAPTCHA_TIMEOUT_MS = 5_000;

/**
 * Lets a request through whose captcha token is good.
 * @throws SmsError `captcha_required`, `captcha_refused`, `captcha_unavailable`
 */
export async function checkCaptcha(
  settings: Pick<SmsProxySettings<never>, 'clock' | 'onError'>,
  call: Pick<ProxyCall, 'ip' | 'requestId'>,
  captcha: Captcha,
  { captchaToken, idempotencyKey }: { captchaToken: unknown; idempotencyKey: string },
): Promise<void> {
  if (typeof captchaToken !== 'string' || captchaToken === '') throw new SmsError('captcha_required');
  const verdict = await ask(settings, call, async () =>
    captcha(captchaToken, { ip: call.ip, action: 'send', idempotencyKey }),
  );
  if (verdict === 'pass') return;
  throw new SmsError(verdict === 'fail' ? 'captcha_refused' : 'captcha_unavailable');
}

async function ask(
  settings: Pick<SmsProxySettings<never>, 'clock' | 'onError'>,
  { requestId }: Pick<ProxyCall, 'requestId'>,
  answer: () => Promise<CaptchaVerdict>,
): Promise<CaptchaVerdict> {
  const onTimeout = () => new SmsError('captcha_unavailable');
  try {
    return await withDeadline(settings.clock, CAPTCHA_TIMEOUT_MS, answer(), onTimeout);
  } catch (error) {
    if (!isSmsError(error)) report(settings, error, requestId);
    return 'unavailable';
  }
}
