import { act, fireEvent, render } from '@testing-library/react';
import { expect, it, onTestFinished } from 'vitest';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { PhoneLoginFormProps } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';

/** A form whose button has been clicked, before the numbering plans are loaded. */
function mountClicked(phoneNumber: string, props: PhoneLoginFormProps = {}) {
  const transport = createHandTransport();
  const { container } = render(
    <PhoneLoginForm
      transport={transport}
      storage={null}
      resume={false}
      layout="steps"
      defaultValue={{ phoneNumber, country: 'GB' }}
      {...props}
    />,
  );
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)!;
  find('.sms-PhoneLoginForm-submit').focus();
  fireEvent.click(find('.sms-PhoneLoginForm-submit'));
  expect(getPhoneData()).toBeNull();
  return find;
}

it('what the user does while the numbering plans load is not undone', async () => {
  const tooShort = mountClicked('79111234');
  const unticked = mountClicked('7911123456', { agreement: 'I agree.' });
  const box = unticked('[type=checkbox]');
  fireEvent.click(box);
  const elsewhere = document.body.appendChild(document.createElement('input'));
  onTestFinished(() => elsewhere.remove());
  elsewhere.focus();
  await until(() => expect(tooShort('[type=tel]')).toHaveAttribute('aria-invalid', 'true'));
  await act(async () => {});
  expect(box).toHaveAttribute('aria-invalid', 'false');
  expect(elsewhere).toHaveFocus();
});
