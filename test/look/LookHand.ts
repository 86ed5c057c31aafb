/** User actions, whichever tool drives the browser. Elements are found by selector, since texts differ by language. */
export interface LookHand {
  /** Types key by key. */
  type(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  hover(selector: string): Promise<void>;
  /** Presses one key in the focused element. */
  press(key: string): Promise<void>;
  /** Waits until there is such an element. */
  see(selector: string): Promise<void>;
  /** Lets time pass; otherwise it stands still. */
  pass(ms: number): Promise<void>;
  reload(): Promise<void>;
}
