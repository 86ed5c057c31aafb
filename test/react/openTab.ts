import { afterEach, expect } from 'vitest';
import type { PhoneLoginFormProps } from '../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';

/** The two clocks of a page, which stand still until the test moves them. */
export interface TabClock {
  wallMs: number;
  monotonicMs: number;
}

/** The frame of a page, with what its script is given. */
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
 * Opens the login form in a page of its own: with its own window, scripts and state, but the same storage, events and
 * locks. Being frames of one page, they share `sessionStorage` too, which tabs do not.
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
    /** What the button shows: the seconds during the cooldown, else its state. */
    readStatus: () => {
      const { state, secondsLeft } = query('.sms-SendCodeButton').dataset;
      return state === 'cooling' ? Number(secondsLeft) : state;
    },
    /** Reloads the page, whose monotonic clock starts over. */
    async reload() {
      clock.monotonicMs = 0;
      await load(frame);
    },
  };
}

/** The clocks of a page that was just opened. */
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
  // Vitest rewrites every `import()` into a call of its runner, which is that of the page that opened the frame.
  frame.srcdoc =
    '<!doctype html><body><script>globalThis.__vitest_browser_runner__ = parent.__vitest_browser_runner__</script>' +
    `<script type="module" src="${script}"></script>`;
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  // On a busy machine, the first render of a page may take a while.
  const isShown = () => frame.contentDocument?.querySelector('[data-hydrated]');
  await expect.poll(isShown).toBeTruthy();
}
