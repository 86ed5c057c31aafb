import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { ensurePhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import type { PhoneFieldValue } from '../../../src/react/PhoneField/PhoneFieldValue.ts';
import { autofill } from '../autofill.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** A login in China; `fillIn` is the browser's autofill. */
async function mount() {
  await ensurePhoneData();
  const onValueChange = vi.fn<(value: PhoneFieldValue) => void>();
  const { container } = render(<PhoneField onValueChange={onValueChange} />);
  const fillIn = {
    number: (digits: string) => act(() => autofill(container.querySelector('[type=tel]')!, digits)),
    country: (value: string) =>
      fireEvent.change(container.querySelector('[autocomplete=tel-country-code]')!, { target: { value } }),
  };
  return { fillIn, value: () => onValueChange.mock.lastCall?.[0] };
}

it('belongs to the number that is filled in just before or after it', async () => {
  const { fillIn, value } = await mount();
  fillIn.country('+49');
  vi.advanceTimersByTime(50);
  fillIn.number('15112345678');
  expect(value()).toMatchObject({ country: 'DE', e164: '+4915112345678' });
  vi.advanceTimersByTime(5000);
  fillIn.number('7911123456');
  vi.advanceTimersByTime(50);
  fillIn.country('+44');
  expect(value()).toMatchObject({ country: 'GB', e164: '+447911123456' });
});

it('says nothing about a number that is filled in long before or after it', async () => {
  const { fillIn, value } = await mount();
  fillIn.number('13800138000');
  vi.advanceTimersByTime(5000);
  fillIn.country('+49');
  expect(value()).toMatchObject({ country: 'CN', e164: '+8613800138000' });
  vi.advanceTimersByTime(5000);
  fillIn.number('13900139000');
  expect(value()).toMatchObject({ country: 'CN', e164: '+8613900139000' });
});

it('does not come before the calling code of the number itself', async () => {
  const { fillIn, value } = await mount();
  fillIn.country('+44');
  fillIn.number('+4915112345678');
  expect(value()).toMatchObject({ country: 'DE', e164: '+4915112345678' });
});

it('never comes from an address, for whose states Firefox takes a list of countries without a name of its own', async () => {
  const { container } = render(<PhoneField />);
  expect(container.querySelector('.sms-PhoneField-select')).toHaveAttribute('autocomplete', 'language');
});
