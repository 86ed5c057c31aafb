import { onTestFinished } from 'vitest';
import { page } from 'vitest/browser';

/** Gives the page a screen of this size, in CSS pixels, until the test is over. */
export async function setViewport(width: number, height = 640): Promise<void> {
  const before = [innerWidth, innerHeight] as const;
  onTestFinished(() => page.viewport(...before));
  await page.viewport(width, height);
}
