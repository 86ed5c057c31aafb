/**
 * What an error means for the message:
 * - `not_sent`: it did not go out, so another send is possible at once
 * - `unknown`: it may have gone out, so the whole cooldown runs
 * - `too_early`: one was sent a moment ago
 * - `blocked`: a limit was reached
 */
export type SendOutcome = 'not_sent' | 'unknown' | 'too_early' | 'blocked';

const withOutcome =
  <Outcome extends SendOutcome>(outcome: Outcome) =>
  <Status extends number | null>(status: Status) => ({ status, outcome });
const notSent = withOutcome('not_sent');
const unknown = withOutcome('unknown');

/**
 * The one table of everything that can go wrong. The code type, the proxy's HTTP status, the send machine's
 * transition and the completeness of every language derive from it.
 *
 * `status` is `null` for a code that only arises in a browser. The status is derived from the code, never the other way
 * round.
 */
export const SMS_ERRORS = {
  request_malformed: notSent(400),
  idempotency_key_required: notSent(400),
  origin_refused: notSent(403),
  captcha_required: notSent(403),
  captcha_refused: notSent(403),
  not_found: notSent(404),
  method_not_allowed: notSent(405),
  request_timed_out: notSent(408),
  // A send with this idempotency key is still under way, so its message may arrive.
  send_in_progress: unknown(409),
  request_too_large: notSent(413),
  unsupported_media_type: notSent(415),
  phone_invalid: notSent(422),
  channel_unsupported: notSent(422),
  country_unsupported: notSent(422),
  idempotency_key_reused: notSent(422),
  ticket_invalid: notSent(422),
  code_wrong: notSent(422),
  code_expired: notSent(422),
  attempts_exhausted: notSent(422),
  account_unavailable: notSent(422),
  more_steps_required: notSent(422),
  gateway_refused: notSent(422),
  too_early: withOutcome('too_early')(429),
  limit_reached: withOutcome('blocked')(429),
  internal: unknown(500),
  gateway_misconfigured: notSent(502),
  gateway_unavailable: notSent(502),
  limiter_unavailable: notSent(503),
  captcha_unavailable: notSent(503),
  offline: notSent(null),
  aborted: unknown(null),
  timed_out: unknown(null),
  network_failed: unknown(null),
  unknown: unknown(null),
} as const;

/** Every code that an `SmsError` can carry. */
export type SmsErrorCode = keyof typeof SMS_ERRORS;

/** Tells whether a value from outside is one of the codes of {@link SMS_ERRORS}. */
export function isSmsErrorCode(value: unknown): value is SmsErrorCode {
  return typeof value === 'string' && Object.hasOwn(SMS_ERRORS, value);
}
