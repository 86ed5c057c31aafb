import { act, cleanup, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { en } from '../../../src/react/messages/en.ts';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { mountLoginForm } from './mountLoginForm.tsx';
import type { LoginFormProps } from './mountLoginForm.tsx';

takeTimeForEach();

/** A form with a code sent and entered, and a check of it that the test answers. */
async function mountChecking(props?: LoginFormProps) {
  const form = mountLoginForm(props);
  await form.getCode();
  await form.fillCode('123456');
  return form;
}

it('marks its fields as required but not as `:invalid`, which Firefox would report to screen readers', () => {
  const { form } = mountLoginForm({ defaultValue: {}, agreement: 'I agree.' });
  expect(form.querySelectorAll('[aria-required=true]')).toHaveLength(3);
  expect([...form.querySelectorAll(':invalid')]).toEqual([]);
});

it('announces in elements without a role: in others, Orca misses what comes together with other changes', () => {
  const { form } = mountLoginForm({ agreement: 'I agree.' });
  expect(form.querySelectorAll('[aria-live=polite]:not([role])')).toHaveLength(4);
  expect([...form.querySelectorAll('[role=status], [role=alert], [role=log]')]).toEqual([]);
});

it('reports a complete code, and asks for a number that is still missing', async () => {
  const onComplete = vi.fn();
  const form = mountLoginForm({ defaultValue: {}, onComplete });
  await form.fillCode('123456');
  expect(onComplete).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: '123456', e164: null }));
  await form.click(form.submitButton);
  expect(form.phone).toHaveFocus();
  expect(form.phone).toHaveAccessibleDescription(en.messages.phoneEmpty);
  expect([...form.transport.sends, ...form.transport.checks]).toEqual([]);
});

describe('a number and a code filled in in one task', () => {
  const fillBoth = ({ phone, code }: ReturnType<typeof mountLoginForm>) => {
    autofill(phone, '13900139000');
    autofill(code, '654321');
  };

  it('are checked together without a submission', async () => {
    const form = mountLoginForm();
    act(() => fillBoth(form));
    await settle();
    expect(form.transport.checks.map(({ request }) => request)).toMatchObject([
      { phoneNumber: '13900139000', code: '654321' },
    ]);
  });

  it('are checked together by a submission in the same task', async () => {
    const form = mountLoginForm({ autoSubmit: false });
    act(() => {
      fillBoth(form);
      form.form.requestSubmit();
    });
    await settle();
    expect(form.transport.checks.map(({ request }) => request)).toMatchObject([
      { phoneNumber: '13900139000', code: '654321' },
    ]);
  });

  it('are checked with the ticket of that number', async () => {
    const form = await mountChecking();
    form.transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
    act(() => fillBoth(form));
    await settle();
    expect(form.transport.checks.map(({ request }) => request.ticket)).toEqual(['t1', undefined]);
  });
});

describe('once it is logged in', () => {
  async function mountDone() {
    const form = await mountChecking();
    form.transport.checks[0]!.resolve({ data: 'session' });
    await passTime(1);
    return form;
  }

  it('checks and sends nothing more, and disables its buttons', async () => {
    const form = await mountDone();
    await passTime(60_000);
    expect(form.submitButton).toHaveAccessibleName('Log in');
    expect(form.submitButton).toHaveAttribute('aria-disabled', 'true');
    expect(form.sendButton).toHaveAccessibleName('Resend code');
    expect(form.sendButton).toHaveAttribute('aria-disabled', 'true');
    await form.click(form.submitButton);
    await form.click(form.sendButton);
    act(() => form.form.requestSubmit());
    await settle();
    expect(form.transport.checks).toHaveLength(1);
    expect(form.transport.sends).toHaveLength(1);
    expect(form.onSuccess).toHaveBeenCalledExactlyOnceWith('session');
    expect(form.form).toHaveAttribute('data-state', 'verified');
  });

  it('accepts no other number and no other code, and keeps the focus', async () => {
    const form = await mountChecking();
    form.code.focus();
    form.transport.checks[0]!.resolve();
    await passTime(1);
    expect(form.phone).toHaveAttribute('readonly');
    expect(form.code).toHaveAttribute('readonly');
    expect(form.code).toHaveFocus();
    expect(form.code).toHaveAccessibleDescription('Your phone is verified.');
  });

  it('makes only one call if it is submitted again before React has rendered the success', async () => {
    const { verify: _, ...transport } = createHandTransport();
    const verify = vi.fn(async () => ({}));
    const form = mountLoginForm({ transport: { ...transport, verify } });
    await act(async () => {
      autofill(form.code, '123456');
      for (let turn = 0; turn < 100; turn++) await Promise.resolve();
      form.form.requestSubmit();
    });
    await settle();
    expect(verify).toHaveBeenCalledOnce();
  });

  it('stays at the code in steps, and goes back to the number on a reset', async () => {
    const form = mountLoginForm({ layout: 'steps' });
    await form.click(form.submitButton);
    form.transport.sends[0]!.resolve();
    await settle();
    await form.fillCode('123456');
    form.transport.checks[0]!.resolve();
    await passTime(1);
    const back = screen.getByRole('button', { name: 'Change number' });
    expect(back).toHaveAttribute('aria-disabled', 'true');
    await form.click(back);
    expect(form.submitButton).toHaveAccessibleName('Log in');
    act(() => form.form.reset());
    await passTime(1);
    expect(form.submitButton).toHaveAccessibleName('Continue');
    expect(form.phone).toHaveFocus();
  });

  it('no longer waits for a message', async () => {
    const get = vi.fn<(request: { signal: AbortSignal }) => Promise<never>>(() => new Promise(() => {}));
    vi.stubGlobal('OTPCredential', () => {});
    vi.stubGlobal('navigator', { onLine: true, credentials: { get } });
    const form = await mountChecking({ webOtp: true });
    const { signal } = get.mock.calls[0]![0];
    expect(signal.aborted).toBe(false);
    form.transport.checks[0]!.resolve();
    await passTime(1);
    expect(signal.aborted).toBe(true);
    expect(get).toHaveBeenCalledOnce();
  });

  it('starts over on a reset', async () => {
    const form = await mountDone();
    act(() => form.form.reset());
    await passTime(1);
    expect(form.form).toHaveAttribute('data-state', 'ready');
    expect(form.form).toHaveAttribute('data-layout', 'single');
    expect(form.submitButton).not.toHaveAttribute('aria-disabled');
    expect(form.phone).not.toHaveAttribute('readonly');
    await form.fillCode('654321');
    expect(form.transport.checks).toHaveLength(2);
  });
});

