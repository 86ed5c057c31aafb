import type { PhoneMetadata } from './PhoneMetadata.ts';

let loaded: PhoneMetadata | null = null;
let loading: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

/**
 * Loads the numbering plans when nobody has yet, and resolves to whether they are here; the next call tries again
 * when they are not. Every phone field has read its text anew by the time that it resolves.
 */
export function ensurePhoneData(): Promise<boolean> {
  loading ??= import('./phoneData.ts').then(
    ({ phoneData }) => {
      loaded = phoneData;
      for (const notify of listeners) notify();
      return true;
    },
    () => {
      loading = null;
      return false;
    },
  );
  return loading;
}

/** The numbering plans if they are here. */
export function getPhoneData(): PhoneMetadata | null {
  return loaded;
}

/** Calls back when the numbering plans have come; gives back what ends it. */
export function subscribePhoneData(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}
