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
  const ticked = mountClicked('7911123456', { agreement: 'I agree.' })('[type=checkbox]');
  fireEvent.click(ticked);
  const unticked = mountClicked('7911123456', { agreement: 'I agree.' })('[type=checkbox]');
  const elsewhere = document.body.appendChild(document.createElement('input'));
  onTestFinished(() => elsewhere.remove());
  elsewhere.focus();
  await until(() => expect(tooShort('[type=tel]')).toHaveAttribute('aria-invalid', 'true'));
  await act(async () => {});
  expect(ticked).toHaveAttribute('aria-invalid', 'false');
  expect(unticked).toHaveAttribute('aria-invalid', 'true');
  expect(elsewhere).toHaveFocus();
  // What the focus does not go to is announced.
  expect(unticked.closest('form')!.querySelector(':scope > [aria-live]')).toHaveTextContent(
    'Please agree first.',
  );
});
