import { STORAGE_PREFIX } from './cooldownStorage.ts';
import type { KeyValueStorage } from './cooldownStorage.ts';
import type { Tabs } from './tabs.ts';

/** A memory of a page, which follows those of its other tabs while it is listened to. */
export type TabMemory = KeyValueStorage & Pick<Tabs, 'listen'>;

/**
 * Stands in for a storage that a page may not use: what one tab stores is in every other that is open and
 * listens, through a `BroadcastChannel` where there is one, and in none after they are closed.
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
      // An open channel keeps a page out of some browsers' back-forward cache, so that it is open no longer than needed.
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

/** `null` where there is none, and where it is blocked too: Firefox without cookies has the class and throws. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(STORAGE_PREFIX);
  } catch {
    return null;
  }
}
