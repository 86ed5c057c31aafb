import { vi } from 'vitest';
import { thrownBy } from '../failureOf.ts';

/** The error that a component throws when `mount` renders it, which React would print. */
export function errorOf(mount: () => unknown): unknown {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  // React 18 throws it once more as an error of the page, which jsdom would print.
  const keep = (event: Event) => event.preventDefault();
  window.addEventListener('error', keep);
  const error = thrownBy(mount);
  window.removeEventListener('error', keep);
  print.mockRestore();
  return error;
}
