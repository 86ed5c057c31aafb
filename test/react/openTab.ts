import { afterEach, expect } from 'vitest';
import type { PhoneLoginFormProps } from '../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';

/** The two clocks of a page, which stand still until they are set. */
export interface TabClock {
  wallMs: number;
  monotonicMs: number;
}

/** The element of a page, with what its script is given. */
export interface TabFrame extends HTMLIFrameElement {
  page: { clock: TabClock; props: PhoneLoginFormProps; isStorageBlocked: boolean };
}

const frames: TabFrame[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
  localStorage.clear();
  sessionStorage.clear();
});

/**
 * Opens a page of its own with the login form in it: its own window, scripts and state, over the same storage,
 * events and locks. As frames of one page they share `sessionStorage`, which tabs do not.
 */
export async function openTab(
  props: PhoneLoginFormProps,
  clock = createTabClock(),
  { isStorageBlocked = false } = {},
) {
  const frame = document.createElement('iframe') as TabFrame;
  frame.page = { clock, props, isStorageBlocked };
  frames.push(frame);
  document.body.append(frame);
  await load(frame);
  const query = <Found extends HTMLElement>(selector: string) =>
    frame.contentDocument!.querySelector<Found>(selector)!;
  return {
    clock,
    get window() {
      return frame.contentWindow as Window & typeof globalThis;
    },
    get phone() {
      return query<HTMLInputElement>('.sms-PhoneField-input');
    },
    get code() {
      return query<HTMLInputElement>('.sms-CodeField-input');
    },
    get button() {
      return query<HTMLButtonElement>('.sms-SendCodeButton');
    },
    /** What the button shows: the seconds while it cools, else its state. */
    stand: () => {
      const { state, secondsLeft } = query('.sms-SendCodeButton').dataset;
      return state === 'cooling' ? Number(secondsLeft) : state;
    },
    /** Loads the page anew. A new page's monotonic clock begins anew, too. */
    async reload() {
      clock.monotonicMs = 0;
      await load(frame);
    },
  };
}

/** Clocks of a page that was opened now. */
export function createTabClock(): TabClock {
  return { wallMs: Date.UTC(2026, 0, 1), monotonicMs: 0 };
}

/** Lets `ms` pass on both clocks. */
export function pass(clock: TabClock, ms: number): void {
  clock.wallMs += ms;
  clock.monotonicMs += ms;
}

async function load(frame: TabFrame): Promise<void> {
  const script = import.meta.url.replace(/[^/]*$/, 'tabPage.tsx');
  // Vitest rewrites every `import()` into a call of its runner, which is the opener's.
  frame.srcdoc =
    '<!doctype html><body><script>globalThis.__vitest_browser_runner__ = parent.__vitest_browser_runner__</script>' +
    `<script type="module" src="${script}"></script>`;
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  // A busy machine takes its time for a page's first render.
  const isShown = () => frame.contentDocument?.querySelector('[data-hydrated]');
  await expect.poll(isShown).toBeTruthy();
}
