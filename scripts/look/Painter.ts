/** The conditions under which a state is drawn. */
export interface LookView {
  name: string;
  theme: 'light' | 'dark';
  dir: 'ltr' | 'rtl';
  /** Width of the screen in CSS pixels. */
  width: number;
  forcedColors?: boolean;
}

/** A browser that draws states. */
export interface Painter {
  /** The views that this browser can show. */
  canShow(view: LookView): boolean;
  /** Brings a fresh page into the state, and resolves to the picture as PNG. */
  draw(state: string, view: LookView): Promise<Buffer>;
  close(): Promise<void>;
}

/** The URL of the page that shows a state in a view. */
export function toLookUrl(base: string, state: string, { theme, dir, width }: LookView): string {
  return `${base}?${new URLSearchParams({ state, theme, dir, width: String(width) })}`;
}
