import { cleanup, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { createHandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { mountLoginForm } from './mountLoginForm.tsx';

takeTimeForEach();

it('starts over with the number of a finished login once its cooldown is over', async () => {
  const transport = createHandTransport();
  const mount = async () => {
    const form = mountLoginForm({ transport, defaultValue: {} });
    await form.fill(form.phone, '13800138000');
    return form;
  };
  const first = await mount();
  await first.getCode();
  await first.fillCode('123456');
  transport.checks[0]!.resolve();
  await settle();
  cleanup();
  await passTime(60_000);

  const next = await mount();
  expect(screen.getByRole('button', { name: 'Send code' })).toBeInTheDocument();
  await next.click(next.submitButton);
  expect(transport.sends).toHaveLength(2);
});
