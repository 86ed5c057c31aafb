import { cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { en } from '../../../src/react/messages/en.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { PhoneLoginFormProps } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { settle, takeTime } from '../fakeTime.ts';
import '../../../src/react/styles.css';

/** Gives every test of a file time of its own and a page without a past. */
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

/** What a screen reader is told by the polite regions in `container`, from now on, in order. */
export function hear(container: Element): string[] {
  const heard: string[] = [];
  const observer = new MutationObserver((records) => {
    const regions = new Set(records.map(({ target }) => regionOf(target)));
    for (const region of regions) if (region?.textContent) heard.push(region.textContent);
  });
  observer.observe(container, { subtree: true, childList: true, characterData: true });
  return heard;
}

function regionOf(node: Node): Element | null | undefined {
  return (node instanceof Element ? node : node.parentElement)?.closest('[aria-live=polite]');
}

/** Anything with the widget's fields in it, and its parts by name. */
export function mountParts(ui: ReactElement) {
  const view = render(ui);
  const heard = hear(view.container);
  const query = <Found extends HTMLElement>(selector: string) =>
    view.container.querySelector<Found>(selector)!;
  return {
    ...view,
    heard,
    phone: query<HTMLInputElement>('.sms-PhoneField-input'),
    code: query<HTMLInputElement>('.sms-CodeField-input'),
    button: query<HTMLButtonElement>('.sms-SendCodeButton'),
    form: query<HTMLFormElement>('form'),
    submit: query<HTMLButtonElement>('.sms-PhoneLoginForm-submit'),
    query,
  };
}

/** A number that can be sent to. */
export const KNOWN = { phoneNumber: '13800138000', e164: '+8613800138000' };
const SPOKEN = 'the number ending in 00';

/** What is said once a code is on its way to {@link KNOWN}. */
export const SENT = en.messages.codeSent.replace('{phone}', SPOKEN);

/** What is said once another one is. */
export const RESENT = en.messages.codeResent.replace('{phone}', SPOKEN);

/** The login form with a number in it, on a transport that is answered by hand. */
export function mountForm(props: Partial<PhoneLoginFormProps> = {}) {
  const transport = createHandTransport();
  const onSuccess = vi.fn();
  const parts = mountParts(
    <PhoneLoginForm transport={transport} onSuccess={onSuccess} defaultValue={KNOWN} {...props} />,
  );
  return {
    ...parts,
    transport,
    onSuccess,
    async typePhone(text = '13800138000') {
      await userEvent.click(parts.phone);
      await userEvent.keyboard(text);
      await settle();
    },
    /** A click on the send button, up to the request. */
    async clickSend() {
      parts.button.focus();
      parts.button.click();
      await settle();
      return transport.sends.at(-1)!;
    },
    async typeCode(keys: string) {
      parts.code.focus();
      await userEvent.keyboard(keys);
      await settle();
    },
    async fillCode(code: string) {
      parts.code.focus();
      autofill(parts.code, code);
      await settle();
    },
  };
}
