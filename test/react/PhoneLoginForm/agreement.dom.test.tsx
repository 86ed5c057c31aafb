import { fireEvent, render, screen } from '@testing-library/react';
import { createPortal } from 'react-dom';
import { expect, it, vi } from 'vitest';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { PhoneLoginFormProps } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { settle, takeTimeForEach } from '../fakeTime.ts';

takeTimeForEach();

function mount(agreement: PhoneLoginFormProps['agreement']) {
  const transport = createHandTransport();
  const value = { phoneNumber: '13800138000' };
  render(<PhoneLoginForm transport={transport} defaultValue={value} agreement={agreement} />);
  return { transport, code: screen.getByRole<HTMLInputElement>('textbox', { name: 'Verification code' }) };
}

it.each([null, false, ''])('%j means that there is none, and no checkbox', async (agreement) => {
  const { transport, code } = mount(agreement);
  expect(screen.queryByRole('checkbox')).toBeNull();
  autofill(code, '123456');
  await settle();
  expect(transport.checks).toHaveLength(1);
});

it('does not submit the login when a form inside it, in a portal, is submitted', async () => {
  const onSubmit = vi.fn();
  const dialog = (
    <form aria-label="Terms" onSubmit={onSubmit}>
      <button type="submit">Close</button>
    </form>
  );
  const { transport, code } = mount(<>I agree. {createPortal(dialog, document.body)}</>);
  const terms = screen.getByRole('form', { name: 'Terms' });
  // The event is not prevented, so that a dialog would close; jsdom does not submit a form itself.
  expect(fireEvent.submit(terms)).toBe(true);
  expect(onSubmit).toHaveBeenCalledOnce();
  await settle();
  expect(transport.sends).toEqual([]);
  autofill(code, '123456');
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(screen.getByRole('button', { name: 'Log in' }));
  await settle();
  expect(transport.checks).toHaveLength(1);
});

it('does not reset the login when a form inside it, in a portal, is reset', async () => {
  const { transport, code } = mount(<>I agree. {createPortal(<form aria-label="Terms" />, document.body)}</>);
  autofill(code, '123456');
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(screen.getByRole('button', { name: 'Log in' }));
  await settle();
  transport.checks[0]!.resolve();
  await settle();
  fireEvent.reset(screen.getByRole('form', { name: 'Terms' }));
  await settle();
  expect(code).toHaveAccessibleDescription('Your phone is verified.');
});
