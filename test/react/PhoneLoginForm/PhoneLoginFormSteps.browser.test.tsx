import { fireEvent } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { en } from '../../../src/react/messages/en.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { settle } from '../fakeTime.ts';
import { mountForm, startFresh } from './loginFormHarness.tsx';
import { until } from '../until.ts';

startFresh();

const { messages } = en;

describe('the layout in steps', () => {
  it('moves on with a send, and back to the number, with the focus', async () => {
    const form = mountForm({ layout: 'steps', defaultValue: {} });
    expect(form.code).not.toBeVisible();
    await form.typePhone();
    expect(form.submitButton).toHaveAccessibleName('Continue');
    await userEvent.keyboard('{Enter}');
    await settle();
    form.transport.sends[0]!.resolve();
    await settle();
    expect(form.phone).not.toBeVisible();
    expect(document.activeElement).toBe(form.code);
    expect(form.submitButton).toHaveAccessibleName('Log in');

    await form.click(form.find('.sms-PhoneLoginForm-back'));
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone.value).toBe('138 0013 8000');
    await form.click(form.submitButton);
    expect(document.activeElement).toBe(form.code);
    expect(form.transport.sends).toHaveLength(1);
    await form.fillCode('123456');
    form.transport.checks[0]!.resolve();
    await settle();
    expect(form.onSuccess).toHaveBeenCalledOnce();
  });

  it('moves on without the focus if that has gone elsewhere during the send', async () => {
    const form = mountForm({ layout: 'steps' });
    const other = document.createElement('input');
    form.container.append(other);
    await userEvent.click(form.submitButton);
    other.focus();
    await settle();
    form.transport.sends[0]!.resolve();
    await settle();
    expect(form.code).toBeVisible();
    expect(document.activeElement).toBe(other);
  });

  it('moves on from the list of countries, and closes it', async () => {
    const form = mountForm({ layout: 'steps' });
    await userEvent.hover(form.find('.sms-PhoneField-country'));
    const trigger = await until(() => form.find('.sms-PhoneField-trigger'));
    await form.click(form.submitButton);
    await userEvent.click(trigger);
    await until(() => expect(document.activeElement).toHaveClass('sms-CountryList-search'));
    form.transport.sends[0]!.resolve();
    await settle();
    expect(trigger).toHaveAttribute('aria-expanded', 'false');
    expect(form.code).toBeVisible();
    expect(document.activeElement).toBe(form.code);
  });

  it('comes back to a number that was being composed when the reply arrived', async () => {
    const form = mountForm({ layout: 'steps' });
    await form.click(form.submitButton);
    form.phone.focus();
    fireEvent.compositionStart(form.phone);
    Reflect.set(HTMLInputElement.prototype, 'value', '138 0013 8000９', form.phone);
    // A browser ends a composition just before its field loses the focus.
    const end = () => fireEvent.compositionEnd(form.phone);
    form.phone.addEventListener('blur', end, { capture: true, once: true });
    form.transport.sends[0]!.resolve();
    await settle();
    expect(form.phone).toBeVisible();
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone.value.replaceAll(' ', '')).toBe('138001380009');
  });

  it('no longer says what was wrong with the code after going back to the number', async () => {
    const form = mountForm({ layout: 'steps' });
    await form.click(form.submitButton);
    form.transport.sends[0]!.resolve();
    await settle();
    await form.fillCode('123456');
    form.transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
    await form.click(form.find('.sms-PhoneLoginForm-back'));
    expect(form.find('.sms-PhoneCodeInput > .sms-FieldMessage')).not.toHaveTextContent(
      messages.errors.code_wrong,
    );
  });

  describe('going back to the number during a check', () => {
    async function mountChecking() {
      const form = mountForm({ layout: 'steps' });
      await form.click(form.submitButton);
      form.transport.sends[0]!.resolve({ ticket: 't1' });
      await settle();
      await form.fillCode('123456');
      await form.click(form.find('.sms-PhoneLoginForm-back'));
      return form;
    }

    it('hides the refusal of a code that is no longer visible, and does not check that code again', async () => {
      const form = await mountChecking();
      expect(form.submitButton).not.toHaveAttribute('aria-disabled');
      form.transport.checks[0]!.reject(new SmsError('code_wrong'));
      await settle();
      expect(form.container).not.toHaveTextContent(messages.errors.code_wrong);
      expect(document.activeElement).toBe(form.phone);

      await form.click(form.submitButton);
      await form.click(form.submitButton);
      expect(form.container).toHaveTextContent(messages.errors.code_wrong);
      expect(form.transport.checks).toHaveLength(1);
    });

    it('leaves a form that can be used, though the login succeeds all the same', async () => {
      const form = await mountChecking();
      form.transport.checks[0]!.resolve();
      await settle();
      expect(form.onSuccess).toHaveBeenCalledOnce();
      expect(form.submitButton).toHaveAccessibleName('Continue');
      expect(form.submitButton).not.toHaveAttribute('aria-disabled');
    });
  });

  it('moves on only one step while Enter is held down', async () => {
    const form = mountForm({ layout: 'steps' });
    for (const target of [form.phone, form.code, form.find('.sms-PhoneLoginForm-back')]) {
      expect(fireEvent.keyDown(target, { key: 'Enter' })).toBe(true);
      expect(fireEvent.keyDown(target, { key: 'Enter', repeat: true })).toBe(false);
      expect(fireEvent.keyDown(target, { key: 'Backspace', repeat: true })).toBe(true);
    }
  });

  it('stays at the number if nothing was sent', async () => {
    const form = mountForm({ layout: 'steps' });
    form.submitButton.click();
    await settle();
    form.transport.sends[0]!.reject(new SmsError('phone_invalid'));
    await settle();
    expect(form.phone).toBeVisible();
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone).toHaveAccessibleDescription(messages.errors.phone_invalid);
  });

  describe('with an agreement', () => {
    function mountAgreement(props: Parameters<typeof mountForm>[0] = {}) {
      const form = mountForm({ layout: 'steps', agreement: 'I agree to the terms', ...props });
      return { ...form, box: form.find<HTMLInputElement>('[name=agreement]') };
    }

    it('asks for it before a message goes out', async () => {
      const form = mountAgreement();
      expect(form.box).toBeVisible();
      await form.click(form.submitButton);
      expect(form.transport.sends).toEqual([]);
      expect(document.activeElement).toBe(form.box);
      expect(form.box).toHaveAccessibleDescription(messages.agreementRequired);
      expect(form.box).toHaveAttribute('aria-invalid', 'true');
      await userEvent.click(form.box);
      expect(form.box).toHaveAttribute('aria-invalid', 'false');
      await form.click(form.submitButton);
      expect(form.transport.sends).toHaveLength(1);
    });

    it('asks for a number that can be sent to first', async () => {
      const form = mountAgreement({ defaultValue: {} });
      await form.click(form.submitButton);
      expect(document.activeElement).toBe(form.phone);
      expect(form.phone).toHaveAccessibleDescription(messages.phoneEmpty);
      expect(form.box).toHaveAttribute('aria-invalid', 'false');
    });

    it('asks for it after a number that has to be read with the numbering plans', async () => {
      const form = mountAgreement({
        defaultValue: { phoneNumber: '7911123456', country: 'GB' },
      });
      await form.click(form.submitButton);
      await until(() => expect(document.activeElement).toBe(form.box));
      expect(form.transport.sends).toEqual([]);
    });

    it('keeps it checked with the code, in the form data, and when going back to the number', async () => {
      const form = mountAgreement();
      await userEvent.click(form.box);
      await form.click(form.submitButton);
      form.transport.sends[0]!.resolve();
      await settle();
      expect(document.activeElement).toBe(form.code);
      expect(form.box).toBeVisible();
      expect(form.box).toBeChecked();
      expect(new FormData(form.form).get('agreement')).toBe('on');
      await form.click(form.find('.sms-PhoneLoginForm-back'));
      expect(form.box).toBeVisible();
      expect(form.box).toBeChecked();
      await form.click(form.submitButton);
      await form.fillCode('123456');
      expect(form.transport.checks).toHaveLength(1);
    });

    it('asks for it with the code if it was unticked while the message was being sent', async () => {
      const form = mountAgreement();
      await userEvent.click(form.box);
      await form.click(form.submitButton);
      await userEvent.click(form.box);
      form.transport.sends[0]!.resolve();
      await settle();
      await form.fillCode('123456');
      expect(form.transport.checks).toEqual([]);
      await form.click(form.submitButton);
      expect(document.activeElement).toBe(form.box);
      expect(form.box).toHaveAccessibleDescription(messages.agreementRequired);
      await userEvent.click(form.box);
      expect(form.box).toBeVisible();
      await form.click(form.submitButton);
      expect(form.transport.checks).toHaveLength(1);
    });

    it('asks for it again after a reload', async () => {
      const { unmount, transport, ...before } = mountAgreement();
      await userEvent.click(before.box);
      await before.click(before.submitButton);
      transport.sends[0]!.resolve({ ticket: 't1' });
      await settle();
      unmount();
      const form = mountAgreement({ transport, defaultValue: {} });
      await settle();
      expect(form.code).toBeVisible();
      expect(form.box).toBeVisible();
      await form.fillCode('123456');
      expect(transport.checks).toEqual([]);
      await userEvent.click(form.box);
      await form.click(form.submitButton);
      expect(transport.checks).toHaveLength(1);
    });
  });
});

