import type { SendSmsReceipt } from '../protocol/requests.ts';
import type { SmsError } from '../protocol/SmsError.ts';
import type { Clock } from './clock.ts';
import { remainingMs, resumeCooldown, startCooldown, toSeconds } from './cooldown.ts';
import type { Cooldown } from './cooldown.ts';
import { parseRecordText, toRecordText } from './cooldownStorage.ts';
import type { CooldownRecord, CooldownStorage, LastOutcome } from './cooldownStorage.ts';
import type { Tabs } from './tabs.ts';

/** Where a key stands: free, a message on its way out, waiting, or refused for long. */
export type SendState = 'ready' | 'sending' | 'cooling' | 'blocked';

/** What is visible of a key. The same object until something in it changes; seconds are apart. */
export interface SendSnapshot {
  readonly state: SendState;
  /** How the last send went; `null` before the first. */
  readonly outcome: LastOutcome | null;
  readonly error: SmsError | null;
  /** Of the last message that was, or may have been, sent. */
  readonly receipt: SendSmsReceipt | null;
  /** When the next send is allowed, in epoch milliseconds; `null` when it is now, or when nobody knows. */
  readonly readyAt: number | null;
}

/** A key that nothing is known of. One object for all of them, so that they compare as equal. */
export const READY: SendSnapshot = Object.freeze({
  state: 'ready',
  outcome: null,
  error: null,
  receipt: null,
  readyAt: null,
});

/** What a {@link CooldownStore} stands on. */
export interface CooldownSurroundings {
  clock: Clock;
  storage: CooldownStorage;
  tabs: Tabs;
  /** Told when the first listener comes and when the last one has gone. */
  onWatched(store: CooldownStore): void;
  onUnwatched(store: CooldownStore): void;
}

/**
 * The facts of one key: a deadline and how the last send went. Everything else is derived from the clock.
 * Sets one timer at most, and none while nobody listens or nothing runs.
 */
export class CooldownStore {
  readonly hash: string;
  readonly #around: CooldownSurroundings;
  readonly #listeners = new Set<() => void>();
  readonly #tickListeners = new Set<() => void>();
  #snapshot = READY;
  #notified = READY;
  #cooldown: Cooldown | null = null;
  #recordText: string | null = null;
  #isProvisional = false;
  #shownSeconds = 0;
  #cancelTimer: (() => void) | null = null;

  constructor(hash: string, around: CooldownSurroundings) {
    this.hash = hash;
    this.#around = around;
    this.reload();
    this.#notified = this.#snapshot;
  }

  /** What is visible now. */
  getSnapshot(): SendSnapshot {
    this.#expire();
    return this.#snapshot;
  }

  /** What is left of the wait, in milliseconds. */
  remainingMs(): number {
    return this.#cooldown ? remainingMs(this.#cooldown, this.#around.clock) : 0;
  }

  /** What a countdown shows: whole seconds while cooling, else 0. */
  secondsLeft(): number {
    return this.#snapshot.state === 'cooling' ? toSeconds(this.remainingMs()) : 0;
  }

