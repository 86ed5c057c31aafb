import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';

takeTimeForEach();

it('stores nothing for a reload when a resend ends after the login', async () => {
  const transport = createHandTransport();
  const mount = () => {
    const { container } = render(<PhoneLoginForm transport={transport} />);
    const find = <Found extends HTMLElement>(selector: string) => container.querySelector<Found>(selector)!;
    return {
      phone: find<HTMLInputElement>('.sms-PhoneField-input'),
      code: find<HTMLInputElement>('.sms-CodeField-input'),
      send: find<HTMLButtonElement>('.sms-SendCodeButton'),
      form: find<HTMLFormElement>('.sms-PhoneLoginForm'),
    };
  };
  const { phone, code, send, form } = mount();
  act(() => autofill(phone, '13800138000'));
  fireEvent.click(send);
  await settle();
  transport.sends[0]!.resolve({ ticket: 't1' });
  await passTime(60_000);
  fireEvent.click(send);
  await settle();
  act(() => autofill(code, '123456'));
  await settle();
  transport.checks[0]!.resolve();
  await settle();
  expect(form.dataset.state).toBe('verified');
  transport.sends[1]!.resolve({ ticket: 't2' });
  await settle();
  cleanup();

  const reloaded = mount();
  await settle();
  expect(reloaded.phone.value).toBe('');
});
