/** How long the next send is refused after a send, if the reply does not name a time. */
const DEFAULT_COOLDOWN_MS = 60_000;

/** How long a send may take before its outcome counts as unknown. */
const DEFAULT_TIMEOUT_MS = 15_000;

/** How long `getCaptchaToken` may take. After that, the user has walked away, or the promise will never settle. */
export const LONGEST_CAPTCHA_MS = 300_000;

/** The longest cooldown that is still shown as a countdown. A longer wait is a block, "try later". */
export const LONGEST_COOLDOWN_MS = 3_600_000;

/** The longest time for which a block is remembered. If the limit still stands by then, the next try says so. */
export const LONGEST_BLOCK_MS = 86_400_000;

/**
 * Checks a duration that a developer set.
 * @throws TypeError unless it is a number of milliseconds from 1 to 3,600,000
 */
function checkDurationMs(name: string, value: number): number {
  if (typeof value === 'number' && value >= 1 && value <= LONGEST_COOLDOWN_MS) return value;
  throw new TypeError(
    `react-sms-code: ${name} is ${value}. It would be over at once, or never. Set it in milliseconds, from 1 to ${LONGEST_COOLDOWN_MS}.`,
  );
}

/**
 * The times of a send or a verification, with the defaults filled in.
 * @throws TypeError for a time that is not from 1 to 3,600,000
 */
export function toTimes({
  cooldownMs = DEFAULT_COOLDOWN_MS,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: {
  cooldownMs?: number | undefined;
  timeoutMs?: number | undefined;
}): { cooldownMs: number; timeoutMs: number } {
  return {
    cooldownMs: checkDurationMs('cooldownMs', cooldownMs),
    timeoutMs: checkDurationMs('timeoutMs', timeoutMs),
  };
}

/**
 * How long a transport waits for the reply to each step, by its option `timeoutMs`. Without the option, it waits for
 * the reply to a send without a limit: the send machine has a timeout of its own, and can still read a late reply.
 * @throws TypeError for a `timeoutMs` that is not from 1 to 3,600,000
 */
export function toReplyTimes(timeoutMs: number | undefined): { send: number | undefined; verify: number } {
  return { send: timeoutMs, verify: toTimes({ timeoutMs }).timeoutMs };
}
