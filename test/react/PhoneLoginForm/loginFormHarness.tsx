import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { userEvent } from 'vitest/browser';
import { en } from '../../../src/react/messages/en.ts';
import { settle, takeTimeForEach } from '../fakeTime.ts';
import { recordAnnouncements } from '../whole/announcements.ts';
import { mountLoginForm } from './mountLoginForm.tsx';
import type { LoginFormProps } from './mountLoginForm.tsx';
import '../../../src/react/styles.css';

/** Gives every test of a file fake time and empty storages. */
export function startFresh(): void {
  takeTimeForEach();
  afterEach(cleanup);
}

const SPOKEN = 'the number ending in 00';

/** What is announced once a code is on its way to the number. */
export const SENT = en.messages.codeSent.replace('{phone}', SPOKEN);

/** What is announced once a second one is. */
export const RESENT = en.messages.codeResent.replace('{phone}', SPOKEN);

/** {@link mountLoginForm} in an engine, with real keys and clicks. */
export function mountForm(props: LoginFormProps = {}) {
  const form = mountLoginForm(props);
  return {
    ...form,
    /** What is announced to a screen reader from now on, in order. */
    heard: recordAnnouncements(),
    async click(element: HTMLElement) {
      await userEvent.click(element);
      await settle();
    },
    async typePhone(text = '13800138000') {
      await userEvent.click(form.phone);
      await userEvent.keyboard(text);
      await settle();
    },
    async typeCode(keys: string) {
      form.code.focus();
      await userEvent.keyboard(keys);
      await settle();
    },
  };
}
