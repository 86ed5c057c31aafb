import { act, fireEvent, render } from '@testing-library/react';
import { vi } from 'vitest';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { PhoneLoginFormProps } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import type { HandTransport } from '../createHandTransport.ts';
import { settle } from '../fakeTime.ts';

/** The props of a form whose requests the test answers. */
export interface LoginFormProps extends PhoneLoginFormProps {
  transport?: HandTransport;
}

/** The login form with a number in it that can be sent to, its parts by name, and what a user does to it. */
export function mountLoginForm({ transport = createHandTransport(), ...props }: LoginFormProps = {}) {
  const onSuccess = vi.fn();
  const defaultValue = { phoneNumber: '13800138000', e164: '+8613800138000' };
  const view = render(
    <PhoneLoginForm transport={transport} onSuccess={onSuccess} defaultValue={defaultValue} {...props} />,
  );
  const find = <Found extends HTMLElement>(selector: string) =>
    view.container.querySelector<Found>(selector)!;
  const form = {
    ...view,
    transport,
    onSuccess,
    find,
    form: find<HTMLFormElement>('form'),
    phone: find<HTMLInputElement>('.sms-PhoneField-input'),
    code: find<HTMLInputElement>('.sms-CodeField-input'),
    sendButton: find<HTMLButtonElement>('.sms-SendCodeButton'),
    submitButton: find<HTMLButtonElement>('.sms-PhoneLoginForm-submit'),
    part: () => find('.sms-PhoneCodeInput').dataset.part,
    /** The codes that were checked. */
    codes: () => transport.checks.map(({ request }) => request.code),
    said: () =>
      [...view.container.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent).join(''),
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
    fillCode: (code: string) => form.fill(form.code, code),
    /** Asks for a code, and returns the request. */
    async send() {
      await form.click(form.sendButton);
      return transport.sends.at(-1)!;
    },
    /** Gets a code sent. */
    async getCode() {
      (await form.send()).resolve({ ticket: 't1' });
      await settle();
    },
  };
  return form;
}
