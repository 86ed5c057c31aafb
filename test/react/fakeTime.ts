import { act } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

/** Puts the clocks and the timers into the test's hands; React and the network keep their own. */
export function takeTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
}

/** Gives each test of a file in jsdom time of its own, and leaves nothing of it to the next one. */
export function takeTimeForEach(): void {
  beforeEach(takeTime);
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
    localStorage.clear();
    sessionStorage.clear();
  });
}

/** Lets time pass and React render, timer by timer. */
export async function passTime(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms));
}

/** Lets everything happen that needs no time: promises, renders, and the browser's answer to who has a lock. */
export async function settle(): Promise<void> {
  await passTime(0);
  // Answered after every request before it.
  await act(async () => void (await globalThis.navigator?.locks?.query?.()));
  await passTime(0);
}
