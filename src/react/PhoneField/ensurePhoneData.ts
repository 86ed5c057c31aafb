import type { PhoneMetadata } from './PhoneMetadata.ts';

let loaded: PhoneMetadata | null = null;
let loading: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

/**
 * Loads the numbering plans unless they are here, and resolves to whether they are; if not, the next call tries again.
 * When it resolves, every phone field has read its text again.
 */
export function ensurePhoneData(): Promise<boolean> {
  loading ??= import('./phoneData.ts')
    // In WebKit, an import can resolve before the module has run, and its export then throws.
    .then(({ phoneData }) => (loaded = phoneData))
    .then(
      () => {
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

/** The numbering plans, `null` until they are loaded. */
export function getPhoneData(): PhoneMetadata | null {
  return loaded;
}

/** Calls `notify` when the numbering plans have come; returns what ends this. */
export function subscribePhoneData(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}
