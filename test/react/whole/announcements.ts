import { afterEach } from 'vitest';

let observer: MutationObserver | undefined;

afterEach(() => observer?.disconnect());

/**
 * Writes down what the page's live regions announce from now on: each text that comes into one, or changes in
 * it. A text that goes is not announced.
 */
export function recordAnnouncements(): string[] {
  const announced: string[] = [];
  const spoken = new Map<Element, string>();
  const listen = () => {
    for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
      const text = region.textContent;
      // A region that comes with its text is not announced; one that was there is.
      if (spoken.has(region) && spoken.get(region) !== text && text !== '') announced.push(plain(text));
      spoken.set(region, text);
    }
  };
  listen();
  observer = new MutationObserver(listen);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  return announced;
}

/** Without the marks that keep digits in order inside a right-to-left sentence. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
