import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { createCooldownStorage } from './cooldownStorage.ts';
import type { KeyValueStorage } from './cooldownStorage.ts';
import { hashSendKey } from './sendKey.ts';
import { SendMachine } from './sendMachine.ts';
import { createTabMemory } from './tabMemory.ts';
import { browserTabs } from './tabs.ts';
import type { Tabs } from './tabs.ts';

/** What the machines use. Each part has a default that suits a browser and does no harm elsewhere. */
export interface SendMachinesOptions {
  /** @default the platform's clock */
  clock?: Clock | undefined;
  /**
   * Where cooldowns are stored; `null` for nowhere.
   * @default the page's `localStorage`; if it is blocked, the memory of the open tabs
   */
  storage?: KeyValueStorage | null | undefined;
  /** @default `storage` events and Web Locks, each where it exists */
  tabs?: Tabs | undefined;
}

/** The machines of all keys that share one memory. */
export interface SendMachines {
  /**
   * The machine of a key. Get it again each time instead of keeping it: when its last listener leaves, a machine that has
   * sent nothing and has no cooldown is dropped.
   */
  get(key: string): SendMachine;
  /** How many machines there are now. */
  readonly size: number;
}

/** Creates a set of machines with its own memory. */
export function createSendMachines(options: SendMachinesOptions = {}): SendMachines {
  const { clock = systemClock, storage = findLocalStorage(), tabs = browserTabs } = options;
  const shared = storage === undefined ? createTabMemory() : null;
  const memory = createCooldownStorage(shared ?? storage ?? null);
  const machines = new Map<string, SendMachine>();
  let stopListening: (() => void) | null = null;

  // The page and the other tabs are listened to once for all machines together, and only while one is watched.
  const listen = () => {
    const wakeAll = () => machines.forEach((machine) => machine.wake());
    const hear = (hash: string) => machines.get(hash)?.wake();
    const stops = [clock.onWake(wakeAll), tabs.listen(hear), shared?.listen(hear)];
    return () => stops.forEach((stop) => stop?.());
  };
  const create = (hash: string) => {
    const watch = (isWatched: boolean) => {
      if (isWatched) {
        // A dropped machine that is listened to again becomes the key's machine again.
        if (!machines.has(hash)) machines.set(hash, machine);
        stopListening ??= listen();
        // Catches up on what happened while nobody listened.
        machine.wake();
      } else {
        if (machine.retire()) machines.delete(hash);
        if ([...machines.values()].some((each) => each.isWatched)) return;
        stopListening?.();
        stopListening = null;
      }
    };
    const machine = new SendMachine(hash, clock, memory, tabs, watch);
    machines.set(hash, machine);
    return machine;
  };

  return {
    get(key) {
      const hash = hashSendKey(key);
      return machines.get(hash) ?? create(hash);
    },
    get size() {
      return machines.size;
    },
  };
}

const byStorage = new Map<KeyValueStorage | null | undefined, SendMachines>();

/**
 * The machines that everything on a page shares, so that two widgets with the same key share one state: those of the
 * default storage, of a storage of your own, or, with `null`, those that store nothing.
 * @example
 * const request = { channel: 'CHANNEL_LOGIN', phoneNumber: '13800138000' } as const;
 * const key = toSendKey({ ...request, transportId: transport.id }) ?? '';
 * await sharedSendMachines().get(key).send(request, { transport });
 */
export function sharedSendMachines(storage?: KeyValueStorage | null): SendMachines {
  const machines = byStorage.get(storage) ?? createSendMachines({ storage });
  byStorage.set(storage, machines);
  return machines;
}

/**
 * The page's `localStorage`; `undefined` if the page may not use it, which is `null` in Firefox and in Android's
 * WebViews without DOM storage; and `null` if there is no page.
 */
function findLocalStorage(): KeyValueStorage | null | undefined {
  try {
    return typeof window === 'object' ? (window.localStorage ?? undefined) : null;
  } catch {
    return undefined;
  }
}
