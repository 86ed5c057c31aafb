import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { act } from '@testing-library/react';
import { expect, it, onTestFinished } from 'vitest';
import { ensurePhoneData, getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { until } from '../until.ts';

it('loads the numbering plans for what was typed before hydration in a field that still has the focus', async () => {
  const ui = <PhoneField names={{ phoneNumber: 'phone', phoneCountryCode: 'code' }} />;
  const form = document.body.appendChild(document.createElement('form'));
  form.innerHTML = renderToString(ui);
  const input = form.querySelector<HTMLInputElement>('[type=tel]')!;
  form.querySelector('select')!.value = '+44';
  input.focus();
  input.value = '07911 123456';
  const root = await act(async () => hydrateRoot(form, ui));
  onTestFinished(() => {
    act(() => root.unmount());
    form.remove();
  });
  expect(input).toHaveFocus();
  await until(() => expect(getPhoneData()).not.toBeNull());
  expect(Object.fromEntries(new FormData(form))).toEqual({ phone: '7911123456', code: '+44' });
  expect(input.value).toBe('07911 123456');
});

it('keeps what was typed before hydration even if the numbering plans are loaded already', async () => {
  await ensurePhoneData();
  const ui = <PhoneField names={{ phoneNumber: 'phone' }} defaultValue={{ phoneNumber: '13900139000' }} />;
  const form = document.body.appendChild(document.createElement('form'));
  form.innerHTML = renderToString(ui);
  const input = form.querySelector<HTMLInputElement>('[type=tel]')!;
  input.value = '13800138000';
  const root = await act(async () => hydrateRoot(form, ui));
  onTestFinished(() => {
    act(() => root.unmount());
    form.remove();
  });
  expect(input.value).toBe('138 0013 8000');
  expect(Object.fromEntries(new FormData(form))).toEqual({ phone: '13800138000' });
});
