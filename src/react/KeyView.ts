import type { KeyValueStorage } from '../core/cooldownStorage.ts';
import { READY } from '../core/SendSnapshot.ts';
import type { SendSnapshot, SendState } from '../core/SendSnapshot.ts';
import type { SendMachine } from '../core/sendMachine.ts';
import { sharedSendMachines } from '../core/sendMachines.ts';
import type { SendSmsReceipt } from '../protocol/requests.ts';
import type { SmsCalls } from './SmsCalls.ts';

/** What a component renders. */
export interface View {
  readonly snapshot: SendSnapshot;
  /** Whole seconds until the next send, as rendered. */
  readonly seconds: number;
  /** Another value whenever the mutation has changed. */
  readonly call: unknown;
}

/** The view of a key that nothing is known about, and of any key on a server. */
export const READY_VIEW: View = { snapshot: READY, seconds: 0, call: undefined };

/** The machine of a key. Get it again each time, since a machine at rest is dropped. */
export function findMachine(
  key: string | null,
  storage: KeyValueStorage | null | undefined,
): SendMachine | null {
  return key === null ? null : sharedSendMachines(storage).get(key);
}

/**
 * One component's view of a key and of its own calls, for `useSyncExternalStore`. Once the component has read the
 * seconds, it is notified of each. Without a key, the state is `ready`.
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
    // React 19.2 shows a hidden `<Activity>` again without looking for what has changed.
    listener();
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

  /** The seconds of a view. A component that reads them during a render renders each second from then on. */
  readSeconds(view: View): number {
    if (this.#isRead) return view.seconds;
    this.#isRead = true;
    this.#followTicks();
    // The view may be from an earlier second, since ticks have not been followed until now.
    return this.secondsIn(view.snapshot.state);
  }

  /** Calls `listener` when the seconds change while nothing else does. */
  subscribeTicks(listener: () => void): () => void {
    return this.machine?.subscribeTicks(listener) ?? (() => {});
  }

  /**
   * Whole seconds until the next send, now, for a component that was rendered in this state: 0 unless cooling, and never
   * 0 while cooling, not even between the deadline and its notification.
   */
  secondsIn(state: SendState): number {
    return state === 'cooling' ? Math.max(1, this.machine?.secondsLeft() ?? 0) : 0;
  }

  #followTicks(): void {
    if (this.#listener && this.#isRead) this.#stopTicks = this.subscribeTicks(this.#listener);
  }
}
