import { act, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { PhoneCodeInput } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';

const VALUE = { phoneNumber: '13800138000', phoneCountryCode: '+86', country: 'CN' };

function find(container: HTMLElement) {
  return {
    phone: container.querySelector<HTMLInputElement>('.sms-PhoneField-input')!,
    code: container.querySelector<HTMLInputElement>('.sms-CodeField-input')!,
  };
}

it.each([
  ['the input', PhoneCodeInput],
  ['the form', PhoneLoginForm],
])('%s reports one change for each digit', async (_, Component) => {
  const changes: string[] = [];
  const { container } = render(
    <Component
      transport={createHandTransport()}
      resume={false}
      onValueChange={({ phoneNumber, code }, { reason }) => changes.push(`${reason} ${phoneNumber} ${code}`)}
    />,
  );
  const { phone, code } = find(container);
  await userEvent.type(phone, '138');
  await userEvent.type(code, '12');
  expect(changes).toEqual(['phone 1 ', 'phone 13 ', 'phone 138 ', 'code 138 1', 'code 138 12']);
});

it('builds one change on another, however late React renders', async () => {
  let last = '';
  const { container } = render(
    <PhoneLoginForm
      transport={createHandTransport()}
      resume={false}
      defaultValue={VALUE}
      onValueChange={({ phoneNumber, code }) => (last = `${phoneNumber} ${code}`)}
    />,
  );
  const { phone, code } = find(container);
  await act(() => {
    autofill(phone, '13900139000');
    autofill(code, '12');
    autofill(code, '1234');
  });
  expect(last).toBe('13900139000 1234');
  expect(code.value).toBe('1234');
});
