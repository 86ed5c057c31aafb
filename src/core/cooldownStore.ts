import type { Clock } from './clock.ts';
import { remainingMs, startCooldown, toSeconds } from './cooldown.ts';
import type { Cooldown } from './cooldown.ts';
import type { CooldownRecord, CooldownStorage, LastOutcome } from './cooldownStorage.ts';
import { READY } from './SendSnapshot.ts';
import type { SendSnapshot } from './SendSnapshot.ts';
import type { Tabs } from './tabs.ts';

/** The cause of a wait: the outcome of a send, or that it is under way, and the key that identifies that send. */
type Cause = Pick<CooldownRecord, 'after' | 'idempotencyKey'>;

/** In Firefox, the lock of a tab is free before the other tabs see what it stored last, by up to 0.1 s. */
const STORAGE_LAG_MS = 500;

/** Identifies a record. The deadline is no part of it: a tab that notices a clock set back stores a new one. */
const toMark = ({ after, idempotencyKey }: Cause) => `${after} ${idempotencyKey}`;

interface Listener {
  run: () => void;
  /** Whether it is called when the seconds change, instead of when the snapshot changes. */
  isForTicks: boolean;
}

/**
 * The stored facts of one key: a deadline, and how the last send went. Everything else is derived from the clock. Sets
 * at most one timer, and none while nobody listens or no wait runs; one more for half a second when another tab's send
 * has ended. How a send proceeds is up to the `SendMachine`.
 *
 * A wait begins when a send of this tab has ended (`wait`), or when another tab has stored a record (`sync`), and ends
 * by the clock. A send that is under way has a record too (`announceSend`): the other tabs wait until it has ended, and
 * then know its outcome.
 */
export class CooldownStore {
  protected readonly clock: Clock;
  readonly #hash: string;
  readonly #storage: CooldownStorage;
  readonly #tabs: Tabs;
  readonly #onWatch: (isWatched: boolean) => void;
  #listeners: readonly Listener[] = [];
  #snapshot = READY;
  #notified = READY;
  #notifiedSeconds = 0;
  #cooldown: Cooldown | null = null;
  /** Identifies the record that was last written or taken over. */
  #mark = '';
  /** While another tab sends: what was known before that, to be restored if that tab removes its record. */
  #before: { outcome: LastOutcome | null; owedKey: string | undefined } | null = null;
  #cancelTimer: (() => void) | null = null;

  /** Idempotency key of the last message, of this tab or another, if its receipt has not arrived here. */
  owedKey: string | undefined;

  /** Calls `onWatch` when the first listener has arrived, and when the last one has left. */
  constructor(
    hash: string,
    clock: Clock,
    storage: CooldownStorage,
    tabs: Tabs,
    onWatch: (isWatched: boolean) => void,
  ) {
    this.#hash = hash;
    this.clock = clock;
    this.#storage = storage;
    this.#tabs = tabs;
    this.#onWatch = onWatch;
    this.sync();
  }

  /** Whether anybody listens. */
  get isWatched(): boolean {
    return this.#listeners.length > 0;
  }

  /** Whole length of the current wait, in milliseconds; 0 if there is none. */
  waitMs(): number {
    return this.#cooldown?.durationMs ?? 0;
  }

  /** The current state; the same object until something changes. */
  getSnapshot(): SendSnapshot {
    this.#expire();
    return this.#snapshot;
  }

