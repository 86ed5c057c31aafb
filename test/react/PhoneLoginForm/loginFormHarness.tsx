import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { en } from '../../../src/react/messages/en.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { PhoneLoginFormProps } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { settle, takeTime } from '../fakeTime.ts';
import { recordAnnouncements } from '../whole/announcements.ts';
import '../../../src/react/styles.css';

/** Gives every test of a file fake time and empty storages. */
export function startFresh(): void {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    takeTime();
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}

/** A number that can be sent to. */
export const KNOWN = { phoneNumber: '13800138000', e164: '+8613800138000' };
const SPOKEN = 'the number ending in 00';

/** What is announced once a code is on its way to {@link KNOWN}. */
export const SENT = en.messages.codeSent.replace('{phone}', SPOKEN);

/** What is announced once a second one is. */
export const RESENT = en.messages.codeResent.replace('{phone}', SPOKEN);

/** The login form with a number in it, on a transport that the test answers, and its parts by name. */
export function mountForm(props: Partial<PhoneLoginFormProps> = {}) {
  const transport = createHandTransport();
  const onSuccess = vi.fn();
  const view = render(
    <PhoneLoginForm transport={transport} onSuccess={onSuccess} defaultValue={KNOWN} {...props} />,
  );
  const query = <Found extends HTMLElement>(selector: string) =>
    view.container.querySelector<Found>(selector)!;
  const form = {
    ...view,
    transport,
    onSuccess,
    query,
    /** What is announced to a screen reader from now on, in order. */
    heard: recordAnnouncements(),
    phone: query<HTMLInputElement>('.sms-PhoneField-input'),
    code: query<HTMLInputElement>('.sms-CodeField-input'),
    button: query<HTMLButtonElement>('.sms-SendCodeButton'),
    form: query<HTMLFormElement>('form'),
    submit: query<HTMLButtonElement>('.sms-PhoneLoginForm-submit'),
    async typePhone(text = '13800138000') {
      await userEvent.click(form.phone);
      await userEvent.keyboard(text);
      await settle();
    },
    /** A click on the send button, up to the request. */
    async clickSend() {
      form.button.focus();
      form.button.click();
      await settle();
      return transport.sends.at(-1)!;
    },
    async typeCode(keys: string) {
      form.code.focus();
      await userEvent.keyboard(keys);
      await settle();
    },
    async fillCode(code: string) {
      form.code.focus();
      autofill(form.code, code);
      await settle();
    },
  };
  return form;
}
