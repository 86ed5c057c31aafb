import { expect, it } from 'vitest';
import { passTime, settle } from '../fakeTime.ts';
import { mountForm, startFresh } from '../PhoneLoginForm/loginFormHarness.tsx';

startFresh();

// In a browser, unlike in jsdom, React's development build reads every property that a component is given.
it('does not render while the button counts down', async () => {
  let renders = 0;
  const names = {
    get code() {
      renders += 1;
      return 'code';
    },
  };
  const form = mountForm({ names });
  await form.send();
  form.transport.sends[0]!.resolve();
  await settle();
  await passTime(3000);
  const before = renders;
  expect(before).toBeGreaterThan(0);
  await passTime(3000);
  expect(form.sendButton.dataset.secondsLeft).toBe('54');
  expect(renders).toBe(before);
});
