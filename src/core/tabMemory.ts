import { STORAGE_PREFIX } from './cooldownStorage.ts';
import type { KeyValueStorage } from './cooldownStorage.ts';
import type { Tabs } from './tabs.ts';

/** The memory of one tab, which follows that of the other tabs while somebody listens to it. */
export type TabMemory = KeyValueStorage & Pick<Tabs, 'listen'>;

/**
 * Stands in for a storage that a page may not use: what one tab stores reaches every other open tab that listens,
 * through a `BroadcastChannel` where there is one. It is gone once they are all closed.
 */
export function createTabMemory(): TabMemory {
  const items = new Map<string, string | null>();
  let channel: BroadcastChannel | null = null;
  const change = (name: string, text: string | null) => {
    items.set(name, text);
    channel?.postMessage([name, text]);
  };
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: change,
    removeItem: (name) => change(name, null),
    listen(onChange) {
      // An open channel keeps a page out of some browsers' back-forward cache, so it is open no longer than needed.
      channel = openChannel();
      channel?.addEventListener(
        'message',
        ({ data: [name, text] }: MessageEvent<[string, string | null]>) => {
          items.set(name, text);
          onChange(name.slice(STORAGE_PREFIX.length));
        },
      );
      return () => {
        channel?.close();
        channel = null;
      };
    },
  };
}

/** `null` where there is none or it is blocked: Firefox without cookies has the class, but its constructor throws. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(STORAGE_PREFIX);
  } catch {
    return null;
  }
}
