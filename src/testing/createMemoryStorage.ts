import type { KeyValueStorage } from '../core/cooldownStorage.ts';

/**
 * Creates an empty storage for one test: pass it as `storage` to a provider, component or hook, which then has cooldowns
 * of its own. Otherwise a cooldown survives `localStorage.clear()` and an unmount, as it should for a user, and holds up
 * the next test with the same number.
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
