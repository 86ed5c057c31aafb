import { act, fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { en } from '../../../src/react/messages/en.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { passTime, settle } from '../fakeTime.ts';
import { mountForm, startFresh } from '../mountWidget.tsx';

startFresh();

const { messages } = en;
const MASKED = '\u2068••• 00\u2069';
const SENT = messages.codeSent.replace('{phone}', MASKED);
const RESENT = messages.codeResent.replace('{phone}', MASKED);

describe('18. keyboard and screen reader', () => {
  it('keeps the focus on the button and its name through sending, cooling and ready', async () => {
    const form = mountForm({ defaultValue: {} });
    await form.typePhone();
    form.button.focus();
    await userEvent.keyboard('{Enter}');
    await settle();
    expect(form.transport.sends).toHaveLength(1);
    expect(form.button).toHaveAttribute('aria-disabled', 'true');
    expect(form.button).not.toHaveAttribute('disabled');
    expect(form.button).toHaveAccessibleName('Send code');
    expect(document.activeElement).toBe(form.button);
    form.transport.sends[0]!.resolve();
    await settle();
    form.button.focus();
    for (const secondsLeft of ['60', '59', '58']) {
      expect(form.button).toHaveAttribute('data-seconds-left', secondsLeft);
      expect(form.button).toHaveAccessibleName('Resend code');
      expect(form.button).toHaveAttribute('aria-disabled', 'true');
      await passTime(1000);
    }
    await passTime(57_000);
    expect(form.button).not.toHaveAttribute('aria-disabled');
    expect(form.button).toHaveAccessibleName('Resend code');
    expect(document.activeElement).toBe(form.button);
  });

  it('does nothing on Enter, Space and clicks while it sends and cools', async () => {
    const form = mountForm();
    const press = async () => {
      form.button.focus();
      await userEvent.keyboard('{Enter}');
      await userEvent.keyboard(' ');
      form.button.click();
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

  it('says one thing when it is sent and one when it is ready, and nothing in between', async () => {
    const form = mountForm();
    (await form.clickSend()).resolve();
    await settle();
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
  ] as const)('says one thing for the error %s', async (code, text) => {
    const form = mountForm();
    (await form.clickSend()).reject(new SmsError(code));
    await settle();
    expect(form.heard).toEqual([text]);
  });

  it('11. says that a send is possible again after one of unknown outcome', async () => {
    const form = mountForm();
    await form.clickSend();
    await passTime(15_000);
    await passTime(60_000);
    expect(form.heard).toEqual([messages.errors.timed_out, messages.canSendAgain]);
  });

  it('moves the focus to the code once, after the first send', async () => {
    const form = mountForm();
    const call = await form.clickSend();
    const before = document.activeElement;
    call.resolve();
    await settle();
    expect(before).not.toBe(form.code);
    expect(document.activeElement).toBe(form.code);
    form.phone.focus();
    await passTime(60_000);
    expect(document.activeElement).toBe(form.phone);
  });

  it('moves the focus where a click focuses no button', async () => {
    const form = mountForm();
    form.button.click();
    await settle();
    expect(document.activeElement).toBe(document.body);
    form.transport.sends[0]!.resolve();
    await settle();
    expect(document.activeElement).toBe(form.code);
  });

  it('leaves a focus alone that has left the widget', async () => {
    const form = mountForm();
    const call = await form.clickSend();
    form.submit.focus();
    call.resolve();
    await settle();
    expect(document.activeElement).toBe(form.submit);
  });

  it('10. puts the focus into the number when the number is at fault, with the message', async () => {
    const form = mountForm();
    (await form.clickSend()).reject(new SmsError('gateway_refused'));
    await settle();
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone).toHaveAttribute('aria-invalid', 'true');
    expect(form.phone).toHaveAccessibleDescription(messages.errors.gateway_refused);
    expect(form.button).not.toHaveAttribute('aria-disabled');
  });

  it('10. keeps the focus on the button when something else is at fault', async () => {
    const form = mountForm();
    form.button.focus();
    const call = await form.clickSend();
    form.button.focus();
    call.reject(new SmsError('gateway_unavailable'));
    await settle();
    expect(document.activeElement).toBe(form.button);
    await form.clickSend();
    expect(form.transport.sends).toHaveLength(2);
  });

  it('sends nothing for a number that is too short, and shows that', async () => {
    const form = mountForm({ defaultValue: {} });
    await form.typePhone('1380013');
    await userEvent.click(form.button);
    await settle();
    expect(form.transport.sends).toEqual([]);
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone).toHaveAccessibleDescription(messages.phoneIncomplete);
  });
});

describe('7. a double trigger', () => {
  it.each([
    [
      'two clicks in one task',
      (form: ReturnType<typeof mountForm>) => [form.button.click(), form.button.click()],
    ],
    [
      'Enter and a click',
      (form: ReturnType<typeof mountForm>) => [
        form.button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 })),
        form.button.click(),
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
    await userEvent.dblClick(form.button);
    await settle();
    await passTime(120);
    form.button.click();
    await settle();
    expect(form.transport.sends).toHaveLength(1);
  });
});

describe('19. verify once', () => {
  async function mountSent(props: Parameters<typeof mountForm>[0] = {}) {
    const form = mountForm(props);
    (await form.clickSend()).resolve({ ticket: 't1' });
    await settle();
    return form;
  }

  it('an autofill of six digits, Enter and a click make one call', async () => {
    const form = await mountSent();
    act(() => {
      autofill(form.code, '123456');
      form.form.requestSubmit();
      form.submit.click();
    });
    await settle();
    form.code.focus();
    await userEvent.keyboard('{Enter}');
    form.submit.click();
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
    form.submit.click();
    await settle();
    expect(form.transport.checks).toHaveLength(1);
    expect(form.onSuccess).toHaveBeenCalledExactlyOnceWith({ user: 7 });
    expect(form.heard).toEqual([SENT, messages.verified]);
  });

  it('a wrong code is announced and selected, and a resend keeps its own time', async () => {
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
    expect(form.button).toHaveAttribute('data-seconds-left', '50');

    await userEvent.keyboard('6');
    await settle();
    expect(form.code.value).toBe('6');
    expect(form.code).not.toHaveAttribute('aria-invalid');
    expect(form.heard).toEqual([SENT, told]);
    await passTime(50_000);
    await form.clickSend();
    expect(form.transport.sends).toHaveLength(2);
  });

  it('a code that was wrong is not checked again, and the fault is shown again', async () => {
    const form = await mountSent();
    await form.fillCode('123456');
    form.transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
    form.submit.click();
    await form.typeCode('{Backspace}123456');
    expect(form.transport.checks).toHaveLength(1);
    expect(form.code).toHaveAttribute('aria-invalid', 'true');
    expect(form.code).toHaveAccessibleDescription(messages.errors.code_wrong);
    await form.fillCode('654321');
    expect(form.transport.checks).toHaveLength(2);
  });

  it('shows a fault of a transport that throws anything', async () => {
    const form = await mountSent();
    await form.fillCode('123456');
    form.transport.checks[0]!.reject('down');
    await settle();
    expect(form.code).toHaveAttribute('aria-invalid', 'true');
    expect(form.heard).toEqual([SENT, messages.errors.unknown]);
    await userEvent.click(form.submit);
    await settle();
    expect(form.transport.checks).toHaveLength(2);
  });

  it('says to send a new code when the tries are used up, and no longer once that is sent', async () => {
    const form = await mountSent();
    await form.fillCode('123456');
    form.transport.checks[0]!.reject(new SmsError('attempts_exhausted'));
    await settle();
    expect(form.code).toHaveAccessibleDescription(messages.errors.attempts_exhausted);
    await passTime(60_000);
    (await form.clickSend()).resolve({ ticket: 't2' });
    await settle();
    expect(form.code).not.toHaveAttribute('aria-invalid');
    expect(form.code.value).toBe('');
    expect(form.code).toHaveAccessibleDescription(RESENT);
    await form.fillCode('123456');
    expect(form.transport.checks.at(-1)!.request.ticket).toBe('t2');
  });

  it('20. a resend keeps what was typed since, as a message can be faster than its reply', async () => {
    const form = await mountSent();
    await form.typeCode('111');
    await passTime(60_000);
    const call = await form.clickSend();
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
    expect(form.button).toHaveAccessibleName('Send code');
  });

  it('waits for the agreement, and says so where it is', async () => {
    const form = await mountSent({ agreement: 'I agree to the terms' });
    await form.fillCode('123456');
    expect(form.transport.checks).toEqual([]);
    await userEvent.click(form.submit);
    await settle();
    const box = form.query<HTMLInputElement>('[name=agreement]');
    expect(document.activeElement).toBe(box);
    expect(box).toHaveAccessibleName('I agree to the terms');
    expect(box).toHaveAccessibleDescription(messages.agreementRequired);
    expect(form.transport.checks).toEqual([]);
    await userEvent.click(box);
    await userEvent.click(form.submit);
    await settle();
    expect(form.transport.checks).toHaveLength(1);
  });

  it('submits by a click alone without autoSubmit', async () => {
    const form = await mountSent({ autoSubmit: false });
    await form.fillCode('123456');
    expect(form.transport.checks).toEqual([]);
    await userEvent.click(form.submit);
    await settle();
    expect(form.transport.checks).toHaveLength(1);
  });
});

describe('what is missing', () => {
  it('is shown in the order of the form, with the focus there', async () => {
    const form = mountForm({ defaultValue: {} });
    await userEvent.click(form.submit);
    await settle();
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone).toHaveAccessibleDescription(messages.phoneEmpty);
    await form.typePhone();
    (await form.clickSend()).resolve();
    await settle();
    form.phone.focus();
    await userEvent.click(form.submit);
    await settle();
    expect(document.activeElement).toBe(form.code);
    expect(form.code).toHaveAccessibleDescription(messages.codeEmpty);
    await form.typeCode('123');
    await userEvent.click(form.submit);
    await settle();
    expect(form.code).toHaveAccessibleDescription('Enter all 6 digits.');
    expect(form.transport.checks).toEqual([]);
  });
});

