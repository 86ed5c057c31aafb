import { act, fireEvent, render } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';

takeTimeForEach();

/** A form whose second message is being sent. If a code `isRefused`, that was before. */
async function mountResending(isRefused: boolean) {
  const transport = createHandTransport();
  const onSuccess = vi.fn();
  const { container } = render(
    <PhoneLoginForm
      transport={transport}
      onSuccess={onSuccess}
      defaultValue={{ phoneNumber: '13800138000', e164: '+8613800138000' }}
    />,
  );
  const find = <Found extends HTMLElement>(selector: string) => container.querySelector<Found>(selector)!;
  const code = find<HTMLInputElement>('.sms-CodeField-input');
  const sendButton = find('.sms-SendCodeButton');
  const fill = async (text: string) => {
    act(() => autofill(code, text));
    await settle();
  };
  fireEvent.click(sendButton);
  await settle();
  transport.sends[0]!.resolve({ ticket: 't1' });
  await passTime(60_000);
  if (isRefused) {
    await fill('111111');
    transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
  }
  fireEvent.click(sendButton);
  await settle();
  const form = find('.sms-PhoneLoginForm');
  return { transport, onSuccess, form, code, sendButton, fill };
}

describe('a code that arrives before the reply to its send', () => {
  it('stays under check when the reply arrives, even if a code before it was wrong', async () => {
    const { transport, onSuccess, form, code, fill } = await mountResending(true);
    await fill('222222');
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
    const { transport, code, fill } = await mountResending(false);
    await fill('111111');
    transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
    expect(code).toHaveAttribute('aria-invalid', 'true');
    transport.sends[1]!.resolve({ ticket: 't2' });
    await settle();
    expect(code).not.toHaveAttribute('aria-invalid');
    expect(code).toHaveAccessibleDescription(/^New code sent/);
  });
});
