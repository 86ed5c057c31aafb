import { fireEvent, render } from '@testing-library/react';
import { expect, it, onTestFinished } from 'vitest';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';

/** The checkbox of a form whose button has been clicked, before the numbering plans are loaded. */
function mountClicked() {
  const { container } = render(
    <PhoneLoginForm
      transport={createHandTransport()}
      storage={null}
      resume={false}
      layout="steps"
      agreement="I agree."
      defaultValue={{ phoneNumber: '7911123456', country: 'GB' }}
    />,
  );
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)!;
  find('.sms-PhoneLoginForm-submit').focus();
  fireEvent.click(find('.sms-PhoneLoginForm-submit'));
  expect(getPhoneData()).toBeNull();
  return find('[type=checkbox]');
}

it('what the user does while the numbering plans load is not undone', async () => {
  const ticked = mountClicked();
  fireEvent.click(ticked);
  const unticked = mountClicked();
  const elsewhere = document.body.appendChild(document.createElement('input'));
  onTestFinished(() => elsewhere.remove());
  elsewhere.focus();
  await until(() => expect(unticked).toHaveAttribute('aria-invalid', 'true'));
  expect(ticked).toHaveAttribute('aria-invalid', 'false');
  expect(elsewhere).toHaveFocus();
  // What the focus does not go to is announced.
  expect(unticked.closest('form')!.querySelector(':scope > [aria-live]')).toHaveTextContent(
    'Please agree first.',
  );
});
