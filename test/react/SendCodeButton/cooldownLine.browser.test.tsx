import { expect, it, onTestFinished, vi } from 'vitest';
import '../../../src/react/SendCodeButton/SendCodeButton.css';
import '../../../src/react/theme.css';
import { WAIT_MS } from '../../waitMs.ts';
import { takePixels } from '../takePixels.ts';
import { autofill } from '../autofill.ts';
import { passTime, settle } from '../fakeTime.ts';
import { mountForm, startFresh } from '../PhoneLoginForm/loginFormHarness.tsx';

startFresh();

/** How much of the line is gone, 0 to 1. */
function readLine(button: HTMLElement): number {
  const line = button
    .getAnimations({ subtree: true })
    .find((animation) => (animation as CSSAnimation).animationName === 'sms-cooldown');
  return line?.effect?.getComputedTiming().progress ?? Number.NaN;
}

it('a new wait starts with the whole line, and its digits all have the same width', async () => {
  const form = mountForm();
  await form.send();
  form.transport.sends[0]!.resolve();
  await settle();
  expect(readLine(form.sendButton)).toBeLessThan(0.1);
  expect(getComputedStyle(form.sendButton).fontVariantNumeric).toBe('tabular-nums');
});

it('a wait under way starts with the share that is left', async () => {
  const first = mountForm();
  await first.send();
  first.transport.sends[0]!.resolve();
  await passTime(30_000);
  first.unmount();
  const second = mountForm({ transport: first.transport });
  await settle();
  expect(second.sendButton.dataset.secondsLeft).toBe('30');
  expect(readLine(second.sendButton)).toBeGreaterThanOrEqual(0.5);
  expect(readLine(second.sendButton)).toBeLessThan(0.6);
});

it('the line starts over when another number is shown', async () => {
  const form = mountForm();
  await form.send();
  form.transport.sends[0]!.resolve();
  await settle();
  autofill(form.phone, '13900139000');
  await settle();
  await form.send();
  form.transport.sends[1]!.resolve();
  await settle();
  for (const line of form.sendButton.getAnimations({ subtree: true })) line.currentTime = 40_000;
  autofill(form.phone, '13800138000');
  await settle();
  expect(form.sendButton.dataset.secondsLeft).toBe('60');
  expect(readLine(form.sendButton)).toBeLessThan(0.1);
});

it.each([
  ['ltr', 'left', [10, 50]],
  ['rtl', 'right', [50, 90]],
])('the line shrinks towards its start: %s, to the %s', async (dir, _, expected) => {
  const button = document.body.appendChild(document.createElement('button'));
  onTestFinished(() => button.remove());
  Object.assign(button, { className: 'sms-SendCodeButton', dir });
  button.dataset.state = 'cooling';
  // A line of 80 px, between corners of 9 px and borders of 1 px.
  button.style.cssText =
    'position: fixed; inset: 0 auto auto 0; inline-size: 100px; background: #fff; --sms-accent: #f00';
  const [line] = button.getAnimations({ subtree: true });
  line!.pause();
  line!.currentTime = 30_000;
  // WebKit may show a frame from before the pause.
  await vi.waitFor(async () => {
    const { image, scale } = await takePixels();
    const y = Math.floor(42 * scale);
    const red = Array.from({ length: 100 }, (_unused, x) => x).filter((x) => {
      const [, green = 255, blue = 255] = image.data.slice((y * image.width + Math.floor(x * scale)) * 4);
      return green < 64 && blue < 64;
    });
    expect(Math.abs(red[0]! - expected[0]!)).toBeLessThanOrEqual(1);
    expect(Math.abs(red.at(-1)! + 1 - expected[1]!)).toBeLessThanOrEqual(1);
  }, WAIT_MS);
});
