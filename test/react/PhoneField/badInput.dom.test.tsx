import { act, fireEvent, render, within } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldProps } from '../../../src/react/PhoneField/PhoneField.tsx';
import { ensurePhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { errorOf } from '../errorOf.ts';

const FORTY = '1234567890'.repeat(4);
const TOO_LONG = 'This number is too long. Check the digits and the country.';

async function mount(props: PhoneFieldProps) {
  await ensurePhoneData();
  const onValueChange = vi.fn();
  const { container } = render(<PhoneField onValueChange={onValueChange} {...props} />);
  return {
    onValueChange,
    input: within(container).getByRole<HTMLInputElement>('textbox'),
    root: container.querySelector<HTMLElement>('.sms-PhoneField')!,
    select: container.querySelector('select')!,
  };
}

/** Keeps what the field says to developers from being printed, and returns it. */
function hearWarnings(): () => unknown[] {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => warn.mockRestore());
  return () => warn.mock.calls.map(([message]) => message);
}

it('starts with China, or the first country allowed, if the default is not a usable country', async () => {
  const warned = hearWarnings();
  expect((await mount({ defaultCountry: 'XX' })).select.value).toBe('CN');
  expect((await mount({ defaultCountry: 'XX', countries: ['GB', 'US'] })).select.value).toBe('GB');
  expect((await mount({ defaultCountry: 'FR', countries: ['GB', 'US'] })).select.value).toBe('GB');
  expect(warned()).toEqual([expect.stringContaining('unknown countries: "XX".')]);
});

it('leaves countries without a calling code out of its list', async () => {
  const warned = hearWarnings();
  const { select } = await mount({ countries: ['AQ', 'CN', 'US'], preferredCountries: ['EU', 'US', 'FR'] });
  expect([...select.options].map(({ value }) => value)).toEqual(['US', 'CN']);
  expect(warned()).toEqual([expect.stringContaining('unknown countries: "EU,AQ".')]);
});

it('throws an error for an empty list of countries', () => {
  const message = String(errorOf(() => render(<PhoneField countries={[]} />)));
  expect(message).toContain('PhoneField got unknown countries');
});

it.each([FORTY, `+${FORTY}`, `00${FORTY}`])(
  'keeps a number of forty digits, and says so: %s',
  async (text) => {
    const { input, root, onValueChange } = await mount({ defaultCountry: 'US' });
    fireEvent.change(input, { target: { value: text } });
    act(() => input.focus());
    act(() => input.blur());
    expect(input).toHaveValue(text);
    expect(root.dataset.level).toBe('too_long');
    expect(input).toHaveAccessibleDescription(TOO_LONG);
    expect(onValueChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ e164: null, phoneLevel: 'too_long' }),
      expect.anything(),
    );
  },
);

it('keeps a value of forty digits', async () => {
  const { input, root } = await mount({ value: { phoneNumber: FORTY } });
  expect(input).toHaveValue(FORTY);
  expect(root.dataset.level).toBe('too_long');
});

it('takes the digits of a value with letters, and no number if there are no digits', async () => {
  const { input, onValueChange } = await mount({ value: { phoneNumber: '138 0013 8000 (work)' } });
  expect(input).toHaveValue('138 0013 8000');
  expect(onValueChange.mock.lastCall![0]).toMatchObject({ e164: '+8613800138000' });
  const letters = await mount({ value: { phoneNumber: 'n. a.', country: 'XX', phoneCountryCode: 'China' } });
  expect(letters.onValueChange.mock.lastCall![0]).toEqual({
    phoneNumber: '',
    phoneCountryCode: '+86',
    country: 'CN',
    e164: null,
    phoneLevel: 'empty',
  });
});

it('keeps a text that is far too long for a number as it is, unread', async () => {
  const { input, root, onValueChange } = await mount({});
  const text = '1 ٣ '.repeat(1000);
  fireEvent.change(input, { target: { value: text } });
  expect(input.value === text).toBe(true);
  expect(root.dataset.level).toBe('too_long');
  expect(onValueChange.mock.lastCall![0]).toMatchObject({ phoneNumber: '', e164: null });
});
