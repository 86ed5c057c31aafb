import { act, fireEvent } from '@testing-library/react';
import { expect, it } from 'vitest';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { until } from '../until.ts';
import { mountLoginForm } from './mountLoginForm.tsx';

/** A form whose number lacks a digit, with its button clicked before the numbering plans are loaded. */
function mountHalfFilled(layout: 'single' | 'steps') {
  const defaultValue = { phoneNumber: '791112345', country: 'GB' };
  const form = mountLoginForm({ storage: null, resume: false, layout, defaultValue });
  const button = layout === 'single' ? form.sendButton : form.submitButton;
  fireEvent.click(button);
  return { ...form, button };
}

it('drops a number that is changed while the numbering plans load, and can send to the next one at once', async () => {
  const forms = [mountHalfFilled('single'), mountHalfFilled('steps')];
  const readBusy = () => forms.map(({ button }) => button.getAttribute('aria-disabled'));
  expect(readBusy()).toEqual(['true', 'true']);
  await act(async () => {
    for (const { phone } of forms) fireEvent.input(phone, { target: { value: '07911123456' } });
    // lets promises settle, but not the import of the plans
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    expect(getPhoneData()).toBeNull();
  });
  expect(readBusy()).toEqual([null, null]);
  for (const { button } of forms) fireEvent.click(button);
  for (const { transport, phone } of forms) {
    await until(() => expect(transport.sends).toHaveLength(1));
    expect(transport.sends[0]!.request).toMatchObject({ phoneNumber: '7911123456', phoneCountryCode: '+44' });
    expect(phone).not.toHaveAttribute('aria-invalid');
  }
});
