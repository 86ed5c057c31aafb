/** How long the next send is refused after one, when the reply names no time of its own. */
export const DEFAULT_COOLDOWN_MS = 60_000;

/** How long a send may take before its outcome counts as unknown. */
const DEFAULT_TIMEOUT_MS = 15_000;

/** How long a captcha's hook may take: its user has walked away, or its promise is lost. */
export const LONGEST_CAPTCHA_MS = 300_000;

/** The longest cooldown that is still shown as a countdown. A longer wait is a block, "try later". */
export const LONGEST_COOLDOWN_MS = 3_600_000;

/** The longest time for which a block is remembered. If the limit still stands by then, the next try says so. */
export const LONGEST_BLOCK_MS = 86_400_000;

/**
 * Checks a length of time that a developer gave.
 * @throws TypeError in three parts, unless it is a number of milliseconds from 1 to 3,600,000
 */
function checkDurationMs(name: string, value: number): number {
  if (typeof value === 'number' && value >= 1 && value <= LONGEST_COOLDOWN_MS) return value;
  throw new TypeError(
    `react-sms-code: ${name} is ${value}. It would be over at once, or never. Set it in milliseconds, from 1 to ${LONGEST_COOLDOWN_MS}.`,
  );
}

/**
 * The times of a send or a verification, each as it is given or by default.
 * @throws TypeError in three parts, for one that is no length of time
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
 * How long a transport that was given `timeoutMs`, or nothing, waits for the reply of each step. For that of a send
 * without an end, unless it was told: the machine's own time-out lets a late one still be read.
 * @throws TypeError in three parts, for one that is no length of time
 */
export function toReplyTimes(timeoutMs: number | undefined): { send: number | undefined; verify: number } {
  return { send: timeoutMs, verify: toTimes({ timeoutMs }).timeoutMs };
}
