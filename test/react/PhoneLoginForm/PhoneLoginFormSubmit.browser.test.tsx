import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { en } from '../../../src/react/messages/en.ts';
import { passTime, settle } from '../fakeTime.ts';
import { mountForm, SENT, startFresh } from './loginFormHarness.tsx';
import { until } from '../until.ts';

startFresh();

const { messages } = en;

describe('what is missing', () => {
  it('is shown in the order of the form, and gets the focus', async () => {
    const form = mountForm({ defaultValue: {} });
    await form.click(form.submitButton);
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone).toHaveAccessibleDescription(messages.phoneEmpty);
    await form.typePhone();
    await form.getCode();
    form.phone.focus();
    await form.click(form.submitButton);
    expect(document.activeElement).toBe(form.code);
    expect(form.code).toHaveAccessibleDescription(messages.codeEmpty);
    await form.typeCode('123');
    await form.click(form.submitButton);
    expect(form.code).toHaveAccessibleDescription('Enter all 6 digits.');
    expect(form.transport.checks).toEqual([]);
  });
});

describe('a submission before a code was requested', () => {
  it('sends one with Enter in the number, for which a phone gets a key, and moves the focus to the code', async () => {
    const form = mountForm({ defaultValue: {} });
    // Without it, Android's keyboard has a key there that goes to the next field, and submits nothing.
    expect(form.phone).toHaveAttribute('enterkeyhint', 'send');
    await form.typePhone();
    expect(form.transport.sends).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await settle();
    expect(form.transport.sends).toHaveLength(1);
    form.transport.sends[0]!.resolve();
    await settle();
    expect(document.activeElement).toBe(form.code);
    expect(form.heard).toEqual([SENT]);
    expect(form.code).not.toHaveAttribute('aria-invalid', 'true');
  });

  it('sends one with a click on the button, without the agreement, and moves the focus', async () => {
    const form = mountForm({ agreement: 'I agree to the terms' });
    await form.click(form.submitButton);
    form.transport.sends[0]!.resolve();
    await settle();
    expect(document.activeElement).toBe(form.code);
    expect(form.heard).toEqual([SENT]);
  });

  it('leaves the focus alone if it has left the button', async () => {
    const form = mountForm({ agreement: 'I agree to the terms' });
    await form.click(form.submitButton);
    const box = form.find<HTMLInputElement>('[name=agreement]');
    box.focus();
    form.transport.sends[0]!.resolve();
    await settle();
    expect(document.activeElement).toBe(box);
  });

  it('makes one request together with the send button, and asks for no code meanwhile', async () => {
    const form = mountForm();
    act(() => {
      form.form.requestSubmit();
      form.sendButton.click();
      form.submitButton.click();
    });
    await settle();
    await form.click(form.submitButton);
    form.transport.sends[0]!.resolve();
    await settle();
    expect(form.transport.sends).toHaveLength(1);
    expect(form.heard).toEqual([SENT]);
  });

  it('moves the focus to the number if that is at fault', async () => {
    const form = mountForm();
    await form.click(form.submitButton);
    form.transport.sends[0]!.reject(new SmsError('gateway_refused'));
    await settle();
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone).toHaveAccessibleDescription(messages.errors.gateway_refused);
  });

  it('reads the number for good first, as the send button does', async () => {
    const form = mountForm({ defaultValue: { phoneNumber: '7911123456', country: 'GB' } });
    await userEvent.click(form.submitButton);
    await until(() => expect(form.transport.sends).toHaveLength(1));
    expect(form.transport.sends[0]!.request).toMatchObject({ phoneCountryCode: '+44' });
  });

  it('sends again if nothing was sent, and asks for the code if something may have been', async () => {
    const form = mountForm();
    await form.click(form.submitButton);
    form.transport.sends[0]!.reject(new SmsError('gateway_unavailable'));
    await settle();
    await form.click(form.submitButton);
    form.transport.sends[1]!.reject(new SmsError('network_failed'));
    await settle();
    for (const wait of [0, 60_000]) {
      await passTime(wait);
      await form.click(form.submitButton);
      expect(form.code).toHaveAccessibleDescription(messages.codeEmpty);
    }
    expect(form.transport.sends).toHaveLength(2);
  });

  it('asks for the code after a reload with the cooldown over', async () => {
    const before = mountForm();
    await before.getCode();
    before.unmount();
    await passTime(61_000);
    const form = mountForm({ transport: before.transport, defaultValue: {} });
    await settle();
    await form.click(form.submitButton);
    expect(form.code).toHaveAccessibleDescription(messages.codeEmpty);
    expect(before.transport.sends).toHaveLength(1);
  });
});

describe('a double click on a fast network', () => {
  it.each(['single', 'steps'] as const)('shows what comes next, and not an error: %s', async (layout) => {
    const form = mountForm({ layout });
    form.submitButton.click();
    await settle();
    form.transport.sends[0]!.resolve();
    await settle();
    form.submitButton.click();
    await settle();
    expect(form.code).toHaveAccessibleDescription(messages.codeEmpty);
    expect(form.code).not.toHaveAttribute('aria-invalid');
    expect(form.find('[data-kind=error]')).toBeNull();
    expect(document.activeElement).toBe(form.code);
    form.submitButton.click();
    await settle();
    expect(form.code).toHaveAttribute('aria-invalid', 'true');
    expect(form.transport.sends).toHaveLength(1);
  });
});

it('posts phoneNumber, phoneCountryCode and code', async () => {
  const form = mountForm({ autoSubmit: false, defaultValue: {} });
  await form.typePhone('138 0013 8000');
  await form.fillCode('123456');
  expect(Object.fromEntries(new FormData(form.form))).toEqual({
    phoneNumber: '13800138000',
    phoneCountryCode: '+86',
    code: '123456',
  });
});