  /** Calls `listener` when the snapshot changes. */
  subscribe(listener: () => void): () => void {
    if (this.#listeners.size === 0) this.#around.onWatched(this);
    this.#listeners.add(listener);
    if (!this.#cancelTimer) this.#schedule();
    return () => {
      if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
      this.#schedule();
      // A component that is moved, refreshed or mounted twice leaves and comes back within one task.
      queueMicrotask(() => {
        if (this.#listeners.size === 0) this.#around.onUnwatched(this);
      });
    };
  }

  /** Calls `listener` when the seconds change while the snapshot stays. */
  subscribeTicks(listener: () => void): () => void {
    this.#tickListeners.add(listener);
    if (this.#tickListeners.size === 1) this.#schedule();
    return () => {
      if (this.#tickListeners.delete(listener) && this.#tickListeners.size === 0) this.#schedule();
    };
  }

  /** Changes what is visible, without touching the wait. */
  change(next: Partial<SendSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...next };
    this.check();
  }

  /** Begins a wait, remembers it and tells the other tabs. */
  wait(state: 'cooling' | 'blocked', durationMs: number, next: Partial<SendSnapshot>): void {
    this.#cooldown = startCooldown(this.#around.clock, durationMs);
    const readyAt = this.#cooldown.wallDeadline;
    this.#snapshot = { ...this.#snapshot, ...next, state, readyAt };
    this.#isProvisional = false;
    this.#remember({ state, durationMs, deadline: readyAt, outcome: this.#snapshot.outcome });
    this.check();
  }

  /**
   * Leaves word for the case that this tab dies in mid-send: the other tabs, and this one after a reload,
   * then wait as after a send whose outcome nobody knows.
   */
  announceSend(durationMs: number): void {
    const deadline = this.#around.clock.wallNow() + durationMs;
    this.#remember({ state: 'cooling', durationMs, deadline, outcome: 'unknown', provisional: true });
  }

  /** Takes that word back: no message went out. */
  withdrawSend(): void {
    this.#around.storage.remove(this.hash);
    this.#around.tabs.post(this.hash, null);
    this.#recordText = null;
  }

  /** Takes over what is stored, if that is news and still runs. */
  reload(): void {
    const record = this.#around.storage.read(this.hash);
    if (record) this.#take(record);
  }

  /** Takes over what another tab says. */
  adopt(text: string | null): void {
    if (this.#snapshot.state === 'sending') return;
    const record = parseRecordText(text);
    if (record) this.#take(record);
    else if (text === null && this.#isProvisional) {
      this.#cooldown = null;
      this.#snapshot = { ...this.#snapshot, state: 'ready', outcome: null, readyAt: null };
      this.#isProvisional = false;
    }
    this.check();
  }

  /** Whether forgetting the store would lose nothing. */
  isIdle(): boolean {
    this.#expire();
    return !this.#cooldown && this.#snapshot.state !== 'sending';
  }

  /** Reads the clock again, tells whoever listens what changed, and sets the next timer. */
  check(): void {
    this.#expire();
    if (this.#snapshot.error?.code === 'offline' && this.#around.clock.isOnline()) {
      this.#snapshot = { ...this.#snapshot, error: null };
    }
    const secondsLeft = this.secondsLeft();
    const ticked = secondsLeft !== this.#shownSeconds;
    this.#shownSeconds = secondsLeft;
    this.#schedule();
    if (this.#snapshot !== this.#notified) {
      this.#notified = this.#snapshot;
      for (const listener of [...this.#listeners]) listener();
    } else if (ticked) {
      for (const listener of [...this.#tickListeners]) listener();
    }
  }

  #remember(record: CooldownRecord): void {
    this.#recordText = toRecordText(record);
    this.#around.storage.write(this.hash, record);
    this.#around.tabs.post(this.hash, this.#recordText);
  }

  #take(record: CooldownRecord): void {
    if (toRecordText(record) === this.#recordText) return;
    const { state, durationMs, deadline, outcome, provisional = false } = record;
    const cooldown = resumeCooldown(this.#around.clock, durationMs, deadline);
    if (remainingMs(cooldown, this.#around.clock) === 0) return;
    const readyAt = cooldown.wallDeadline;
    const taken = { ...record, deadline: readyAt };
    // The clock was set back since the record was written: without this each reload would wait in full again.
    if (readyAt < deadline) this.#around.storage.write(this.hash, taken);
    this.#cooldown = cooldown;
    this.#isProvisional = provisional;
    this.#recordText = toRecordText(taken);
    this.#snapshot = { ...this.#snapshot, state, outcome, error: null, readyAt };
  }

  /** The wait is over, whether or not a timer has said so yet. */
  #expire(): void {
    if (!this.#cooldown || this.remainingMs() > 0) return;
    const { state, error } = this.#snapshot;
    const isPast = error?.code === 'too_early' || error?.code === 'limit_reached';
    this.#cooldown = null;
    this.#isProvisional = false;
    this.#snapshot = {
      ...this.#snapshot,
      state: state === 'sending' ? state : 'ready',
      error: isPast ? null : error,
      readyAt: null,
    };
  }

  #schedule(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (!this.#cooldown || this.#listeners.size + this.#tickListeners.size === 0) return;
    const restMs = this.remainingMs();
    const ticks = this.#tickListeners.size > 0 && this.#snapshot.state === 'cooling';
    const dueMs = ticks ? restMs % 1000 || Math.min(restMs, 1000) : restMs;
    this.#cancelTimer = this.#around.clock.schedule(() => {
      this.#cancelTimer = null;
      this.check();
    }, Math.ceil(dueMs));
  }
}
