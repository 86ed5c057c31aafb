import { act } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it, vi } from 'vitest';
import { engine } from '../engine.ts';
import { fill, mountForm, PHONE, press, STATES } from './widgetHarness.tsx';
import { until } from '../until.ts';

// No style sheet is imported here.

it('the whole login works without the styles', async () => {
  const onSuccess = vi.fn();
  const { transport, phone, code, sendButton, submitButton, agreement } = mountForm({ onSuccess });
  expect(getComputedStyle(phone).getPropertyValue('--sms-text')).toBe('');
  await fill(phone, PHONE);
  await press(sendButton);
  await until(() => transport.sends.length === 1);
  await act(async () => transport.sends[0]!.resolve());
  await until(() => document.activeElement === code);
  await fill(code, '123456');
  await press(agreement);
  await press(submitButton);
  await until(() => transport.checks.length === 1);
  await act(async () => transport.checks[0]!.resolve());
  expect(onSuccess).toHaveBeenCalledOnce();
});

it('every control is visible and named without the styles', async () => {
  const { phone, code, sendButton, submitButton, agreement, find } = mountForm();
  for (const control of [find('.sms-PhoneField-select'), phone, code, sendButton, submitButton, agreement]) {
    const { width, height } = control.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThan(8);
    expect(control.checkVisibility({ opacityProperty: true, visibilityProperty: true })).toBe(true);
  }
  expect(phone).toHaveAccessibleName('Phone number');
  expect(code).toHaveAccessibleName('Verification code');
  expect(sendButton).toHaveAccessibleName('Send code');
  expect(sendButton.textContent).toBe('Send code');
});

it.runIf(engine === 'chromium')(
  'axe finds nothing without the styles (its rules are the same in all browsers)',
  async () => {
    await STATES['wrong code']({});
    const { violations } = await axe.run(document.body);
    expect(violations.map(({ id }) => id)).toEqual([]);
  },
);
