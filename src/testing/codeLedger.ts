import { isCodeLength } from '../protocol/wire.ts';
import type { SimulatorClock, SimulatorOptions } from './Simulator.ts';

/** Codes and times of a simulated gateway. A key names whom a code is for. */
export interface CodeLedger {
  /** Starts the cooldown of `key`; returns `false` if it is running already. */
  claim(key: string): boolean;
  /** Makes a code, and voids the previous one. */
  issue(key: string): string;
  /**
   * Compares a code without using it up.
   * A used, voided or never issued code is `wrong`; the right one after its time is `expired`.
   */
  compare(key: string, code: string): 'right' | 'wrong' | 'expired';
  /** Like {@link CodeLedger.compare}; the right code is used up, a wrong one counts as an attempt. */
  redeem(key: string, code: string): 'right' | 'wrong' | 'expired';
}

/** What {@link createCodeLedger} needs. */
export interface CodeLedgerOptions extends SimulatorOptions {
  clock: SimulatorClock;
  codeLifeMs: number;
  /** Wrong tries after which a code is void; unlimited if left out. */
  maxAttempts?: number | undefined;
}

/** Makes an empty {@link CodeLedger}. */
export function createCodeLedger(options: CodeLedgerOptions): CodeLedger {
  const { clock, codeLifeMs, codeLength = 6, cooldownMs = 60_000, maxAttempts = Infinity } = options;
  if (!isCodeLength(codeLength)) throw wrongLength();
  const { createCode = () => randomDigits(codeLength) } = options;
  const claimedAt = new Map<string, number>();
  const issued = new Map<string, { code: string; issuedAt: number; failures: number }>();

  const compare: CodeLedger['compare'] = (key, code) => {
    const entry = issued.get(key);
    if (entry?.code !== code) return 'wrong';
    return clock.wallNow() - entry.issuedAt < codeLifeMs ? 'right' : 'expired';
  };

  return {
    claim(key) {
      const before = claimedAt.get(key);
      if (before !== undefined && clock.wallNow() - before < cooldownMs) return false;
      claimedAt.set(key, clock.wallNow());
      return true;
    },
    issue(key) {
      const code = createCode();
      issued.set(key, { code, issuedAt: clock.wallNow(), failures: 0 });
      return code;
    },
    compare,
    redeem(key, code) {
      const entry = issued.get(key);
      const verdict = compare(key, code);
      if (entry && verdict === 'wrong') entry.failures += 1;
      if (entry && (verdict === 'right' || entry.failures >= maxAttempts)) issued.delete(key);
      return verdict;
    },
  };
}

function randomDigits(length: number): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(number % 10 ** length).padStart(length, '0');
}

function wrongLength(): RangeError {
  return new RangeError(
    '`codeLength` is not a whole number from 4 to 8. ' +
      'No gateway sends such codes, and the code field does not accept them. ' +
      'Use the number of digits set in the console of the real service, or leave it out for 6.',
  );
}
