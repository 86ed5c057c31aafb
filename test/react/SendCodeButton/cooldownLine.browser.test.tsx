import { expect, it } from 'vitest';
import { passTime, settle } from '../fakeTime.ts';
import { mountForm, startFresh } from '../mountWidget.tsx';

startFresh();

/** How much of the line is gone, 0 to 1. */
function readLine(button: HTMLElement): number {
  const line = button
    .getAnimations({ subtree: true })
    .find((animation) => (animation as CSSAnimation).animationName === 'sms-cooldown');
  return line?.effect?.getComputedTiming().progress ?? Number.NaN;
}

it('a new wait begins with the whole line', async () => {
  const form = mountForm();
  await form.clickSend();
  form.transport.sends[0]!.resolve();
  await settle();
  expect(readLine(form.button)).toBeLessThan(0.1);
});

it('a wait that is found begins with the share that is left', async () => {
  const first = mountForm();
  await first.clickSend();
  first.transport.sends[0]!.resolve();
  await passTime(30_000);
  first.unmount();
  const second = mountForm({ transport: first.transport });
  await settle();
  expect(second.button.dataset.secondsLeft).toBe('30');
  expect(readLine(second.button)).toBeGreaterThanOrEqual(0.5);
  expect(readLine(second.button)).toBeLessThan(0.6);
});
