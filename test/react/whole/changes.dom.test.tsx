import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { PhoneCodeInput } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { mountLoginForm } from '../PhoneLoginForm/mountLoginForm.tsx';

it.each([
  ['the input', PhoneCodeInput],
  ['the form', PhoneLoginForm],
])('%s reports one change for each digit', async (_, Component) => {
  const changes: string[] = [];
  render(
    <Component
      transport={createHandTransport()}
      resume={false}
      onValueChange={({ phoneNumber, code }, { reason }) => changes.push(`${reason} ${phoneNumber} ${code}`)}
    />,
  );
  await userEvent.type(screen.getByLabelText('Phone number'), '138');
  await userEvent.type(screen.getByLabelText('Verification code'), '12');
  expect(changes).toEqual(['phone 1 ', 'phone 13 ', 'phone 138 ', 'code 138 1', 'code 138 12']);
});

it('builds one change on another, however late React renders', () => {
  let last = '';
  const { phone, code } = mountLoginForm({
    resume: false,
    onValueChange: (value) => (last = `${value.phoneNumber} ${value.code}`),
  });
  act(() => {
    autofill(phone, '13900139000');
    autofill(code, '12');
    autofill(code, '1234');
  });
  expect(last).toBe('13900139000 1234');
  expect(code.value).toBe('1234');
});
