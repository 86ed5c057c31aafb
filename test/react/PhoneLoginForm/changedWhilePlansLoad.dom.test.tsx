import { act, fireEvent, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';

/** A form whose number lacks a digit, with its button clicked before the numbering plans are loaded. */
function mountHalfFilled(layout: 'single' | 'steps') {
  const transport = createHandTransport();
  const { container } = render(
    <PhoneLoginForm
      transport={transport}
      storage={null}
      resume={false}
      layout={layout}
      defaultValue={{ phoneNumber: '791112345', country: 'GB' }}
    />,
  );
  const phone = container.querySelector<HTMLInputElement>('[type=tel]')!;
  const button = container.querySelector<HTMLElement>(
    layout === 'single' ? '.sms-SendCodeButton' : '.sms-PhoneLoginForm-submit',
  )!;
  fireEvent.click(button);
  return { transport, phone, button };
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
