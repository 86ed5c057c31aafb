import type { PhoneMetadata } from './PhoneMetadata.ts';

let loaded: PhoneMetadata | null = null;
let loading: Promise<PhoneMetadata> | null = null;
const listeners = new Set<() => void>();

/**
 * Resolves to the numbering plans and loads them when nobody has yet. Rejects when they can't be loaded; the
 * next call tries again. Every phone field has read its text anew by the time that it resolves.
 */
export function ensurePhoneData(): Promise<PhoneMetadata> {
  loading ??= import('./phoneData.ts').then(
    ({ phoneData }) => {
      loaded = phoneData;
      for (const notify of listeners) notify();
      return phoneData;
    },
    (cause: unknown) => {
      loading = null;
      throw cause;
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
