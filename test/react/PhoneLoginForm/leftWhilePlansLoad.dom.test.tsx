import { fireEvent } from '@testing-library/react';
import { expect, it, onTestFinished } from 'vitest';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { until } from '../until.ts';
import { mountLoginForm } from './mountLoginForm.tsx';

/** The checkbox of a form whose button has been clicked, before the numbering plans are loaded. */
function mountClicked() {
  const { submitButton, find } = mountLoginForm({
    storage: null,
    resume: false,
    layout: 'steps',
    agreement: 'I agree.',
    defaultValue: { phoneNumber: '7911123456', country: 'GB' },
  });
  submitButton.focus();
  fireEvent.click(submitButton);
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
