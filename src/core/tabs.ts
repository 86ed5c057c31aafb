import { fromStorageName } from './cooldownStorage.ts';

/** How tabs of one origin tell each other of a wait that has begun or was taken back. */
export interface Tabs {
  /** Tells the others. `text` is the record, or `null` when it was taken back. */
  post(hash: string, text: string | null): void;
  /** Hears the others, until the returned function is called. May report the same thing twice. */
  listen(onPost: (hash: string, text: string | null) => void): () => void;
  /** Runs `task` while no other tab runs one of the same name. Rejects when `signal` aborts before its turn. */
  withLock<Result>(name: string, signal: AbortSignal, task: () => Promise<Result>): Promise<Result>;
}

const CHANNEL = 'react-sms-code';

/** Tabs of a browser: `storage` events, a `BroadcastChannel` beside them, and Web Locks, each where it exists. */
export function createBrowserTabs(): Tabs {
  const Channel =
    typeof window === 'object' && typeof BroadcastChannel === 'function' ? BroadcastChannel : null;
  let open: BroadcastChannel | null = null;
  return {
    post(hash, text) {
      const channel = open ?? (Channel && new Channel(CHANNEL));
      channel?.postMessage({ hash, text });
      if (channel !== open) channel?.close();
    },
    listen(onPost) {
      if (typeof window !== 'object' || typeof window.addEventListener !== 'function') return () => {};
      const onStorage = ({ key, newValue }: StorageEvent) => {
        const hash = fromStorageName(key);
        if (hash !== null) onPost(hash, newValue);
      };
      window.addEventListener('storage', onStorage);
      const channel = Channel && new Channel(CHANNEL);
      if (channel) channel.onmessage = ({ data }) => onPost(String(data?.hash), data?.text ?? null);
      open = channel;
      return () => {
        window.removeEventListener('storage', onStorage);
        channel?.close();
        open = null;
      };
    },
    async withLock(name, signal, task) {
      const locks = typeof navigator === 'object' ? navigator.locks : undefined;
      let isBegun = false;
      const run = () => {
        isBegun = true;
        return task();
      };
      try {
        if (locks) return await locks.request(`${CHANNEL}:${name}`, { signal }, run);
      } catch (error) {
        // A page that may not use locks (a sandboxed frame) goes without.
        if (isBegun || signal.aborted) throw error;
      }
      return run();
    },
  };
}
