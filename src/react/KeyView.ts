import type { KeyValueStorage } from '../core/cooldownStorage.ts';
import { READY } from '../core/cooldownStore.ts';
import type { SendSnapshot, SendState } from '../core/cooldownStore.ts';
import type { SendMachine } from '../core/sendMachine.ts';
import { sharedSendMachines } from '../core/sendMachines.ts';
import type { SendSmsReceipt } from '../protocol/requests.ts';
import type { SmsCalls } from './SmsCalls.ts';

/** What a component is rendered with. */
export interface View {
  readonly snapshot: SendSnapshot;
  /** As of the last time that it was rendered. */
  readonly seconds: number;
  /** Another value for another state of the mutation. */
  readonly call: unknown;
}

/** Of a key that nothing is known of, and on a server. */
export const READY_VIEW: View = { snapshot: READY, seconds: 0, call: undefined };

/** The machine of a key. Asked for anew each time, since a machine that rests is dropped. */
export function findMachine(
  key: string | null,
  storage: KeyValueStorage | null | undefined,
): SendMachine | null {
  return key === null ? null : sharedSendMachines(storage).get(key);
}

/**
 * One component's view of a key and of its own calls, for `useSyncExternalStore`: it hears of each second from the
 * first time that it reads the seconds. Without a key, everything is ready.
 */
export class KeyView {
  readonly #key: string | null;
  readonly #storage: KeyValueStorage | null | undefined;
  readonly #calls: SmsCalls<SendSmsReceipt>;
  #view = READY_VIEW;
  #isRead = false;
  #listener: (() => void) | null = null;
  #stopTicks: (() => void) | undefined;

  constructor(
    key: string | null,
    storage: KeyValueStorage | null | undefined,
    calls: SmsCalls<SendSmsReceipt>,
  ) {
    this.#key = key;
    this.#storage = storage;
    this.#calls = calls;
  }

  /** The key's machine at this moment. */
  get machine(): SendMachine | null {
    return findMachine(this.#key, this.#storage);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const stop = this.machine?.subscribe(listener);
    this.#calls.follow(listener);
    this.#listener = listener;
    this.#followTicks();
    return () => {
      this.#listener = null;
      this.#stopTicks?.();
      this.#calls.follow(null);
      stop?.();
    };
  };

  readonly getSnapshot = (): View => {
    const snapshot = this.machine?.getSnapshot() ?? READY;
    const seconds = this.secondsIn(snapshot.state);
    const call = this.#calls.getSnapshot();
    const last = this.#view;
    if (snapshot !== last.snapshot || seconds !== last.seconds || call !== last.call)
      this.#view = { snapshot, seconds, call };
    return this.#view;
  };

  /** The seconds of a view. Whoever reads them while rendering renders with each from then on. */
  readSeconds(view: View): number {
    if (this.#isRead) return view.seconds;
    this.#isRead = true;
    this.#followTicks();
    // Nobody has rendered with each second until now.
    return this.secondsIn(view.snapshot.state);
  }

  /** Calls `listener` when the seconds change while nothing else does. */
  subscribeTicks(listener: () => void): () => void {
    return this.machine?.subscribeTicks(listener) ?? (() => {});
  }

  /**
   * Whole seconds until the next send at this moment, for one who was rendered in this state: 0 unless cooling, and
   * never 0 while cooling, not even between the deadline and the notice of it.
   */
  secondsIn(state: SendState): number {
    return state === 'cooling' ? Math.max(1, this.machine?.secondsLeft() ?? 0) : 0;
  }

  #followTicks(): void {
    if (this.#listener && this.#isRead) this.#stopTicks = this.subscribeTicks(this.#listener);
  }
}
