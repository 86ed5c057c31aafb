import { isSmsError } from '../../protocol/SmsError.ts';
import { withAbort } from '../clock.ts';
import { report } from '../observe.ts';
import type { SmsProxySettings } from '../options.ts';
import type { ProxyCall } from '../ProxyCall.ts';
import { refusal } from '../refusal.ts';
import type { Captcha, CaptchaVerdict } from './Captcha.ts';

const CAPTCHA_TIMEOUT_MS = 5_000;

/**
 * Lets a request through if its captcha token is good.
 * @throws SmsError `captcha_required`, `captcha_refused`, `captcha_unavailable`
 */
export async function checkCaptcha(
  settings: Pick<SmsProxySettings, 'clock' | 'onError'>,
  call: Pick<ProxyCall, 'ip' | 'requestId'>,
  captcha: Captcha,
  { captchaToken, idempotencyKey }: { captchaToken: unknown; idempotencyKey: string },
): Promise<void> {
  if (typeof captchaToken !== 'string' || captchaToken === '') throw refusal('captcha_required');
  const verdict = await ask(settings, call, (signal) =>
    captcha(captchaToken, { ip: call.ip, action: 'send', idempotencyKey, signal }),
  );
  if (verdict === 'pass') return;
  throw refusal(verdict === 'fail' ? 'captcha_refused' : 'captcha_unavailable');
}

async function ask(
  settings: Pick<SmsProxySettings, 'clock' | 'onError'>,
  { requestId }: Pick<ProxyCall, 'requestId'>,
  run: (signal: AbortSignal) => CaptchaVerdict | Promise<CaptchaVerdict>,
): Promise<CaptchaVerdict> {
  const onTimeout = () => refusal('captcha_unavailable');
  try {
    return await withAbort(settings.clock, CAPTCHA_TIMEOUT_MS, run, onTimeout);
  } catch (error) {
    if (!isSmsError(error) || error.code !== 'captcha_unavailable') report(settings, error, requestId);
    return 'unavailable';
  }
}