describe('a captcha that never answers', () => {
  async function mountWaiting() {
    const signals: AbortSignal[] = [];
    const getCaptchaToken = ({ signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise<string>(() => {});
    };
    const form = mountLoginForm({ getCaptchaToken });
    await form.click(form.sendButton);
    expect(form.sendButton).toHaveAttribute('data-state', 'sending');
    return { ...form, signals };
  }

  it('is given up after five minutes, with what to do, and the next click asks again', async () => {
    const form = await mountWaiting();
    await passTime(300_000);
    expect(form.signals[0]!.aborted).toBe(true);
    expect(form.sendButton).not.toHaveAttribute('aria-disabled');
    expect(form.code).toHaveAccessibleDescription(en.messages.errors.captcha_required);
    await form.send();
    expect(form.signals).toHaveLength(2);
    expect(form.transport.sends).toEqual([]);
  });

  it('does not hold up another number', async () => {
    const form = await mountWaiting();
    act(() => autofill(form.phone, '13900139000'));
    await settle();
    expect(form.signals[0]!.aborted).toBe(true);
    expect(form.sendButton).not.toHaveAttribute('aria-disabled');
    act(() => autofill(form.phone, '13800138000'));
    await settle();
    expect(form.sendButton).not.toHaveAttribute('aria-disabled');
  });

  it('is aborted on unmount, and leaves no cooldown behind', async () => {
    const form = await mountWaiting();
    cleanup();
    await settle();
    expect(form.signals[0]!.aborted).toBe(true);
    const next = mountLoginForm({ transport: form.transport });
    await next.send();
    expect(form.transport.sends).toHaveLength(1);
  });
});

it('says that a check failed without a connection until there is one again', async () => {
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  const form = mountLoginForm();
  await form.getCode();
  const sent = form.code.getAttribute('aria-describedby')!;
  const said = () => document.getElementById(sent)!.textContent;
  onLine.mockReturnValue(false);
  await form.fillCode('123456');
  form.transport.checks[0]!.reject(new TypeError('Failed to fetch'));
  await settle();
  expect(said()).toBe(en.messages.errors.offline);
  act(() => void window.dispatchEvent(new Event('focus')));
  await settle();
  expect(said()).toBe(en.messages.errors.offline);
  onLine.mockReturnValue(true);
  act(() => void window.dispatchEvent(new Event('online')));
  await settle();
  expect(said()).toMatch('Code sent to');
  expect(form.code).not.toHaveAttribute('aria-invalid');
  await form.click(form.submitButton);
  expect(form.transport.checks).toHaveLength(2);
});

it('reports to `onError` a send that failed, and a code that was refused', async () => {
  const onError = vi.fn();
  const form = mountLoginForm({ onError });
  (await form.send()).reject(new SmsError('network_failed'));
  await settle();
  await form.fillCode('123456');
  form.transport.checks[0]!.reject(new SmsError('code_wrong'));
  await settle();
  expect(onError.mock.calls.map(([error]: SmsError[]) => error!.code)).toEqual([
    'network_failed',
    'code_wrong',
  ]);
});

it('gives up a check after `timeoutMs`, too', async () => {
  const onError = vi.fn();
  const form = await mountChecking({ onError, timeoutMs: 2000 });
  await passTime(2000);
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'timed_out' }));
  expect(form.submitButton).not.toHaveAttribute('aria-busy');
});
