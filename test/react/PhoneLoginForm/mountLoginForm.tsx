import { act, fireEvent, render } from '@testing-library/react';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { PhoneLoginFormProps } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { settle } from '../fakeTime.ts';

/** In jsdom, a form with a number in it, on a transport that the test answers, and what a user does to it. */
export function mountLoginForm(props: PhoneLoginFormProps = {}) {
  const transport = createHandTransport();
  const { container } = render(
    <PhoneLoginForm
      transport={transport}
      defaultValue={{ phoneNumber: '13800138000', e164: '+8613800138000' }}
      {...props}
    />,
  );
  const find = <Found extends HTMLElement>(selector: string) => container.querySelector<Found>(selector)!;
  return {
    transport,
    form: find('.sms-PhoneLoginForm'),
    phone: find<HTMLInputElement>('.sms-PhoneField-input'),
    code: find<HTMLInputElement>('.sms-CodeField-input'),
    submit: find<HTMLButtonElement>('.sms-PhoneLoginForm-submit'),
    sendButton: find<HTMLButtonElement>('.sms-SendCodeButton'),
    part: () => find('.sms-PhoneCodeInput').dataset.part,
    /** The codes that were checked. */
    codes: () => transport.checks.map(({ request }) => request.code),
    said: () => [...container.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent).join(''),
    async click(element: HTMLElement) {
      element.focus();
      fireEvent.click(element);
      await settle();
    },
    async fill(input: HTMLInputElement, text: string) {
      input.focus();
      act(() => autofill(input, text));
      await settle();
    },
  };
}
