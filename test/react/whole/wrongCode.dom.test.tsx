import { expect, it } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { settle, takeTimeForEach } from '../fakeTime.ts';
import { mountLoginForm } from '../PhoneLoginForm/mountLoginForm.tsx';
import { LOCALES } from './widgetHarness.tsx';

takeTimeForEach();

it.each(LOCALES)(
  'the tries left follow the sentence with or without a space, as is usual in $tag',
  async (locale) => {
    const form = mountLoginForm({ locale });
    await form.fillCode('000000');
    form.transport.checks[0]!.reject(new SmsError('code_wrong', { attemptsLeft: 4 }));
    await settle();
    const text = form.find('.sms-PhoneCodeInput > .sms-FieldMessage').textContent;
    const isSpaced = !/^(zh|ja)/.test(locale.tag);
    expect(text.startsWith(locale.messages.errors.code_wrong)).toBe(true);
    expect(text.slice(locale.messages.errors.code_wrong.length).startsWith(' ')).toBe(isSpaced);
    expect(text).toMatch(/[4٤]/);
  },
);
