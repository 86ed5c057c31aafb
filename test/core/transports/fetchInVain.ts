/** A `fetch` that is never answered, and only ends when its signal aborts. */
export const fetchInVain: typeof globalThis.fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
