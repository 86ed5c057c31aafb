import { fireEvent, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { PhoneLoginFormProps } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { zhCN } from '../../../src/react/messages/zhCN.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { settle, takeTimeForEach } from '../fakeTime.ts';

takeTimeForEach();

const { messages } = zhCN;

it.each([
  ['a missing code', '', messages.codeEmpty],
  ['an incomplete code', '123', '请输入完整的 6 位验证码。'],
  ['a missing agreement', '123456', messages.agreementRequired],
])('the message about %s follows the language, and leaves the focus alone', async (_, code, said) => {
  const transport = createHandTransport();
  const form: PhoneLoginFormProps = {
    transport,
    resume: false,
    agreement: 'I agree',
    defaultValue: { phoneNumber: '13800138000', e164: '+8613800138000', code },
  };
  const { container, rerender } = render(<PhoneLoginForm {...form} />);
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)!;
  if (code === '') {
    fireEvent.click(find('.sms-SendCodeButton'));
    await settle();
    transport.sends[0]!.resolve();
    await settle();
  }
  fireEvent.click(find('.sms-PhoneLoginForm-submit'));
  await settle();
  find('.sms-PhoneField-input').focus();
  rerender(<PhoneLoginForm {...form} locale={zhCN} />);
  const texts = [...container.querySelectorAll('.sms-FieldMessage')].map(({ textContent }) => textContent);
  expect(texts.join('')).toBe(said);
  expect(find('.sms-SendCodeButton')).toHaveTextContent(/\p{Script=Han}/u);
  expect(find('.sms-PhoneField-input')).toHaveFocus();
});
