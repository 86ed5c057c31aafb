/** What a captcha check gets along with the token. */
export interface CaptchaContext {
  /** The visitor's address, if the proxy knows one that it can trust. */
  ip?: string | undefined;
  /** What the token is for. Tokens for another action should fail. */
  action: 'send';
  /** The same for a repeated request, so that the service can tell a repetition from a second use. */
  idempotencyKey: string;
  /** Aborted after five seconds, when the check counts as `unavailable`. */
  signal: AbortSignal;
}

/** The result of a captcha check; `unavailable` if the service could not be asked. */
export type CaptchaVerdict = 'pass' | 'fail' | 'unavailable';

/** Asks a captcha service about a token. What it throws counts as `unavailable`, and goes to `onError`. */
export type Captcha = (token: string, context: CaptchaContext) => CaptchaVerdict | Promise<CaptchaVerdict>;
