import { expect, it } from 'vitest';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { zhCN } from '../../../src/react/messages/zhCN.ts';
import { takeTimeForEach } from '../fakeTime.ts';
import { mountLoginForm } from './mountLoginForm.tsx';

takeTimeForEach();

const { messages } = zhCN;

it.each([
  ['a missing code', '', messages.codeEmpty],
  ['an incomplete code', '123', '请输入完整的 6 位验证码。'],
  ['a missing agreement', '123456', messages.agreementRequired],
])('the message about %s follows the language, and leaves the focus alone', async (_, code, said) => {
  const agreement = 'I agree';
  const form = mountLoginForm({ agreement });
  if (code === '') await form.getCode();
  else await form.fillCode(code);
  await form.click(form.submitButton);
  form.phone.focus();
  form.rerender(<PhoneLoginForm transport={form.transport} agreement={agreement} locale={zhCN} />);
  const lines = form.container.querySelectorAll('.sms-FieldMessage');
  expect([...lines].map(({ textContent }) => textContent).join('')).toBe(said);
  expect(form.sendButton).toHaveTextContent(/\p{Script=Han}/u);
  expect(form.phone).toHaveFocus();
});
