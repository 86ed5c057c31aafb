import { STORAGE_PREFIX } from './cooldownStorage.ts';

/** How the tabs of one origin hear of each other's cooldowns, and lock a key while they send. */
export interface Tabs {
  /** Calls `onChange` when another tab has changed what is stored for a key, until the returned function is called. */
  listen(onChange: (hash: string) => void): () => void;
  /**
   * Runs `task` while no other tab runs one under the same name, and at once where there are no locks. Rejects if
   * `signal` aborts before that, and where locks may not be used.
   */
  withLock<Result>(name: string, signal: AbortSignal, task: () => Promise<Result>): Promise<Result>;
}

/** The tabs of a browser: `storage` events and Web Locks, each where it exists. */
export const browserTabs: Tabs = {
  listen(onChange) {
    const onStorage = ({ key }: StorageEvent) => {
      if (key?.startsWith(STORAGE_PREFIX)) onChange(key.slice(STORAGE_PREFIX.length));
    };
    globalThis.addEventListener?.('storage', onStorage);
    return () => globalThis.removeEventListener?.('storage', onStorage);
  },
  withLock: (name, signal, task) =>
    globalThis.navigator?.locks?.request(STORAGE_PREFIX + name, { signal }, task) ?? task(),
};
