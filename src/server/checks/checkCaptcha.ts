import { isSmsError, SmsError } from '../../protocol/SmsError.ts';
import type { ServerClock } from '../clock.ts';
import { withDeadline } from '../clock.ts';

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
 * @param onThrown hears what a hook threw, which counts as `captcha_unavailable`
 * @throws SmsError `captcha_required`, `captcha_refused`, `captcha_unavailable`
 */
export async function checkCaptcha(
  captcha: Captcha,
  token: unknown,
  context: CaptchaContext,
  clock: ServerClock,
  onThrown: (error: unknown) => void,
): Promise<void> {
  if (typeof token !== 'string' || token === '') throw new SmsError('captcha_required');
  const verdict = await ask(async () => captcha(token, context), clock, onThrown);
  if (verdict === 'pass') return;
  throw new SmsError(verdict === 'fail' ? 'captcha_refused' : 'captcha_unavailable');
}

async function ask(
  call: () => Promise<CaptchaVerdict>,
  clock: ServerClock,
  onThrown: (error: unknown) => void,
) {
  try {
    return await withDeadline(clock, CAPTCHA_TIMEOUT_MS, call(), () => new SmsError('captcha_unavailable'));
  } catch (error) {
    if (!isSmsError(error)) onThrown(error);
    return 'unavailable';
  }
}
