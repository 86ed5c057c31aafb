import { act } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { autofill } from '../autofill.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { until } from '../until.ts';
import { recordAnnouncements } from '../whole/announcements.ts';
import { mountLoginForm } from './mountLoginForm.tsx';

takeTimeForEach();

/** Lets a reply arrive, and the user do something before React renders it, as on a device that is busy. */
async function actBeforeRender(reply: () => void, userAct: () => void): Promise<void> {
  await act(async () => {
    reply();
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    userAct();
  });
  await settle();
}

async function mountChecking() {
  const form = mountLoginForm();
  await form.getCode();
  await form.fillCode('111111');
  const refuse = () => form.transport.checks[0]!.reject(new SmsError('code_wrong', { attemptsLeft: 4 }));
  return { ...form, refuse };
}

it('a code that is filled in just after a refusal is checked, and not called wrong', async () => {
  const form = await mountChecking();
  await actBeforeRender(form.refuse, () => autofill(form.code, '222222'));
  expect(form.codes()).toEqual(['111111', '222222']);
  expect(form.form.dataset.state).toBe('verifying');
  expect(form.code).not.toHaveAttribute('aria-invalid');
});

it('a code that is begun just after a refusal is not called wrong, nor selected', async () => {
  const form = await mountChecking();
  await actBeforeRender(form.refuse, () => autofill(form.code, '2'));
  expect(form.codes()).toEqual(['111111']);
  expect(form.code).not.toHaveAttribute('aria-invalid');
  expect([form.code.selectionStart, form.code.selectionEnd]).toEqual([1, 1]);
});

it('the refusal of a code that was replaced meanwhile is not announced', async () => {
  const form = await mountChecking();
  await form.fillCode('222222');
  const heard = recordAnnouncements();
  // As in a browser, where effects that may wait run in a task of their own.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  form.refuse();
  await until(() => form.codes().length === 2);
  expect(form.codes()).toEqual(['111111', '222222']);
  expect(heard).toEqual([]);
});

it('in steps, a number that is changed just after the reply to a send stays visible', async () => {
  const form = mountLoginForm({ layout: 'steps' });
  await form.click(form.submitButton);
  await actBeforeRender(
    () => form.transport.sends[0]!.resolve({ ticket: 't1' }),
    () => {
      form.phone.focus();
      autofill(form.phone, '13900139000');
    },
  );
  expect(form.part()).toBe('phone');
  expect(form.phone).toHaveFocus();
});

it('a refusal leaves the focus alone if that has left the form', async () => {
  const form = await mountChecking();
  const elsewhere = document.body.appendChild(document.createElement('input'));
  onTestFinished(() => elsewhere.remove());
  elsewhere.focus();
  await passTime(15_000);
  expect(form.code).toHaveAttribute('aria-invalid', 'true');
  expect(elsewhere).toHaveFocus();
});
