/** What `peers/countdowns.tsx` offers: one countdown at a time, with a button that starts its minute. */
export interface CountdownPage {
  names(): string[];
  mount(name: string): Promise<void>;
  unmount(): Promise<void>;
  /** Clicks the button and waits until the minute runs. */
  start(): Promise<void>;
  /** Dispatches the events that a page gets when the device wakes. */
  wake(): Promise<void>;
  /** The number on the button; 0 if there is none. */
  shown(): Promise<number>;
  /** The number of React commits since the last call. */
  takeCommits(): Promise<number>;
}
