import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { en } from '../../../src/react/messages/en.ts';
import { autofill } from '../autofill.ts';
import { passTime, settle } from '../fakeTime.ts';
import { mountForm, RESENT, SENT, startFresh } from './loginFormHarness.tsx';

startFresh();

const { messages } = en;

describe('19. verify once', () => {
  async function mountSent(props: Parameters<typeof mountForm>[0] = {}) {
    const form = mountForm(props);
    await form.getCode();
    return form;
  }

  it('an autofill of six digits, Enter and a click make one call', async () => {
    const form = await mountSent();
    act(() => {
      autofill(form.code, '123456');
      form.form.requestSubmit();
      form.submitButton.click();
    });
    await settle();
    form.code.focus();
    await userEvent.keyboard('{Enter}');
    form.submitButton.click();
    await settle();
    expect(form.transport.checks.map(({ request }) => request)).toEqual([
      {
        channel: 'CHANNEL_LOGIN',
        phoneNumber: '13800138000',
        phoneCountryCode: '+86',
        code: '123456',
        ticket: 't1',
      },
    ]);
    form.transport.checks[0]!.resolve({ data: { user: 7 } });
    await settle();
    form.submitButton.click();
    await settle();
    expect(form.transport.checks).toHaveLength(1);
    expect(form.onSuccess).toHaveBeenCalledExactlyOnceWith({ user: 7 });
    expect(form.heard).toEqual([SENT, messages.verified]);
  });

  it('a wrong code is announced and selected, and does not change the cooldown', async () => {
    const form = await mountSent();
    await passTime(10_000);
    await form.fillCode('123456');
    form.transport.checks[0]!.reject(new SmsError('code_wrong', { attemptsLeft: 4 }));
    await settle();
    const told = `${messages.errors.code_wrong} 4 tries left.`;
    expect(form.heard).toEqual([SENT, told]);
    expect(form.code).toHaveAccessibleDescription(told);
    expect(form.code).toHaveAttribute('aria-invalid', 'true');
    expect(document.activeElement).toBe(form.code);
    expect([form.code.selectionStart, form.code.selectionEnd]).toEqual([0, 6]);
    expect(form.sendButton).toHaveAttribute('data-seconds-left', '50');

    await userEvent.keyboard('6');
    await settle();
    expect(form.code.value).toBe('6');
    expect(form.code).not.toHaveAttribute('aria-invalid');
    expect(form.heard).toEqual([SENT, told]);
    await passTime(50_000);
    await form.send();
    expect(form.transport.sends).toHaveLength(2);
  });

  it('a code that was wrong is not checked again, but selected, and the error is shown again', async () => {
    const form = await mountSent();
    await form.fillCode('123456');
    form.transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
    form.submitButton.click();
    await form.typeCode('{Backspace}123456');
    expect(form.transport.checks).toHaveLength(1);
    expect([form.code.selectionStart, form.code.selectionEnd]).toEqual([0, 6]);
    expect(form.code).toHaveAttribute('aria-invalid', 'true');
    expect(form.code).toHaveAccessibleDescription(messages.errors.code_wrong);
    await form.fillCode('654321');
    expect(form.transport.checks).toHaveLength(2);
  });

  it('shows an error for anything that a transport throws', async () => {
    const form = await mountSent();
    await form.fillCode('123456');
    form.transport.checks[0]!.reject('down');
    await settle();
    expect(form.code).toHaveAttribute('aria-invalid', 'true');
    expect(form.heard).toEqual([SENT, messages.errors.unknown]);
    await form.click(form.submitButton);
    expect(form.transport.checks).toHaveLength(2);
  });

  it('asks for a new code when the tries are used up, and no longer once it is sent', async () => {
    const form = await mountSent();
    await form.fillCode('123456');
    form.transport.checks[0]!.reject(new SmsError('attempts_exhausted'));
    await settle();
    expect(form.code).toHaveAccessibleDescription(messages.errors.attempts_exhausted);
    await passTime(60_000);
    (await form.send()).resolve({ ticket: 't2' });
    await settle();
    expect(form.code).not.toHaveAttribute('aria-invalid');
    expect(form.code.value).toBe('');
    expect(form.code).toHaveAccessibleDescription(RESENT);
    await form.fillCode('123456');
    expect(form.transport.checks.at(-1)!.request.ticket).toBe('t2');
  });

  it('20. a resend keeps what was typed meanwhile, since the message can be faster than the reply', async () => {
    const form = await mountSent();
    await form.typeCode('111');
    await passTime(60_000);
    const call = await form.send();
    await form.typeCode('{End}{Backspace}{Backspace}{Backspace}2222');
    call.resolve();
    await settle();
    expect(form.code.value).toBe('2222');
    expect(form.heard.at(-1)).toBe(RESENT);
  });

  it('a new number clears the code', async () => {
    const form = await mountSent();
    await form.typeCode('123');
    await userEvent.click(form.phone);
    await userEvent.keyboard('{End}{Backspace}1');
    await settle();
    expect(form.code.value).toBe('');
    expect(form.sendButton).toHaveAccessibleName('Send code');
  });

  it('waits for the agreement, and says so at its checkbox', async () => {
    const form = await mountSent({ agreement: 'I agree to the terms' });
    await form.fillCode('123456');
    expect(form.transport.checks).toEqual([]);
    await form.click(form.submitButton);
    const box = form.find<HTMLInputElement>('[name=agreement]');
    expect(document.activeElement).toBe(box);
    expect(box).toHaveAccessibleName('I agree to the terms');
    expect(box).toHaveAccessibleDescription(messages.agreementRequired);
    expect(form.transport.checks).toEqual([]);
    await userEvent.click(box);
    await form.click(form.submitButton);
    expect(form.transport.checks).toHaveLength(1);
  });

  it('submits only with a click if autoSubmit is off', async () => {
    const form = await mountSent({ autoSubmit: false });
    await form.fillCode('123456');
    expect(form.transport.checks).toEqual([]);
    await form.click(form.submitButton);
    expect(form.transport.checks).toHaveLength(1);
  });
});
