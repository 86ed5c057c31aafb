import { vi } from 'vitest';

/** Waits until an expectation holds: what is loaded may take its time on a busy machine. */
export function until(expectation: () => void): Promise<void> {
  return vi.waitFor(expectation, { timeout: 10_000 });
}
