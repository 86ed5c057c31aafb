import type { SendSmsReceipt } from '../protocol/requests.ts';
import type { SmsError } from '../protocol/SmsError.ts';
import type { Clock } from './clock.ts';
import { remainingMs, startCooldown, toSeconds } from './cooldown.ts';
import type { Cooldown } from './cooldown.ts';
import type { CooldownRecord, CooldownStorage, LastOutcome } from './cooldownStorage.ts';
import type { Tabs } from './tabs.ts';

/** `ready` for a send, `sending`, `cooling` until the cooldown is over, or `blocked` by a limit. */
export type SendState = 'ready' | 'sending' | 'cooling' | 'blocked';

/** The state of a key. The same object until something in it changes. The seconds are not part of it. */
export interface SendSnapshot {
  readonly state: SendState;
  /** How the last send went; `null` before the first. */
  readonly outcome: LastOutcome | null;
  readonly error: SmsError | null;
  /** The receipt of the last message that was, or may have been, sent. */
  readonly receipt: SendSmsReceipt | null;
  /** When the next send is allowed, in epoch milliseconds; `null` if it is allowed now, or if nobody knows. */
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

/** What a wait comes after: how a send went, or goes, and of which act it was. */
type Cause = Pick<CooldownRecord, 'after' | 'idempotencyKey'>;

/** By which a record is known again, whatever its deadline: a tab that finds the clock set back stores it anew. */
const toMark = ({ after, idempotencyKey }: Cause) => `${after} ${idempotencyKey}`;

interface Listener {
  run: () => void;
  /** Called for a second that has gone by, and not for a change. */
  isForTicks: boolean;
}

/**
 * What is known of one key: a deadline and how the last send went. Everything else is derived from the clock.
 * Sets one timer at most, and none while nobody listens or nothing runs. How a send goes is the `SendMachine`'s.
 *
 * A wait begins when a send of this tab has ended (`wait`), or with the record of another tab (`sync`), and ends by the
 * clock. A send that is under way leaves a record too (`announceSend`): the other tabs wait by it until that send has
 * ended, and then know how it went.
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
  /** Of the record that was written or taken over last. */
  #mark = '';
  /** What was known before a send that another tab has under way, and is true again if that tab takes its word back. */
  #before: { outcome: LastOutcome | null; owedKey: string | undefined } | null = null;
  #cancelTimer: (() => void) | null = null;

  /** Idempotency key of the last message, from here or from another tab, whose receipt is not here. */
  owedKey: string | undefined;

  /** `onWatch` is told when the first listener has come, and when the last one has gone. */
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

  /** Length of the wait that runs, in milliseconds, 0 when none does. */
  waitMs(): number {
    return this.#cooldown?.durationMs ?? 0;
  }

  /** What is visible now; the same object until something changes. */
  getSnapshot(): SendSnapshot {
    this.#expire();
    return this.#snapshot;
  }

