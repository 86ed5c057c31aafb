import { act, fireEvent } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { takeTime } from '../fakeTime.ts';
import { until } from '../until.ts';
import { mountInput } from './mountInput.tsx';

const APART = { storage: null, resume: false };

it('sends to a number of mainland China without the numbering plans', async () => {
  const { transport, button } = mountInput({ ...APART, defaultValue: { phoneNumber: '13800138000' } });
  await act(async () => {
    fireEvent.click(button);
    // No task passes, in which the plans could arrive.
    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
  });
  expect(transport.sends).toHaveLength(1);
  expect(getPhoneData()).toBeNull();
});

it('shows from the click on that it is working while the numbering plans load, and gives up after 15 s', async () => {
  takeTime();
  const defaultValue = { phoneNumber: '7911123456', country: 'GB' };
  const { transport, button } = mountInput({ ...APART, defaultValue });
  button.focus();
  fireEvent.click(button);
  expect(getPhoneData()).toBeNull();
  expect(button).toHaveAttribute('aria-busy', 'true');
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAttribute('data-state', 'sending');
  expect(button).toHaveTextContent('Sending…');
  expect(button).toHaveAccessibleName('Send code');
  expect(button).toHaveFocus();
  fireEvent.click(button);
  // In one task with the click, so that the plans cannot arrive in between.
  act(() => void vi.advanceTimersByTime(15_000));
  vi.useRealTimers();
  await until(() => expect(button).not.toHaveAttribute('aria-busy'));
  await until(() => expect(getPhoneData()).not.toBeNull());
  expect(transport.sends).toEqual([]);
  fireEvent.click(button);
  await until(() => expect(transport.sends).toHaveLength(1));
  await until(() => expect(button).not.toHaveAttribute('aria-busy'));
  expect(button).toHaveAttribute('data-state', 'sending');
  transport.sends[0]!.resolve();
  await until(() => expect(button).toHaveAttribute('data-state', 'cooling'));
});
