/** What a user does to the page, whoever drives the browser. Elements are named by selector: texts differ by language. */
export interface LookHand {
  /** Types key by key. */
  type(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  hover(selector: string): Promise<void>;
  /** Presses one key where the focus is. */
  press(key: string): Promise<void>;
  /** Waits until such an element is there. */
  see(selector: string): Promise<void>;
  /** Lets time go by, which otherwise stands still. */
  pass(ms: number): Promise<void>;
  reload(): Promise<void>;
}
