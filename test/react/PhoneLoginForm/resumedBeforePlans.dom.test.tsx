import { act, fireEvent, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { savePendingVerification } from '../../../src/core/pendingVerification.ts';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';

it('checks a code that is submitted after a reload before the numbering plans are loaded', async () => {
  const transport = createHandTransport();
  const phone = { channel: 'CHANNEL_LOGIN', phoneNumber: '2025550123', phoneCountryCode: '+1' } as const;
  savePendingVerification({ ...phone, transportId: transport.id, receipt: { ticket: 't1' } });
  const { container } = render(<PhoneLoginForm transport={transport} storage={null} />);
  const find = <Found extends HTMLElement>(selector: string) => container.querySelector<Found>(selector)!;
  act(() => autofill(find<HTMLInputElement>('.sms-CodeField-input'), '123456'));
  fireEvent.click(find('.sms-PhoneLoginForm-submit'));
  expect(getPhoneData()).toBeNull();
  await until(() => expect(transport.checks).toHaveLength(1));
  expect(transport.checks[0]!.request).toEqual({ ...phone, code: '123456', ticket: 't1' });
  expect(transport.sends).toEqual([]);
});
