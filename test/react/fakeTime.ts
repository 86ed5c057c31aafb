import { act } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

/** Replaces the clocks and the timers; React and the network keep their own. */
export function takeTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
}

/** Gives each test of a file fake time, and cleans up after it: time, spies and storages. */
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

/** Lets everything happen that takes no time: promises, renders, and the browser's answers to lock requests. */
export async function settle(): Promise<void> {
  await passTime(0);
  // Answered after every earlier request.
  await act(async () => void (await globalThis.navigator?.locks?.query?.()));
  await passTime(0);
}
