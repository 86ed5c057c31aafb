/** How a state is looked at. */
export interface LookView {
  name: string;
  theme: 'light' | 'dark';
  dir: 'ltr' | 'rtl';
  /** Of the screen, in CSS pixels. */
  width: number;
  forcedColors?: boolean;
}

/** One browser that draws states. */
export interface Painter {
  /** The views that this browser can show. */
  canShow(view: LookView): boolean;
  /** Opens a page of its own, does what leads to the state, and gives back the picture as PNG. */
  draw(state: string, view: LookView): Promise<Buffer>;
  close(): Promise<void>;
}

/** The page's address for a state in a view. */
export function toLookUrl(base: string, state: string, { theme, dir, width }: LookView): string {
  return `${base}?${new URLSearchParams({ state, theme, dir, width: String(width) })}`;
}
