import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ensurePhoneData, getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from '../createHandTransport.ts';

it('an agreement that is ticked while the numbering plans load is not missing', async () => {
  render(
    <PhoneLoginForm
      transport={createHandTransport()}
      storage={null}
      resume={false}
      layout="steps"
      agreement="I agree."
      defaultValue={{ phoneNumber: '7911123456', country: 'GB' }}
    />,
  );
  const box = screen.getByRole('checkbox');
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(getPhoneData()).toBeNull();
  fireEvent.click(box);
  await act(async () => void (await ensurePhoneData()));
  expect(box).toHaveAttribute('aria-invalid', 'false');
});
