import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { mountLoginForm } from './mountLoginForm.tsx';

takeTimeForEach();

/** A form whose second message is being sent. If a code `isRefused`, that was before. */
async function mountResending(isRefused: boolean) {
  const form = mountLoginForm();
  await form.getCode();
  await passTime(60_000);
  if (isRefused) {
    await form.fillCode('111111');
    form.transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
  }
  await form.send();
  return form;
}

describe('a code that arrives before the reply to its send', () => {
  it('stays under check when the reply arrives, even if a code before it was wrong', async () => {
    const { transport, onSuccess, form, code, fillCode } = await mountResending(true);
    await fillCode('222222');
    expect(form.dataset.state).toBe('verifying');
    transport.sends[1]!.resolve({ ticket: 't2' });
    await settle();
    expect(form.dataset.state).toBe('verifying');
    transport.checks[1]!.resolve({ data: 'token' });
    await settle();
    expect(onSuccess.mock.calls).toEqual([['token']]);
    expect(form.dataset.state).toBe('verified');
    expect(code).toHaveAttribute('readonly');
    expect(code).toHaveAccessibleDescription('Your phone is verified.');
  });

  it('is not called wrong any more when the reply arrives', async () => {
    const { transport, code, fillCode } = await mountResending(false);
    await fillCode('111111');
    transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
    expect(code).toHaveAttribute('aria-invalid', 'true');
    transport.sends[1]!.resolve({ ticket: 't2' });
    await settle();
    expect(code).not.toHaveAttribute('aria-invalid');
    expect(code).toHaveAccessibleDescription(/^New code sent/);
  });
});
