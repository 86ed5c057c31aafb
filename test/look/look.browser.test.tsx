import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en } from '../../src/react/messages/en.ts';
import { emulateMedia } from '../react/engine.ts';
import '../../src/react/styles.css';
import { holdAnimations } from './holdAnimations.ts';
import './look.css';
import type { LookHand } from './LookHand.ts';
import { lookStates } from './lookStates.ts';
import { LookWidget } from './LookWidget.tsx';

const root = document.documentElement;
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Waits for an element frame by frame, since the clocks stand still. */
async function find(selector: string): Promise<HTMLElement> {
  for (;;) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) return found;
    await nextFrame();
  }
}

const hand: LookHand & { passedMs: number } = {
  passedMs: 0,
  async type(selector, text) {
    await userEvent.click(await find(selector));
    await userEvent.keyboard(text);
  },
  click: async (selector) => userEvent.click(await find(selector)),
  hover: async (selector) => userEvent.hover(await find(selector)),
  press: (key) => userEvent.keyboard(`{${key}}`),
  see: async (selector) => void (await find(selector)),
  async pass(ms) {
    hand.passedMs += ms;
    vi.advanceTimersByTime(ms);
    window.dispatchEvent(new Event('focus'));
    await nextFrame();
  },
  reload: () => Promise.reject(new Error('A test cannot reload its page.')),
};

/** Moves the pointer away from everything with a hover style. */
const rest = () => userEvent.hover(document.body, { position: { x: 1, y: 1 } });

/** Whether a font is installed: text in it is not as wide as in the fallback fonts. */
function hasFont(name: string): boolean {
  const context = document.createElement('canvas').getContext('2d')!;
  const widthIn = (font: string) => {
    context.font = `40px ${font}`;
    return context.measureText('Resend in 42 s').width;
  };
  return ['serif', 'cursive'].every((other) => widthIn(`'${name}', ${other}`) !== widthIn(other));
}

// With another browser or other fonts, every picture differs.
const isDrawnHere =
  Boolean(import.meta.env.DEBIAN_CHROMIUM) && ['Liberation Sans', 'DejaVu Sans Mono'].every(hasFont);

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  hand.passedMs = 0;
  await page.viewport(392, 480);
  if (isDrawnHere) await rest();
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  root.removeAttribute('dir');
  root.removeAttribute('data-theme');
});

interface View {
  theme?: 'light' | 'dark';
  dir?: 'ltr' | 'rtl';
  width?: number;
}

/** Brings a widget into a state. Always in English: the fonts of other scripts differ between machines. */
async function show(name: string, { theme = 'light', dir = 'ltr', width = 392 }: View = {}) {
  Object.assign(root.dataset, { theme });
  root.dir = dir;
  const state = lookStates[name]!;
  await page.viewport(width, 480);
  const container = document.body.appendChild(document.createElement('main'));
  container.style.inlineSize = `${width}px`;
  render(<LookWidget state={state} locale={en} />, { container });
  await find('[data-hydrated]');
  await state.play?.(hand);
  await rest();
  await document.fonts.ready;
  await nextFrame();
  await nextFrame();
  holdAnimations(hand.passedMs);
  return container;
}

const still = {
  comparatorOptions: { allowedMismatchedPixelRatio: 0.004 },
  // they are paused already; by default, Playwright would finish the cooldown line
  screenshotOptions: { animations: 'allow' },
} as const;

// After an intended change: npx vitest run test/look --project chromium --update
describe.skipIf(!isDrawnHere)("the look, in Debian's Chromium with the fonts that come with it", () => {
  it.each(
    ['empty', 'invalid', 'cooling', 'wrong code', 'disabled, filled', 'agreement'].flatMap((name) => [
      [name, 'light'] as const,
      [name, 'dark'] as const,
    ]),
  )('matches its picture: %s, %s', async (name, theme) => {
    await expect(await show(name, { theme })).toMatchScreenshot(`${name}, ${theme}`, still);
  });

  it('matches its picture from right to left', async () => {
    await expect(await show('wrong code', { dir: 'rtl' })).toMatchScreenshot('right to left', still);
  });

  it('matches its picture on a screen of 320 px', async () => {
    await expect(await show('wrong code', { width: 320 })).toMatchScreenshot('320 px', still);
  });

  it('matches its picture in forced colours', async () => {
    await emulateMedia('forced-colors', 'active');
    onTestFinished(() => emulateMedia());
    await expect(await show('verified')).toMatchScreenshot('forced colours', still);
  });
});
