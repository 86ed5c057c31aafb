import { act, cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, vi } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { PhoneCodeInput } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneCodeInputProps } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { PhoneLoginFormProps } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { SmsLocale } from '../../../src/react/SmsMessages.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';

const files = import.meta.glob<Record<string, SmsLocale>>('../../../src/react/messages/*.ts', {
  eager: true,
});

/** Every language of the package. */
export const LOCALES = Object.values(files).flatMap((file) => Object.values(file));

/** Only a few, so that a test spends its time on the widget and not on a list of 240. */
const COUNTRIES = ['CN', 'US', 'GB', 'SA'];

export const PHONE = '138 0013 8000';

export interface Surroundings {
  /** A tag of {@link LOCALES}, which also sets the direction of the page. */
  tag?: string;
  /** `none`: the page sets none. */
  theme?: 'light' | 'dark' | 'none';
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  Object.assign(document.documentElement, { dir: '', lang: '', style: '' });
  delete document.documentElement.dataset.theme;
});

function findLocale(tag: string): SmsLocale {
  return LOCALES.find((locale) => locale.tag === tag)!;
}

/** Sets the theme of the page, and its colours, as an application does. */
export function setTheme(theme: 'light' | 'dark'): void {
  document.documentElement.dataset.theme = theme;
  document.documentElement.style.colorScheme = theme;
  Object.assign(document.body.style, {
    background: 'var(--sms-surface)',
    color: 'var(--sms-text)',
    fontFamily: 'Arial, sans-serif',
  });
}

function setUpPage({ tag = 'en', theme = 'light' }: Surroundings): SmsLocale {
  Object.assign(document.documentElement, { lang: tag, dir: tag === 'ar' ? 'rtl' : 'ltr' });
  if (theme !== 'none') setTheme(theme);
  return findLocale(tag);
}

/** The whole login form, on a transport that the test answers. */
export function mountForm(props: PhoneLoginFormProps = {}, surroundings: Surroundings = {}) {
  const locale = setUpPage(surroundings);
  const transport = createHandTransport();
  return mount(
    transport,
    <PhoneLoginForm
      transport={transport}
      locale={locale}
      storage={null}
      resume={false}
      countries={COUNTRIES}
      autoSubmit={false}
      agreement="I agree."
      {...props}
    />,
  );
}

/** The input without a form, on such a transport. */
export function mountInput(props: PhoneCodeInputProps = {}, surroundings: Surroundings = {}) {
  const locale = setUpPage(surroundings);
  const transport = createHandTransport();
  const layOut = (own: PhoneCodeInputProps) => (
    <PhoneCodeInput
      transport={transport}
      locale={locale}
      storage={null}
      resume={false}
      countries={COUNTRIES}
      {...props}
      {...own}
    />
  );
  const widget = mount(transport, layOut({}));
  return { ...widget, update: (own: PhoneCodeInputProps) => widget.render(layOut(own)) };
}

export type Widget = ReturnType<typeof mountForm>;

function mount(transport: ReturnType<typeof createHandTransport>, ui: ReactElement) {
  const view = render(<main>{ui}</main>);
  const find = <T extends HTMLElement>(selector: string) => view.container.querySelector<T>(selector)!;
  const widget = {
    transport,
    find,
    unmount: view.unmount,
    render: (next: ReactElement) => view.rerender(<main>{next}</main>),
    phone: find<HTMLInputElement>('.sms-PhoneField-input'),
    code: find<HTMLInputElement>('.sms-CodeField-input'),
    sendButton: find<HTMLButtonElement>('.sms-SendCodeButton'),
    submitButton: find<HTMLButtonElement>('.sms-PhoneLoginForm-submit'),
    agreement: find<HTMLInputElement>('[name=agreement]'),
    /** The messages under the phone, and under the code. */
    phoneMessage: find('.sms-PhoneField .sms-FieldMessage'),
    message: find('.sms-PhoneCodeInput > .sms-FieldMessage'),
    /** Opens the list of countries, once the one with a search is loaded, and returns it. */
    openCountries: async () => {
      await act(async () => find('.sms-PhoneField-select').focus());
      const trigger = await until(() => find('.sms-PhoneField-trigger'));
      await act(async () => trigger.click());
      await until(() => document.querySelector('.sms-CountryList-item'));
      return document.querySelector('.sms-CountryList')!;
    },
    /** Enters the number and requests a code. */
    send: async () => {
      await fill(widget.phone, PHONE);
      await press(widget.sendButton);
      await until(() => transport.sends.length > 0);
    },
    /** Gets a code sent, enters one and submits it. */
    submitCode: async () => {
      await widget.send();
      await act(async () => transport.sends[0]!.resolve({ ticket: 'ticket' }));
      await until(() => document.activeElement === widget.code);
      await fill(widget.code, '000000');
      await press(widget.agreement);
      await press(widget.submitButton);
      await until(() => transport.checks.length > 0);
    },
  };
  return widget;
}

