import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { en } from '../../../src/react/messages/en.ts';
import { passTime, settle } from '../fakeTime.ts';
import { mountForm, SENT, startFresh } from './loginFormHarness.tsx';

startFresh();

const { messages } = en;

describe('18. keyboard and screen reader', () => {
  it.each(['single', 'steps'] as const)(
    'starts with the focus in the number with `autoFocus`: %s',
    (layout) => {
      const form = mountForm({ autoFocus: true, layout });
      expect(document.activeElement).toBe(form.phone);
    },
  );

  it('keeps the focus on the button, and its name, while it is sending, cooling and ready again', async () => {
    const form = mountForm({ defaultValue: {} });
    await form.typePhone();
    form.sendButton.focus();
    await userEvent.keyboard('{Enter}');
    await settle();
    expect(form.transport.sends).toHaveLength(1);
    expect(form.sendButton).toHaveAttribute('aria-disabled', 'true');
    expect(form.sendButton).not.toHaveAttribute('disabled');
    expect(form.sendButton).toHaveAccessibleName('Send code');
    expect(document.activeElement).toBe(form.sendButton);
    form.transport.sends[0]!.resolve();
    await settle();
    form.sendButton.focus();
    for (const secondsLeft of ['60', '59', '58']) {
      expect(form.sendButton).toHaveAttribute('data-seconds-left', secondsLeft);
      expect(form.sendButton).toHaveAccessibleName('Resend code');
      expect(form.sendButton).toHaveAttribute('aria-disabled', 'true');
      await passTime(1000);
    }
    await passTime(57_000);
    expect(form.sendButton).not.toHaveAttribute('aria-disabled');
    expect(form.sendButton).toHaveAccessibleName('Resend code');
    expect(document.activeElement).toBe(form.sendButton);
  });

  it('does nothing on Enter, Space and clicks while it is sending or cooling', async () => {
    const form = mountForm();
    const press = async () => {
      form.sendButton.focus();
      await userEvent.keyboard('{Enter}');
      await userEvent.keyboard(' ');
      form.sendButton.click();
      await settle();
    };
    await press();
    form.transport.sends[0]!.resolve();
    await settle();
    await press();
    await passTime(59_000);
    await press();
    expect(form.transport.sends).toHaveLength(1);
    await passTime(1000);
    await userEvent.keyboard(' ');
    await settle();
    expect(form.transport.sends).toHaveLength(2);
  });

  it('announces one message when the code is sent, one when it is ready, and nothing in between', async () => {
    const form = mountForm();
    await form.getCode();
    expect(form.heard).toEqual([SENT]);
    await passTime(59_999);
    expect(form.heard).toEqual([SENT]);
    await passTime(1);
    expect(form.heard).toEqual([SENT, messages.canSendAgain]);
    await passTime(60_000);
    expect(form.heard).toHaveLength(2);
  });

  it.each([
    ['offline', messages.errors.offline],
    ['gateway_unavailable', messages.errors.gateway_unavailable],
    ['limit_reached', messages.errors.limit_reached],
    ['network_failed', messages.errors.network_failed],
    ['phone_invalid', messages.errors.phone_invalid],
  ] as const)('announces one message for the error %s', async (code, text) => {
    const form = mountForm();
    (await form.send()).reject(new SmsError(code));
    await settle();
    // Long enough for anything else that would be announced.
    await passTime(1000);
    expect(form.heard).toEqual([text]);
  });

  it('11. announces that a send is possible again after one with an unknown outcome', async () => {
    const form = mountForm();
    await form.send();
    await passTime(15_000);
    await passTime(60_000);
    expect(form.heard).toEqual([messages.errors.timed_out, messages.canSendAgain]);
  });

  it('moves the focus to the code once, after the first send', async () => {
    const form = mountForm();
    const call = await form.send();
    const before = document.activeElement;
    call.resolve();
    await settle();
    expect(before).not.toBe(form.code);
    expect(document.activeElement).toBe(form.code);
    form.phone.focus();
    await passTime(60_000);
    expect(document.activeElement).toBe(form.phone);
  });

  it('moves the focus even if a click does not focus the button, as in Safari', async () => {
    const form = mountForm();
    form.sendButton.click();
    await settle();
    expect(document.activeElement).toBe(document.body);
    form.transport.sends[0]!.resolve();
    await settle();
    expect(document.activeElement).toBe(form.code);
  });

  it.each([
    ['moves a focus that has moved within the widget', 'sendButton', 'phone', 'code'],
    ['leaves the focus alone if it has left the widget', 'sendButton', 'submitButton', 'submitButton'],
    [
      'leaves the focus alone if it was outside, and a tap on the button left it there',
      'submitButton',
      'submitButton',
      'submitButton',
    ],
  ] as const)('%s', async (_, before, meanwhile, last) => {
    const form = mountForm();
    form[before].focus();
    form.sendButton.click();
    await settle();
    form[meanwhile].focus();
    form.transport.sends[0]!.resolve();
    await settle();
    expect(document.activeElement).toBe(form[last]);
  });

  it.each(['sendButton', 'submitButton'] as const)(
    'moves the focus on from a captcha that is gone: %s',
    async (asker) => {
      const captcha = document.body.appendChild(document.createElement('button'));
      const getCaptchaToken = () =>
        new Promise<string>((resolve) => (captcha.onclick = () => resolve('token')));
      const form = mountForm({ getCaptchaToken });
      form[asker].focus();
      form[asker].click();
      await settle();
      captcha.focus();
      captcha.click();
      captcha.remove();
      await settle();
      form.transport.sends[0]!.resolve();
      await settle();
      expect(document.activeElement).toBe(form.code);
    },
  );

  it('10. moves the focus to the number if that is at fault, with the message', async () => {
    const form = mountForm();
    (await form.send()).reject(new SmsError('gateway_refused'));
    await settle();
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone).toHaveAttribute('aria-invalid', 'true');
    expect(form.phone).toHaveAccessibleDescription(messages.errors.gateway_refused);
    expect(form.sendButton).not.toHaveAttribute('aria-disabled');
  });

  it('10. keeps the focus on the button if something else is at fault', async () => {
    const form = mountForm();
    form.sendButton.focus();
    const call = await form.send();
    form.sendButton.focus();
    call.reject(new SmsError('gateway_unavailable'));
    await settle();
    expect(document.activeElement).toBe(form.sendButton);
    await form.send();
    expect(form.transport.sends).toHaveLength(2);
  });

  it('sends nothing for a number that is too short, and says so', async () => {
    const form = mountForm({ defaultValue: {} });
    await form.typePhone('1380013');
    await form.click(form.sendButton);
    expect(form.transport.sends).toEqual([]);
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone).toHaveAccessibleDescription(messages.phoneIncomplete);
  });
});

describe('7. a double trigger', () => {
  it.each([
    [
      'two clicks in one task',
      (form: ReturnType<typeof mountForm>) => [form.sendButton.click(), form.sendButton.click()],
    ],
    [
      'Enter and a click',
      (form: ReturnType<typeof mountForm>) => [
        form.sendButton.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 })),
        form.sendButton.click(),
      ],
    ],
  ])('of %s makes one request', async (_, trigger) => {
    const form = mountForm();
    act(() => void trigger(form));
    await settle();
    expect(form.transport.sends).toHaveLength(1);
  });

  it('of two real clicks with the request in flight makes one request', async () => {
    const form = mountForm();
    await userEvent.dblClick(form.sendButton);
    await settle();
    await passTime(120);
    form.sendButton.click();
    await settle();
    expect(form.transport.sends).toHaveLength(1);
  });
});
