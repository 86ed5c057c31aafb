import { act, fireEvent } from '@testing-library/react';
import { expect, it } from 'vitest';
import { savePendingVerification } from '../../../src/core/pendingVerification.ts';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';
import { mountLoginForm } from './mountLoginForm.tsx';

const PHONE = { channel: 'CHANNEL_LOGIN', phoneNumber: '2025550123', phoneCountryCode: '+1' } as const;

/** A form after a reload, with a code filled in before the numbering plans are loaded. */
function mountFilled() {
  const transport = createHandTransport();
  savePendingVerification({ ...PHONE, transportId: transport.id, receipt: { ticket: 't1' } });
  const form = mountLoginForm({ transport, storage: null, defaultValue: {} });
  act(() => autofill(form.code, '123456'));
  expect(getPhoneData()).toBeNull();
  return { ...transport, submitButton: form.submitButton };
}

it('checks a code that comes after a reload before the numbering plans are loaded, submitted or not', async () => {
  const submitted = mountFilled();
  fireEvent.click(submitted.submitButton);
  for (const { checks, sends } of [submitted, mountFilled()]) {
    await until(() => expect(checks).toHaveLength(1));
    expect(checks[0]!.request).toEqual({ ...PHONE, code: '123456', ticket: 't1' });
    expect(sends).toEqual([]);
  }
});
