import { act, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { autofill } from '../autofill.ts';
import { until } from '../until.ts';

it('loads the numbering plans for what a password manager fills in without the focus', async () => {
  const onValueChange = vi.fn();
  render(<PhoneField defaultCountry="GB" onValueChange={onValueChange} />);
  const input = screen.getByRole<HTMLInputElement>('textbox');
  act(() => autofill(input, '07911 123456'));
  await until(() => expect(getPhoneData()).not.toBeNull());
  expect(input.value).toBe('7911 123456');
  expect(onValueChange.mock.lastCall).toMatchObject([{ e164: '+447911123456' }, { reason: 'data' }]);
});

it.each(['readOnly', 'disabled'])('accepts no autofill while it is %s', (prop) => {
  const onValueChange = vi.fn();
  const defaultValue = { phoneNumber: '13800138000' };
  render(<PhoneField {...{ [prop]: true }} defaultValue={defaultValue} onValueChange={onValueChange} />);
  const input = screen.getByRole<HTMLInputElement>('textbox');
  act(() => autofill(input, '+44 7911 123456'));
  expect(input.value).toBe('138 0013 8000');
  expect(onValueChange).not.toHaveBeenCalled();
});
