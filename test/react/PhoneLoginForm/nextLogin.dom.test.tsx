import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';

takeTimeForEach();

it('starts over with the number of a finished login once its cooldown is over', async () => {
  const transport = createHandTransport();
  const mount = async () => {
    const { container } = render(<PhoneLoginForm transport={transport} />);
    const find = <Found extends HTMLElement>(selector: string) => container.querySelector<Found>(selector)!;
    act(() => autofill(find<HTMLInputElement>('.sms-PhoneField-input'), '13800138000'));
    await settle();
    return {
      code: find<HTMLInputElement>('.sms-CodeField-input'),
      async submit() {
        fireEvent.click(find('.sms-PhoneLoginForm-submit'));
        await settle();
      },
    };
  };
  const first = await mount();
  await first.submit();
  transport.sends[0]!.resolve({ ticket: 't1' });
  await settle();
  act(() => autofill(first.code, '123456'));
  await settle();
  transport.checks[0]!.resolve();
  await settle();
  cleanup();
  await passTime(60_000);

  const next = await mount();
  expect(screen.getByRole('button', { name: 'Send code' })).toBeInTheDocument();
  await next.submit();
  expect(transport.sends).toHaveLength(2);
});
