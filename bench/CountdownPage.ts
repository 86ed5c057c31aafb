/** What `peers/countdowns.tsx` offers: one countdown at a time, with a button that starts its minute. */
export interface CountdownPage {
  names(): string[];
  mount(name: string): Promise<void>;
  unmount(): Promise<void>;
  /** Clicks the button and waits until the minute runs. */
  start(): Promise<void>;
  /** What a page hears when it is looked at again. */
  wake(): Promise<void>;
  /** The number on the button, 0 when there is none. */
  shown(): Promise<number>;
  /** How many commits of React there were since the last time. */
  takeCommits(): Promise<number>;
}
