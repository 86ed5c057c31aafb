import { Profiler } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ensurePhoneData, getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { until } from '../until.ts';

const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
afterEach(() => {
  environment.IS_REACT_ACT_ENVIRONMENT = true;
});

// The first test, since what was loaded once stays loaded.
it('renders when something visible changes, not for each digit, and not when the numbering plans have loaded', async () => {
  let commits = 0;
  const { container } = render(
    <Profiler id="field" onRender={() => commits++}>
      <PhoneField names={{ phoneNumber: 'phone' }} />
    </Profiler>,
  );
  const input = screen.getByRole('textbox');
  const posted = container.querySelector<HTMLInputElement>('[name=phone]')!;
  commits = 0;
  expect(getPhoneData()).toBeNull();
  input.focus();
  await act(ensurePhoneData);
  expect(commits).toBe(0);
  for (let length = 1; length <= 11; length++) {
    fireEvent.change(input, { target: { value: '13800138000'.slice(0, length) } });
    expect(posted.value).toBe('13800138000'.slice(0, length));
  }
  // Empty, incomplete, mobile.
  expect(commits).toBe(2);
});

it('tells a parent that keeps a wrong value once what is right, however often it repeats that', () => {
  const told = vi.fn();
  const field = () => <PhoneField value={{ phoneNumber: '13800138000', e164: null }} onValueChange={told} />;
  const { rerender } = render(field());
  rerender(field());
  rerender(field());
  expect(told.mock.calls.map(([value]) => value.e164)).toEqual(['+8613800138000']);
});

it('takes back a digit that its parent refuses, even if nothing else changes', () => {
  render(<PhoneField value={{ phoneNumber: '138' }} />);
  const input = screen.getByRole('textbox');
  fireEvent.change(input, { target: { value: '1380' } });
  expect(input).toHaveValue('138');
});

it('can be typed into before the list of countries is there', async () => {
  await ensurePhoneData();
  environment.IS_REACT_ACT_ENVIRONMENT = false;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  flushSync(() => root.render(<PhoneField defaultCountry="GB" names={{ phoneNumber: 'phone' }} />));
  expect(place.querySelectorAll('option')).toHaveLength(1);
  expect(place.querySelector('select')).toHaveValue('GB');
  const input = place.querySelector<HTMLInputElement>('[type=tel]')!;
  fireEvent.change(input, { target: { value: '+7 701 234 5678' } });
  await until(() => expect(place.querySelectorAll('option').length).toBeGreaterThan(240));
  expect(place.querySelector('select')).toHaveValue('KZ');
  expect(place.querySelector('[name=phone]')).toHaveValue('7012345678');
  root.unmount();
  place.remove();
});
