import { act, fireEvent, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { savePendingVerification } from '../../../src/core/pendingVerification.ts';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';

const PHONE = { channel: 'CHANNEL_LOGIN', phoneNumber: '2025550123', phoneCountryCode: '+1' } as const;

/** A form after a reload, with a code filled in before the numbering plans are loaded. */
function mountFilled() {
  const transport = createHandTransport();
  savePendingVerification({ ...PHONE, transportId: transport.id, receipt: { ticket: 't1' } });
  const { container } = render(<PhoneLoginForm transport={transport} storage={null} />);
  act(() => autofill(container.querySelector('.sms-CodeField-input')!, '123456'));
  expect(getPhoneData()).toBeNull();
  return { ...transport, submit: container.querySelector('.sms-PhoneLoginForm-submit')! };
}

it('checks a code that comes after a reload before the numbering plans are loaded, submitted or not', async () => {
  const submitted = mountFilled();
  fireEvent.click(submitted.submit);
  for (const { checks, sends } of [submitted, mountFilled()]) {
    await until(() => expect(checks).toHaveLength(1));
    expect(checks[0]!.request).toEqual({ ...PHONE, code: '123456', ticket: 't1' });
    expect(sends).toEqual([]);
  }
});