  /** The time left of the wait, in milliseconds. */
  protected remainingMs(): number {
    if (!this.#cooldown) return 0;
    const restMs = remainingMs(this.#cooldown, this.clock);
    // Only the wall clock counts sleep. The monotonic deadline keeps what it counted, in case it is set back.
    this.#cooldown.monotonicDeadline = this.clock.monotonicNow() + restMs;
    return restMs;
  }

  /** Whole seconds until the next send, 0 unless cooling. */
  secondsLeft(): number {
    return this.getSnapshot().state === 'cooling' ? toSeconds(this.remainingMs()) : 0;
  }

  /**
   * Calls `run` when the snapshot changes. When the last listener leaves, a send that is under way is cancelled as by
   * `cancel`.
   */
  subscribe(run: () => void): () => void {
    return this.#listen({ run, isForTicks: false });
  }

  /** Calls `run` when the seconds change while the snapshot stays the same. */
  subscribeTicks(run: () => void): () => void {
    return this.#listen({ run, isForTicks: true });
  }

  /** Changes the snapshot without touching the wait. */
  protected change(next: Partial<SendSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...next };
    this.#update();
  }

  /**
   * Runs `task` once this tab holds the lock of the key. Runs it at once where locks cannot be used, as in a sandboxed
   * frame, and if `signal` aborts first: `task` itself checks whether it is still wanted.
   */
  protected async withLock(signal: AbortSignal, task: () => Promise<unknown>): Promise<void> {
    try {
      await this.#tabs.withLock(this.#hash, signal, task);
    } catch {
      void task();
    }
  }

  /** Begins a wait, and stores it for the other tabs. */
  protected wait(cause: Cause, durationMs: number, next: Partial<SendSnapshot>): void {
    const cooldown = startCooldown(this.clock, durationMs);
    this.#remember(cause, cooldown);
    this.#beginWait(cause, cooldown, next);
    this.#update();
  }

  /**
   * Stores a record before the request, in case this tab dies during the send: the other tabs, and this one after a
   * reload, then wait as they would after an unknown outcome.
   */
  protected announceSend(durationMs: number, idempotencyKey: string): void {
    this.owedKey = idempotencyKey;
    this.#remember({ after: 'sending', idempotencyKey }, startCooldown(this.clock, durationMs));
  }

  /** Ends a send that causes no wait, and removes its record. The snapshot then shows `next`, or another tab's wait. */
  protected release(next: Partial<SendSnapshot>): void {
    this.#forget();
    this.#snapshot = { ...this.#snapshot, state: 'ready', ...next };
    this.sync();
  }

  /** The time left of the stored wait, in milliseconds: another tab's, or that of this tab's send under way. */
  protected storedMs(): number {
    const record = this.#storage.read(this.#hash);
    return record ? Math.min(record.deadline - this.clock.wallNow(), record.durationMs) : 0;
  }

  /** To be called when time may have passed unnoticed, or when another tab has changed something. */
  wake(): void {
    if (this.#snapshot.error?.code === 'offline' && this.clock.isOnline()) this.change({ error: null });
    // While this tab sends, the stored record is its own.
    if (this.#snapshot.state !== 'sending') this.sync();
  }

  /** Takes over what another tab has stored, unless a wait runs here after a send that has ended. */
  protected sync(): void {
    this.#expire();
    if (!this.#cooldown || this.#before) {
      const record = this.#storage.read(this.#hash);
      // A send that another tab had under way has ended, or a new one has begun.
      if (record && (!this.#cooldown || toMark(record) !== this.#mark)) this.#take(record);
      if (!record && this.#before) {
        this.owedKey = this.#before.owedKey;
        this.#becomeReady(this.#before.outcome);
      }
    }
    this.#update();
  }

  #take(record: CooldownRecord): void {
    const { durationMs, deadline } = record;
    const leftMs = deadline - this.clock.wallNow();
    if (leftMs <= 0) return;
    const cooldown = startCooldown(this.clock, durationMs, leftMs);
    const { outcome } = this.#snapshot;
    this.#before = record.after === 'sending' ? (this.#before ?? { outcome, owedKey: this.owedKey }) : null;
    this.#mark = toMark(record);
    this.owedKey = record.owedKey ?? record.idempotencyKey;
    // The clock was set back since the record was written. If this were not stored, each reload would wait in full.
    if (leftMs > durationMs) this.#remember(record, cooldown);
    this.#beginWait(record, cooldown, { error: null });
    if (this.#before) void this.#awaitSender();
  }

  /** A tab that sends holds the lock of the key: once that is free, the send has ended, or its tab has died. */
  async #awaitSender(): Promise<void> {
    const mark = this.#mark;
    await this.withLock(new AbortController().signal, async () => {});
    this.clock.schedule(() => {
      this.wake();
      // Its tab died without storing an outcome.
      if (this.#before && this.#mark === mark) this.change({ outcome: 'unknown' });
    }, STORAGE_LAG_MS);
  }

  #remember({ after, idempotencyKey }: Cause, { durationMs, wallDeadline: deadline }: Cooldown): void {
    // After a send that produced no message, `owedKey` is the previous message's: its code can still be entered.
    const record = { after, deadline, durationMs, idempotencyKey, owedKey: this.owedKey };
    this.#storage.write(this.#hash, record, this.clock.wallNow());
    this.#mark = toMark(record);
  }

  /** Removes the record that this tab last wrote or took over, unless another one has replaced it. */
  #forget(): void {
    const record = this.#storage.read(this.#hash);
    if (record && toMark(record) === this.#mark) this.#storage.remove(this.#hash);
  }

  #beginWait({ after }: Cause, cooldown: Cooldown, next: Partial<SendSnapshot>): void {
    this.#cooldown = cooldown;
    const visible =
      after === 'blocked'
        ? ({ state: 'blocked' } as const)
        : ({ state: 'cooling', outcome: after === 'sending' ? null : after } as const);
    this.#snapshot = { ...this.#snapshot, ...next, ...visible, readyAt: cooldown.wallDeadline };
  }

  /** Ends a wait that is over, even before its timer fires, and keeps `readyAt` in step with the wall clock. */
  #expire(): void {
    if (!this.#cooldown) return;
    const restMs = this.remainingMs();
    const readyAt = this.clock.wallNow() + restMs;
    // The wall clock was set. Small adjustments of it are not followed.
    if (Math.abs(readyAt - (this.#snapshot.readyAt as number)) > 1000)
      this.#snapshot = { ...this.#snapshot, readyAt };
    if (restMs) return;
    // By a wall clock that was set back, the record would still run.
    this.#forget();
    this.#becomeReady(this.#snapshot.outcome);
  }

  #becomeReady(outcome: LastOutcome | null): void {
    const { error } = this.#snapshot;
    const isPast = error?.code === 'too_early' || error?.code === 'limit_reached';
    this.#cooldown = null;
    this.#before = null;
    this.#snapshot = {
      ...this.#snapshot,
      state: 'ready',
      outcome,
      error: isPast ? null : error,
      readyAt: null,
    };
  }

  /** Reads the clock again, notifies the listeners of what changed, and sets the next timer. */
  #update(): void {
    const secondsLeft = this.secondsLeft();
    const isChanged = this.#snapshot !== this.#notified;
    const isTicked = secondsLeft !== this.#notifiedSeconds;
    this.#notified = this.#snapshot;
    this.#notifiedSeconds = secondsLeft;
    this.#schedule();
    if (!isChanged && !isTicked) return;
    for (const { run, isForTicks } of this.#listeners)
      // Async, so that the platform reports a listener that throws, and the other listeners and the send go on.
      if (isForTicks !== isChanged) void (async () => run())();
  }

  #listen(listener: Listener): () => void {
    const isFirst = !this.isWatched;
    this.#listeners = [...this.#listeners, listener];
    if (isFirst) this.#onWatch(true);
    this.#schedule();
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== listener);
      // A listener may leave while the listeners are being notified.
      listener.run = () => {};
      this.#schedule();
      // A component that is moved, refreshed or mounted twice leaves and comes back within one task.
      void Promise.resolve().then(() => this.isWatched || this.#onWatch(false));
    };
  }

  #schedule(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (!this.#cooldown || !this.isWatched) return;
    const restMs = this.remainingMs();
    const isTicking =
      this.#snapshot.state === 'cooling' && this.#listeners.some(({ isForTicks }) => isForTicks);
    const dueMs = isTicking ? restMs % 1000 || Math.min(restMs, 1000) : restMs;
    this.#cancelTimer = this.clock.schedule(() => this.#update(), Math.ceil(dueMs));
  }
}
