import type { Clock } from './clock.ts';

/** A wait that has begun: where it ends on each of the two clocks, and how long it was at its start. */
export interface Cooldown {
  durationMs: number;
  /** Epoch milliseconds. */
  wallDeadline: number;
  /** On the monotonic clock. */
  monotonicDeadline: number;
}

/** Begins a wait of `durationMs`, of which `leftMs` are left, clamped to 0 … `durationMs`. */
export function startCooldown(clock: Clock, durationMs: number, leftMs = durationMs): Cooldown {
  const restMs = clamp(leftMs, durationMs);
  return {
    durationMs,
    wallDeadline: clock.wallNow() + restMs,
    monotonicDeadline: clock.monotonicNow() + restMs,
  };
}

/**
 * What is left of a wait, in milliseconds: never below 0, never above its length. The wall clock sees sleep,
 * the monotonic clock sees a wall clock that was set back, so the shorter rest holds.
 */
export function remainingMs(cooldown: Cooldown, clock: Clock): number {
  const monotonicRest = cooldown.monotonicDeadline - clock.monotonicNow();
  const wallRest = cooldown.wallDeadline - clock.wallNow();
  return clamp(Math.min(monotonicRest, wallRest), cooldown.durationMs);
}

/** What is left in whole seconds, as a person counts: 60 first, 1 last, 0 only when nothing is left. */
export function toSeconds(restMs: number): number {
  return Math.ceil(restMs / 1000);
}

const clamp = (ms: number, mostMs: number) => Math.min(Math.max(ms, 0), mostMs);
