import { cleanup } from '@testing-library/react';
import { expect, it } from 'vitest';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { mountLoginForm } from './mountLoginForm.tsx';

takeTimeForEach();

it('stores nothing for a reload when a resend ends after the login', async () => {
  const form = mountLoginForm();
  await form.getCode();
  await passTime(60_000);
  const resend = await form.send();
  await form.fillCode('123456');
  form.transport.checks[0]!.resolve();
  await settle();
  expect(form.form.dataset.state).toBe('verified');
  resend.resolve({ ticket: 't2' });
  await settle();
  cleanup();

  const reloaded = mountLoginForm({ transport: form.transport, defaultValue: {} });
  await settle();
  expect(reloaded.phone.value).toBe('');
});