  /** What is left of the wait, in milliseconds. */
  protected remainingMs(): number {
    if (!this.#cooldown) return 0;
    const restMs = remainingMs(this.#cooldown, this.clock);
    // What the wall clock has seen of a sleep stays seen when it is set back.
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

  /** Calls `run` when the seconds change while the snapshot stays. */
  subscribeTicks(run: () => void): () => void {
    return this.#listen({ run, isForTicks: true });
  }

  /** Changes what is visible, without touching the wait. */
  protected change(next: Partial<SendSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...next };
    this.#update();
  }

  /**
   * Runs `task` when this tab has the turn of the key. Also at once where there are no turns to be had, as in a sandboxed
   * frame, and when `signal` aborts first: `task` looks for itself whether it is still wanted.
   */
  protected async takeTurn(signal: AbortSignal, task: () => Promise<unknown>): Promise<void> {
    try {
      await this.#tabs.withLock(this.#hash, signal, task);
    } catch {
      void task();
    }
  }

  /** Begins a wait and remembers it, where the other tabs see it too. */
  protected wait(cause: Cause, durationMs: number, next: Partial<SendSnapshot>): void {
    const cooldown = startCooldown(this.clock, durationMs);
    this.#remember(cause, cooldown);
    this.#beginWait(cause, cooldown, next);
    this.#update();
  }

  /**
   * Leaves word for the case that this tab dies in mid-send: the other tabs, and this one after a reload,
   * then wait as after a send whose outcome nobody knows.
   */
  protected announceSend(durationMs: number, idempotencyKey: string): void {
    this.owedKey = idempotencyKey;
    this.#remember({ after: 'sending', idempotencyKey }, startCooldown(this.clock, durationMs));
  }

  /** Ends a send without a wait of its own, and takes its word back: `next` is visible, or the wait of another tab. */
  protected release(next: Partial<SendSnapshot>): void {
    this.#forget();
    this.#snapshot = { ...this.#snapshot, state: 'ready', ...next };
    this.sync();
  }

  /** What a wait that is stored still takes, in milliseconds: another tab's, or of the word that this one left. */
  protected storedMs(): number {
    const record = this.#storage.read(this.#hash);
    return record ? Math.min(record.deadline - this.clock.wallNow(), record.durationMs) : 0;
  }

  /** Looks at everything again: time has passed unseen, or another tab has changed something. */
  wake(): void {
    if (this.#snapshot.error?.code === 'offline' && this.clock.isOnline()) this.change({ error: null });
    // A send of this tab knows better what goes on.
    if (this.#snapshot.state !== 'sending') this.sync();
  }

  /** Takes over what another tab has stored. A wait after a send that has ended goes on as it is. */
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
    // The clock was set back since the record was written: without this each reload would wait in full again.
    if (leftMs > durationMs) this.#remember(record, cooldown);
    this.#beginWait(record, cooldown, { error: null });
    if (this.#before) void this.#awaitSender();
  }

  /** A tab that sends has the turn of the key: whoever gets it next knows that the send is over, or its tab dead. */
  async #awaitSender(): Promise<void> {
    await this.takeTurn(new AbortController().signal, async () => {});
    this.wake();
    // Without word of its end, nobody knows how it went.
    if (this.#before) this.change({ outcome: 'unknown' });
  }

  #remember({ after, idempotencyKey }: Cause, { durationMs, wallDeadline: deadline }: Cooldown): void {
    // Owed after a send that brought no message is that of the one before: its code can still be entered.
    const record = { after, deadline, durationMs, idempotencyKey, owedKey: this.owedKey };
    this.#storage.write(this.#hash, record, this.clock.wallNow());
    this.#mark = toMark(record);
  }

  /** Removes what this tab has stored, and nothing that has taken its place. */
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

  /** Ends a wait that is over, whether or not a timer has said so yet, and tells the end of one by the present clock. */
  #expire(): void {
    if (!this.#cooldown) return;
    const restMs = this.remainingMs();
    const readyAt = this.clock.wallNow() + restMs;
    // A wall clock that was set, and not one that is put right little by little.
    if (Math.abs(readyAt - (this.#snapshot.readyAt as number)) > 1000)
      this.#snapshot = { ...this.#snapshot, readyAt };
    if (restMs) return;
    // By a wall clock that was set back the record would go on.
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

  /** Reads the clock again, tells whoever listens what changed, and sets the next timer. */
  #update(): void {
    const secondsLeft = this.secondsLeft();
    const isChanged = this.#snapshot !== this.#notified;
    const isTicked = secondsLeft !== this.#notifiedSeconds;
    this.#notified = this.#snapshot;
    this.#notifiedSeconds = secondsLeft;
    this.#schedule();
    if (isChanged || isTicked) this.#notify(!isChanged);
  }

  #listen(listener: Listener): () => void {
    const isFirst = !this.isWatched;
    this.#listeners = [...this.#listeners, listener];
    if (isFirst) this.#onWatch(true);
    this.#schedule();
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== listener);
      // For the notice that is being given while it leaves.
      listener.run = () => {};
      this.#schedule();
      // A component that is moved, refreshed or mounted twice leaves and comes back within one task.
      void Promise.resolve().then(() => this.isWatched || this.#onWatch(false));
    };
  }

  #notify(isForTicks: boolean): void {
    for (const listener of this.#listeners) {
      if (listener.isForTicks !== isForTicks) continue;
      try {
        listener.run();
      } catch (error) {
        // Reported by the platform as nobody's; the other listeners and the send go on.
        void Promise.reject(error);
      }
    }
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
