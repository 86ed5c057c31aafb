import type { KeyValueStorage } from '../core/cooldownStorage.ts';

/**
 * Makes an empty storage, to be given to one test's provider, component or hook as `storage`: its waits are its own.
 * Those of a page's `localStorage` go on in memory when that is cleared and everything is unmounted, as they shall for
 * a user, and so into the next test with the same number.
 * @example render(<SmsProvider transport={transport} storage={createMemoryStorage()}><App /></SmsProvider>);
 */
export function createMemoryStorage(): KeyValueStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}
