import { isSmsError } from '../../protocol/SmsError.ts';
import { withAbort } from '../clock.ts';
import { report } from '../observe.ts';
import type { SmsProxySettings } from '../options.ts';
import type { ProxyCall } from '../ProxyCall.ts';
import { refusal } from '../refusal.ts';
import type { Captcha } from './Captcha.ts';

const CAPTCHA_TIMEOUT_MS = 5_000;

/**
 * Lets a request through if its captcha token is good.
 * @throws SmsError `captcha_required`, `captcha_refused`, `captcha_unavailable`
 */
export async function checkCaptcha(
  settings: Pick<SmsProxySettings, 'clock' | 'onError'>,
  { ip, requestId }: Pick<ProxyCall, 'ip' | 'requestId'>,
  captcha: Captcha,
  { captchaToken, idempotencyKey }: { captchaToken: unknown; idempotencyKey: string },
): Promise<void> {
  if (typeof captchaToken !== 'string' || captchaToken === '') throw refusal('captcha_required');
  const ask = (signal: AbortSignal) => captcha(captchaToken, { ip, action: 'send', idempotencyKey, signal });
  const unavailable = () => refusal('captcha_unavailable');
  const verdict = await withAbort(settings.clock, CAPTCHA_TIMEOUT_MS, ask, unavailable).catch(
    (error: unknown) => {
      if (!isSmsError(error) || error.code !== 'captcha_unavailable') report(settings, error, requestId);
      throw unavailable();
    },
  );
  if (verdict === 'pass') return;
  throw verdict === 'fail' ? refusal('captcha_refused') : unavailable();
}
