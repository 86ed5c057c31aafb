import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { act } from '@testing-library/react';
import { engine } from '../engine.ts';
import { mountForm, mountInput } from './widgetHarness.tsx';
import { until } from '../until.ts';
import '../../../src/react/styles.css';

/** The part that has the focus. */
function focused(): string {
  const { classList, localName } = document.activeElement!;
  return classList[0]?.replace('sms-', '') ?? localName;
}

const ORDER = [
  'PhoneField-trigger',
  'PhoneField-input',
  'CodeField-input',
  'SendCodeButton',
  'input',
  'PhoneLoginForm-submit',
];

describe('by keyboard alone', () => {
  it('a login works from the first Tab to the end', async () => {
    const onSuccess = vi.fn();
    const { transport } = mountForm({ onSuccess });
    await userEvent.tab();
    await until(() => focused() === 'PhoneField-trigger');
    await userEvent.tab();
    await userEvent.keyboard('13800138000');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await until(() => transport.sends.length === 1);
    await act(async () => transport.sends[0]!.resolve());
    await until(() => focused() === 'CodeField-input');
    await userEvent.keyboard('123456');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await until(() => transport.checks.length === 1);
    await act(async () => transport.checks[0]!.resolve({ data: 'session' }));
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith('session');
    expect(transport.sends).toHaveLength(1);
    expect(transport.checks[0]!.request).toMatchObject({ phoneNumber: '13800138000', code: '123456' });
  });

  it('Enter in the code logs in, and Enter and Space send', async () => {
    const onSuccess = vi.fn();
    const { transport, phone, sendButton } = mountForm({ onSuccess, agreement: undefined });
    await userEvent.click(phone);
    await userEvent.keyboard('13800138000');
    sendButton.focus();
    await userEvent.keyboard(' ');
    await until(() => transport.sends.length === 1);
    await act(async () => transport.sends[0]!.resolve());
    await until(() => focused() === 'CodeField-input');
    await userEvent.keyboard('123456{Enter}');
    await until(() => transport.checks.length === 1);
    await act(async () => transport.checks[0]!.resolve());
    expect(onSuccess).toHaveBeenCalledOnce();
  });

  it('Tab goes through the form in reading order, forwards and backwards, and leaves it', async () => {
    const { submitButton } = mountForm();
    const next = document.body.appendChild(document.createElement('button'));
    onTestFinished(() => next.remove());
    await userEvent.tab();
    await until(() => focused() === ORDER[0]);
    const there = [focused()];
    for (let step = 1; step < ORDER.length; step++) {
      await userEvent.tab();
      there.push(focused());
    }
    expect(there).toEqual(ORDER);
    const back = [focused()];
    for (let step = 1; step < ORDER.length; step++) {
      await userEvent.tab({ shift: true });
      back.unshift(focused());
    }
    expect(back).toEqual(ORDER);
    submitButton.focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(next);
  });

  it.runIf(engine !== 'webkit')(
    'each stop has one focus ring of 2 px (WebKit draws it only while the window is in front)',
    async () => {
      mountForm();
      const listRings = () =>
        [...document.querySelectorAll('[class^=sms-], [type=checkbox]')]
          .map((part) => getComputedStyle(part))
          .filter(({ outlineStyle }) => outlineStyle !== 'none')
          .map(({ outlineStyle, outlineWidth }) => `${outlineWidth} ${outlineStyle}`);
      for (const part of ORDER) {
        await userEvent.tab();
        await until(() => focused() === part);
        await expect.poll(listRings, { message: part }).toEqual(['2px solid']);
      }
    },
  );

  it('a read-only widget can be read, but sends nothing', async () => {
    const { transport, sendButton, phone } = mountInput({
      readOnly: true,
      defaultValue: { phoneNumber: '13800138000', country: 'CN' },
    });
    phone.focus();
    await userEvent.tab();
    await userEvent.tab();
    expect(focused()).toBe('SendCodeButton');
    await userEvent.keyboard('{Enter} ');
    expect(sendButton.getAttribute('aria-disabled')).toBe('true');
    expect(transport.sends).toEqual([]);
  });

  it('the focus is never lost between the steps', async () => {
    const { transport, phone, submitButton } = mountForm({ layout: 'steps' });
    phone.focus();
    await userEvent.keyboard('13800138000{Enter}');
    await until(() => document.activeElement?.matches('[type=checkbox]'));
    await userEvent.keyboard(' {Enter}');
    await until(() => transport.sends.length === 1);
    await act(async () => transport.sends[0]!.resolve());
    await until(() => focused() === 'CodeField-input');
    submitButton.focus();
    await userEvent.tab();
    expect(focused()).toBe('PhoneLoginForm-back');
    await userEvent.keyboard('{Enter}');
    await until(() => focused() === 'PhoneField-input');
  });
});
