import type { Clock } from './clock.ts';

/** A wait that has begun: when it ends on each of the two clocks, and how long it is in all. */
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
 * The time left of a wait, in milliseconds: never below 0, never above its length. The wall clock counts sleep, and the
 * monotonic clock notices a wall clock that was set back, so the shorter of the two applies.
 */
export function remainingMs(cooldown: Cooldown, clock: Clock): number {
  const monotonicRest = cooldown.monotonicDeadline - clock.monotonicNow();
  const wallRest = cooldown.wallDeadline - clock.wallNow();
  return clamp(Math.min(monotonicRest, wallRest), cooldown.durationMs);
}

/** The time left in whole seconds, as a person counts down: first 60, last 1, and 0 only when nothing is left. */
export function toSeconds(restMs: number): number {
  return Math.ceil(restMs / 1000);
}

const clamp = (ms: number, mostMs: number) => Math.min(Math.max(ms, 0), mostMs);