describe('a submission before a code was asked for', () => {
  it('sends one by Enter in the number, and moves the focus to the code', async () => {
    const form = mountForm({ defaultValue: {} });
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

  it('sends one by a press on the button, without the agreement, and moves the focus', async () => {
    const form = mountForm({ agreement: 'I agree to the terms' });
    await userEvent.click(form.submit);
    await settle();
    form.transport.sends[0]!.resolve();
    await settle();
    expect(document.activeElement).toBe(form.code);
    expect(form.heard).toEqual([SENT]);
  });

  it('leaves a focus alone that has left the button', async () => {
    const form = mountForm({ agreement: 'I agree to the terms' });
    await userEvent.click(form.submit);
    await settle();
    const box = form.query<HTMLInputElement>('[name=agreement]');
    box.focus();
    form.transport.sends[0]!.resolve();
    await settle();
    expect(document.activeElement).toBe(box);
  });

  it('makes one request with the send button, and asks for no code while it is on its way', async () => {
    const form = mountForm();
    act(() => {
      form.form.requestSubmit();
      form.button.click();
      form.submit.click();
    });
    await settle();
    await userEvent.click(form.submit);
    await settle();
    form.transport.sends[0]!.resolve();
    await settle();
    expect(form.transport.sends).toHaveLength(1);
    expect(form.heard).toEqual([SENT]);
  });

  it('puts the focus into the number when that is at fault', async () => {
    const form = mountForm();
    await userEvent.click(form.submit);
    await settle();
    form.transport.sends[0]!.reject(new SmsError('gateway_refused'));
    await settle();
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone).toHaveAccessibleDescription(messages.errors.gateway_refused);
  });

  it('reads the number for good before, as the send button does', async () => {
    const form = mountForm({ defaultValue: { phoneNumber: '7911123456', country: 'GB' } });
    await userEvent.click(form.submit);
    await vi.waitFor(() => expect(form.transport.sends).toHaveLength(1));
    expect(form.transport.sends[0]!.request).toMatchObject({ phoneCountryCode: '+44' });
  });

  it('sends again when nothing was sent, and asks for the code when something may have been', async () => {
    const form = mountForm();
    await userEvent.click(form.submit);
    await settle();
    form.transport.sends[0]!.reject(new SmsError('gateway_unavailable'));
    await settle();
    await userEvent.click(form.submit);
    await settle();
    form.transport.sends[1]!.reject(new SmsError('network_failed'));
    await settle();
    for (const wait of [0, 60_000]) {
      await passTime(wait);
      await userEvent.click(form.submit);
      await settle();
      expect(form.code).toHaveAccessibleDescription(messages.codeEmpty);
    }
    expect(form.transport.sends).toHaveLength(2);
  });

  it('asks for the code after a reload whose wait is over', async () => {
    const before = mountForm();
    (await before.clickSend()).resolve({ ticket: 't1' });
    await settle();
    before.unmount();
    await passTime(61_000);
    const form = mountForm({ transport: before.transport, defaultValue: {} });
    await settle();
    await userEvent.click(form.submit);
    await settle();
    expect(form.code).toHaveAccessibleDescription(messages.codeEmpty);
    expect(before.transport.sends).toHaveLength(1);
  });
});

describe('a double click on a fast network', () => {
  it.each(['single', 'steps'] as const)(
    'is told what comes next, and not that it is wrong: %s',
    async (layout) => {
      const form = mountForm({ layout });
      form.submit.click();
      await settle();
      form.transport.sends[0]!.resolve();
      await settle();
      form.submit.click();
      await settle();
      expect(form.code).toHaveAccessibleDescription(messages.codeEmpty);
      expect(form.code).not.toHaveAttribute('aria-invalid');
      expect(form.query('[data-kind=error]')).toBeNull();
      expect(document.activeElement).toBe(form.code);
      form.submit.click();
      await settle();
      expect(form.code).toHaveAttribute('aria-invalid', 'true');
      expect(form.transport.sends).toHaveLength(1);
    },
  );
});

describe('the layout in steps', () => {
  it('goes on by a send, and back to the number with the focus', async () => {
    const form = mountForm({ layout: 'steps', defaultValue: {} });
    expect(form.code).not.toBeVisible();
    await form.typePhone();
    expect(form.submit).toHaveAccessibleName('Continue');
    await userEvent.keyboard('{Enter}');
    await settle();
    form.transport.sends[0]!.resolve();
    await settle();
    expect(form.phone).not.toBeVisible();
    expect(document.activeElement).toBe(form.code);
    expect(form.submit).toHaveAccessibleName('Log in');

    await userEvent.click(form.query('.sms-PhoneLoginForm-back'));
    await settle();
    expect(document.activeElement).toBe(form.phone);
    expect(form.phone.value).toBe('138 0013 8000');
    await userEvent.click(form.submit);
    await settle();
    expect(document.activeElement).toBe(form.code);
    expect(form.transport.sends).toHaveLength(1);
    await form.fillCode('123456');
    form.transport.checks[0]!.resolve();
    await settle();
    expect(form.onSuccess).toHaveBeenCalledOnce();
  });

  it('says nothing of the code any more to who goes back to the number', async () => {
    const form = mountForm({ layout: 'steps' });
    await userEvent.click(form.submit);
    await settle();
    form.transport.sends[0]!.resolve();
    await settle();
    await form.fillCode('123456');
    form.transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
    await userEvent.click(form.query('.sms-PhoneLoginForm-back'));
    await settle();
    expect(form.query('.sms-PhoneCodeInput > .sms-FieldMessage')).not.toHaveTextContent(
      messages.errors.code_wrong,
    );
  });

  it('goes one step by an Enter that is held down', async () => {
    const form = mountForm({ layout: 'steps' });
    for (const target of [form.phone, form.code, form.query('.sms-PhoneLoginForm-back')]) {
      expect(fireEvent.keyDown(target, { key: 'Enter' })).toBe(true);
      expect(fireEvent.keyDown(target, { key: 'Enter', repeat: true })).toBe(false);
      expect(fireEvent.keyDown(target, { key: 'Backspace', repeat: true })).toBe(true);
    }
  });

  it('stays at the number while that is not sent to', async () => {
    const form = mountForm({ layout: 'steps' });
    form.submit.click();
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
      const box = form.query<HTMLInputElement>('[name=agreement]');
      const submitForm = async () => {
        await userEvent.click(form.submit);
        await settle();
      };
      return { ...form, box, submitForm };
    }

    it('asks for it before a message goes out', async () => {
      const form = mountAgreement();
      expect(form.box).toBeVisible();
      await form.submitForm();
      expect(form.transport.sends).toEqual([]);
      expect(document.activeElement).toBe(form.box);
      expect(form.box).toHaveAccessibleDescription(messages.agreementRequired);
      expect(form.box).toHaveAttribute('aria-invalid', 'true');
      await userEvent.click(form.box);
      expect(form.box).toHaveAttribute('aria-invalid', 'false');
      await form.submitForm();
      expect(form.transport.sends).toHaveLength(1);
    });

    it('asks for a number that can be sent to first', async () => {
      const form = mountAgreement({ defaultValue: {} });
      await form.submitForm();
      expect(document.activeElement).toBe(form.phone);
      expect(form.phone).toHaveAccessibleDescription(messages.phoneEmpty);
      expect(form.box).toHaveAttribute('aria-invalid', 'false');
    });

    it('asks for it where the number has to be read with the numbering plans before', async () => {
      const form = mountAgreement({
        defaultValue: { phoneNumber: '7911123456', country: 'GB' },
      });
      await form.submitForm();
      await vi.waitFor(() => expect(document.activeElement).toBe(form.box));
      expect(form.transport.sends).toEqual([]);
    });

    it('keeps it where it was, for the code, for the form and for another number', async () => {
      const form = mountAgreement();
      await userEvent.click(form.box);
      await form.submitForm();
      form.transport.sends[0]!.resolve();
      await settle();
      expect(document.activeElement).toBe(form.code);
      expect(form.box).toBeVisible();
      expect(form.box).toBeChecked();
      expect(new FormData(form.form).get('agreement')).toBe('on');
      await userEvent.click(form.query('.sms-PhoneLoginForm-back'));
      await settle();
      expect(form.box).toBeVisible();
      expect(form.box).toBeChecked();
      await form.submitForm();
      await form.fillCode('123456');
      expect(form.transport.checks).toHaveLength(1);
    });

    it('asks for it with the code where the tick went while the message was on its way', async () => {
      const form = mountAgreement();
      await userEvent.click(form.box);
      await form.submitForm();
      await userEvent.click(form.box);
      form.transport.sends[0]!.resolve();
      await settle();
      await form.fillCode('123456');
      expect(form.transport.checks).toEqual([]);
      await form.submitForm();
      expect(document.activeElement).toBe(form.box);
      expect(form.box).toHaveAccessibleDescription(messages.agreementRequired);
      await userEvent.click(form.box);
      expect(form.box).toBeVisible();
      await form.submitForm();
      expect(form.transport.checks).toHaveLength(1);
    });

    it('asks for it after a reload, which has forgotten the tick', async () => {
      const { unmount, transport, ...before } = mountAgreement();
      await userEvent.click(before.box);
      await before.submitForm();
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
      await form.submitForm();
      expect(transport.checks).toHaveLength(1);
    });
  });
});

