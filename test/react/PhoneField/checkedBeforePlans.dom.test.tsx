import { createRef } from 'react';
import { act, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldHandle } from '../../../src/react/PhoneField/PhoneField.tsx';

it('shows what a check finds, and leaves the focus where it went while the numbering plans were loading', async () => {
  const handle = createRef<PhoneFieldHandle>();
  render(
    <>
      <PhoneField ref={handle} defaultCountry="GB" defaultValue={{ phoneNumber: '79111' }} />
      <button>Send</button>
      <input aria-label="Name" />
    </>,
  );
  screen.getByRole('button').focus();
  await act(async () => {
    const checked = handle.current!.check();
    expect(getPhoneData()).toBeNull();
    screen.getByLabelText('Name').focus();
    await checked;
  });
  expect(screen.getByLabelText('Phone number')).toBeInvalid();
  expect(screen.getByLabelText('Name')).toHaveFocus();
});
