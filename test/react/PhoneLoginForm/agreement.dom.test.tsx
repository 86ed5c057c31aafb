import { fireEvent, screen } from '@testing-library/react';
import { createPortal } from 'react-dom';
import { expect, it, vi } from 'vitest';
import { settle, takeTimeForEach } from '../fakeTime.ts';
import { mountLoginForm } from './mountLoginForm.tsx';

takeTimeForEach();

it.each([null, false, ''])('%j means that there is none, and no checkbox', async (agreement) => {
  const { transport, fillCode } = mountLoginForm({ agreement });
  expect(screen.queryByRole('checkbox')).toBeNull();
  await fillCode('123456');
  expect(transport.checks).toHaveLength(1);
});

it('does not submit the login when a form inside it, in a portal, is submitted', async () => {
  const onSubmit = vi.fn();
  const dialog = (
    <form aria-label="Terms" onSubmit={onSubmit}>
      <button type="submit">Close</button>
    </form>
  );
  const form = mountLoginForm({ agreement: <>I agree. {createPortal(dialog, document.body)}</> });
  const terms = screen.getByRole('form', { name: 'Terms' });
  // The event is not prevented, so that a dialog would close; jsdom does not submit a form itself.
  expect(fireEvent.submit(terms)).toBe(true);
  expect(onSubmit).toHaveBeenCalledOnce();
  await settle();
  expect(form.transport.sends).toEqual([]);
  await form.fillCode('123456');
  await form.click(screen.getByRole('checkbox'));
  await form.click(form.submitButton);
  expect(form.transport.checks).toHaveLength(1);
});

it('does not reset the login when a form inside it, in a portal, is reset', async () => {
  const dialog = createPortal(<form aria-label="Terms" />, document.body);
  const form = mountLoginForm({ agreement: <>I agree. {dialog}</> });
  await form.fillCode('123456');
  await form.click(screen.getByRole('checkbox'));
  await form.click(form.submitButton);
  form.transport.checks[0]!.resolve();
  await settle();
  fireEvent.reset(screen.getByRole('form', { name: 'Terms' }));
  await settle();
  expect(form.code).toHaveAccessibleDescription('Your phone is verified.');
});