describe('a layout that changes', () => {
  async function mountSent() {
    const form = mountForm({ autoSubmit: false });
    (await form.clickSend()).resolve();
    await settle();
    await form.typeCode('12');
    const show = async (layout: 'single' | 'steps') => {
      form.rerender(<PhoneLoginForm transport={form.transport} autoSubmit={false} layout={layout} />);
      await settle();
    };
    return { ...form, show };
  }

  it('leaves the focus, and the caret in a code that is begun, where they are', async () => {
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

  it('takes the focus along from what is not seen any more', async () => {
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

describe('the posted form', () => {
  it('holds phoneNumber, phoneCountryCode and code', async () => {
    const form = mountForm({ autoSubmit: false, defaultValue: {} });
    await form.typePhone('138 0013 8000');
    await form.fillCode('123456');
    expect(Object.fromEntries(new FormData(form.form))).toEqual({
      phoneNumber: '13800138000',
      phoneCountryCode: '+86',
      code: '123456',
    });
  });

  it('goes by other names where they are given', async () => {
    const names = { phoneNumber: 'phone', phoneCountryCode: 'internationalCode', code: 'passCode' };
    const form = mountForm({ autoSubmit: false, names });
    expect(Object.keys(Object.fromEntries(new FormData(form.form)))).toEqual([
      'phone',
      'internationalCode',
      'passCode',
    ]);
  });
});
