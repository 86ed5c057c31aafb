/** A `fetch` that nothing answers, and that its signal alone ends. */
export const fetchInVain: typeof globalThis.fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
