import type { KeyValueStorage } from '../../src/core/cooldownStorage.ts';
import type { Tabs } from '../../src/core/tabs.ts';

/** One tab of a {@link createFakeBrowser}. */
export interface FakeTab {
  storage: KeyValueStorage;
  tabs: Tabs;
  /** The page in the tab is replaced by another one: its locks are released. */
  reload(): void;
  /** The tab dies: it hears and stores nothing any more, and its locks are released. */
  close(): void;
  /** The tab hears nothing from the others any more, as when it is frozen. */
  deafen(): void;
}

/** Options of {@link createFakeBrowser}. */
export interface FakeBrowserOptions {
  /**
   * There are no locks, and a tab sees another one's change to the storage a moment later, with its event.
   * @default false
   */
  isLoose?: boolean;
}

interface Turn {
  owner: object;
  begin: () => void;
}

/**
 * One browser profile: tabs that share a storage, hear of each other's changes to it a moment later and in order, and
 * take turns with named locks.
 */
export function createFakeBrowser({ isLoose = false }: FakeBrowserOptions = {}) {
  const items = new Map<string, string>();
  const tabsOpen = new Set<(name: string, text: string | null) => void>();
  const locks = createLocks();

  return {
    /** What the storage holds, by name. */
    items,
    /** Opens a tab, with parts of its `tabs` replaced. */
    openTab(replaced: Partial<Tabs> = {}): FakeTab {
      const view = isLoose ? new Map(items) : items;
      const listeners = new Set<(hash: string) => void>();
      let isDeaf = false;
      const hear = (name: string, text: string | null) => {
        if (isDeaf) return;
        if (isLoose) put(view, name, text);
        const hash = name.replace('react-sms-code:', '');
        for (const listener of [...listeners]) listener(hash);
      };
      tabsOpen.add(hear);
      const change = (name: string, text: string | null) => {
        if (!tabsOpen.has(hear) || (view.get(name) ?? null) === text) return;
        put(view, name, text);
        put(items, name, text);
        for (const tell of tabsOpen) if (tell !== hear) void Promise.resolve().then(() => tell(name, text));
      };
      return {
        storage: {
          getItem: (name) => view.get(name) ?? null,
          setItem: change,
          removeItem: (name) => change(name, null),
          key: (index) => [...view.keys()][index] ?? null,
          get length() {
            return view.size;
          },
        },
        tabs: {
          listen(onChange) {
            listeners.add(onChange);
            return () => listeners.delete(onChange);
          },
          withLock(name, signal, task) {
            if (isLoose) return task();
            return tabsOpen.has(hear) ? locks.request(hear, name, signal, task) : new Promise(() => {});
          },
          ...replaced,
        },
        reload: () => locks.free(hear),
        close() {
          tabsOpen.delete(hear);
          locks.free(hear);
        },
        deafen: () => void (isDeaf = true),
      };
    },
  };
}

function put(map: Map<string, string>, name: string, text: string | null): void {
  if (text === null) map.delete(name);
  else map.set(name, text);
}

/** Named locks like those of the Web Locks API: one at a time, first come, first served. */
function createLocks() {
  const queues = new Map<string, Turn[]>();
  const leave = (queue: Turn[], turn: Turn) => {
    const place = queue.indexOf(turn);
    if (place < 0) return;
    queue.splice(place, 1);
    if (place === 0) queue[0]?.begin();
  };
  return {
    request<Result>(owner: object, name: string, signal: AbortSignal, task: () => Promise<Result>) {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      return new Promise<Result>((resolve, reject) => {
        const begin = () => {
          void task()
            .then(resolve, reject)
            .finally(() => leave(queue, turn));
        };
        const turn: Turn = { owner, begin };
        queue.push(turn);
        signal.addEventListener('abort', () => {
          if (queue[0] === turn || !queue.includes(turn)) return;
          leave(queue, turn);
          reject(new DOMException('aborted', 'AbortError'));
        });
        if (queue[0] === turn) begin();
      });
    },
    free(owner: object) {
      for (const queue of queues.values())
        for (const turn of queue.filter((each) => each.owner === owner)) leave(queue, turn);
    },
  };
}
