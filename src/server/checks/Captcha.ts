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