/** Fills an input at once, as a paste does; the tests of the fields type key by key. */
export async function fill(input: HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    input.focus();
    Reflect.set(HTMLInputElement.prototype, 'value', text, input);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  });
}

/** Clicks an element, which also gets the focus. */
export async function press(element: HTMLElement): Promise<void> {
  await act(async () => {
    element.focus();
    element.click();
  });
}

const isFilled = (element: HTMLElement) => until(() => element.textContent !== '');

/** A form whose send has ended. */
async function sendAnd(settle: (call: Widget['transport']['sends'][0]) => void, page: Surroundings) {
  const widget = mountForm({}, page);
  await widget.send();
  await act(async () => settle(widget.transport.sends[0]!));
  await isFilled(widget.message);
  return widget;
}

/** A form whose code was checked. */
async function checkAnd(settle: (call: Widget['transport']['checks'][0]) => void, page: Surroundings) {
  const widget = mountForm({}, page);
  await widget.submitCode();
  const before = widget.message.textContent;
  await act(async () => settle(widget.transport.checks[0]!));
  await until(() => widget.message.textContent !== before);
  return widget;
}

const VALUE = { phoneNumber: '13800138000', country: 'CN', code: '123456' };

/** Every state that the widget can be seen in, and how a user gets there. */
export const STATES = {
  empty: async (page) => mountForm({}, page),
  typing: async (page) => {
    const widget = mountForm({}, page);
    await fill(widget.phone, '138 0013');
    return widget;
  },
  invalid: async (page) => {
    const widget = mountForm({}, page);
    await fill(widget.phone, '138 0013');
    await press(widget.sendButton);
    await isFilled(widget.phoneMessage);
    await until(() => document.activeElement === widget.phone);
    return widget;
  },
  sending: async (page) => {
    const widget = mountForm({}, page);
    await widget.send();
    return widget;
  },
  'sent and cooling': (page) => sendAnd(({ resolve }) => resolve(), page),
  'outcome unknown': (page) => sendAnd(({ reject }) => reject(new SmsError('network_failed')), page),
  'too early': (page) =>
    sendAnd(({ reject }) => reject(new SmsError('too_early', { retryAfterMs: 42_000 })), page),
  'limit reached': (page) => sendAnd(({ reject }) => reject(new SmsError('limit_reached')), page),
  'agreement missing': async (page) => {
    const widget = mountForm({}, page);
    await fill(widget.phone, PHONE);
    await fill(widget.code, '000000');
    await press(widget.submitButton);
    await until(() => document.activeElement === widget.agreement);
    return widget;
  },
  'wrong code': (page) =>
    checkAnd(({ reject }) => reject(new SmsError('code_wrong', { attemptsLeft: 4 })), page),
  'attempts used up': (page) => checkAnd(({ reject }) => reject(new SmsError('attempts_exhausted')), page),
  verified: (page) => checkAnd(({ resolve }) => resolve(), page),
  offline: async (page) => {
    const widget = mountForm({}, page);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await fill(widget.phone, PHONE);
    await press(widget.sendButton);
    await isFilled(widget.message);
    return widget;
  },
  disabled: async (page) => mountForm({ disabled: true, defaultValue: VALUE }, page),
  'read-only': async (page) => mountInput({ readOnly: true, defaultValue: VALUE }, page),
} satisfies Record<string, (page: Surroundings) => Promise<Widget>>;

export type StateName = keyof typeof STATES;
export const STATE_NAMES = Object.keys(STATES) as StateName[];
