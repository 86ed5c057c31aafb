import { onTestFinished } from 'vitest';

/**
 * Records what the page's live regions announce until the test is over: each text that is inserted, changed, or
 * inserted again. A text that is removed is not announced.
 */
export function recordAnnouncements(): string[] {
  const announced: string[] = [];
  const known = new Set<Element>();
  const listen = (records: MutationRecord[]) => {
    for (const region of document.querySelectorAll('[aria-live]')) {
      const text = region.textContent;
      const isNew = records.some(
        ({ target, type, addedNodes }) =>
          region.contains(target) && (type === 'characterData' || addedNodes.length > 0),
      );
      // A region that is inserted with its text is not announced; one that was there already is.
      if (known.has(region) && isNew && text !== '') announced.push(plain(text));
      known.add(region);
    }
  };
  listen([]);
  const observer = new MutationObserver(listen);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  onTestFinished(() => observer.disconnect());
  return announced;
}

/** Removes the Unicode isolates that keep digits in order inside a right-to-left sentence. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