describe('a layout that changes', () => {
  async function mountSent() {
    const form = mountForm({ autoSubmit: false });
    await form.getCode();
    await form.typeCode('12');
    const show = async (layout: 'single' | 'steps') => {
      form.rerender(<PhoneLoginForm transport={form.transport} autoSubmit={false} layout={layout} />);
      await settle();
    };
    return { ...form, show };
  }

  it('leaves the focus, and the caret in a partial code, where they are', async () => {
    const form = await mountSent();
    const other = document.createElement('input');
    form.container.append(other);
    for (const focused of [form.code, other]) {
      focused.focus();
      await form.show('steps');
      expect(document.activeElement).toBe(focused);
      await form.show('single');
      expect(document.activeElement).toBe(focused);
    }
    await form.typeCode('3');
    expect(form.code.value).toBe('123');
  });

  it('checks a code that is faster than the reply when the layout becomes single', async () => {
    const form = mountForm({ layout: 'steps' });
    await form.click(form.submitButton);
    form.rerender(<PhoneLoginForm transport={form.transport} layout="single" />);
    await settle();
    expect(form.submitButton).not.toHaveAttribute('aria-disabled');
    await form.fillCode('123456');
    expect(form.transport.checks).toHaveLength(1);
  });

  it('moves the focus on from an element that is hidden', async () => {
    const form = await mountSent();
    form.phone.focus();
    await form.show('steps');
    expect(document.activeElement).toBe(form.code);
    const other = mountForm({ autoSubmit: false });
    other.code.focus();
    other.rerender(<PhoneLoginForm transport={other.transport} layout="steps" />);
    await settle();
    expect(document.activeElement).toBe(other.phone);
  });
});
