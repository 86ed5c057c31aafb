import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { ensurePhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { autofill } from '../autofill.ts';
import { until } from '../until.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('takes a country that is filled in, even in a window whose opener is hidden and draws no frames', async () => {
  await ensurePhoneData();
  const frame = document.body.appendChild(document.createElement('iframe'));
  onTestFinished(() => frame.remove());
  const { body } = frame.contentDocument!;
  const onValueChange = vi.fn();
  render(<PhoneField onValueChange={onValueChange} />, {
    container: body.appendChild(document.createElement('div')),
  });
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
  const select = body.querySelector<HTMLSelectElement>('[autocomplete=tel-country-code]')!;
  await act(async () => {
    // Chromium sends it to each field that it fills in, but leaves the focus where the user is.
    select.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    select.value = '+44';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    autofill(body.querySelector('[type=tel]')!, '7911123456');
  });
  await until(() =>
    expect(onValueChange.mock.lastCall?.[0]).toMatchObject({ country: 'GB', e164: '+447911123456' }),
  );
  expect(body.ownerDocument.activeElement).toBe(body);
});
