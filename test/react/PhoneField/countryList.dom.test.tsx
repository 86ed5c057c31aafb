import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';

it('can be searched and chosen from in the tests of an application, in jsdom without matchMedia', async () => {
  const onValueChange = vi.fn();
  render(<PhoneField onValueChange={onValueChange} />);
  act(() => screen.getByRole('combobox', { name: 'Country or region' }).focus());
  const name = /^Country or region China/;
  await userEvent.click(await screen.findByRole('button', { name }));
  const search = await screen.findByRole('combobox', { name: 'Search' });
  await userEvent.type(search, 'germ');
  await userEvent.click(screen.getByRole('option', { name: /Germany/ }));
  expect(onValueChange.mock.lastCall![0]).toMatchObject({ country: 'DE', phoneCountryCode: '+49' });
});
