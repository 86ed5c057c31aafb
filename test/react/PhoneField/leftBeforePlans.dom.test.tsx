import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { until } from '../until.ts';

it('formats a number that was typed and left as soon as the numbering plans have loaded', async () => {
  render(<PhoneField defaultCountry="GB" />);
  const input = screen.getByRole<HTMLInputElement>('textbox');
  act(() => input.focus());
  fireEvent.input(input, { target: { value: '07911123456' }, inputType: 'insertText', data: '6' });
  act(() => input.blur());
  expect([input.value, getPhoneData()]).toEqual(['07911123456', null]);
  await until(() => expect(input.value).toBe('7911 123456'));
});
