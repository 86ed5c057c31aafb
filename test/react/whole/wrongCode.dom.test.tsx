import { act, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';
import { LOCALES } from './widgetHarness.tsx';

it.each(LOCALES)(
  'the tries left follow the sentence with or without a space, as is usual in $tag',
  async (locale) => {
    const transport = createHandTransport();
    const { container } = render(
      <PhoneLoginForm
        transport={transport}
        locale={locale}
        resume={false}
        defaultValue={{ phoneNumber: '13800138000', phoneCountryCode: '+86', country: 'CN' }}
      />,
    );
    const code = container.querySelector<HTMLInputElement>('.sms-CodeField-input')!;
    await userEvent.type(code, '000000');
    await until(() => transport.checks.length === 1);
    await act(async () => transport.checks[0]!.reject(new SmsError('code_wrong', { attemptsLeft: 4 })));
    const isSpaced = !/^(zh|ja)/.test(locale.tag);
    const message = container.querySelector('.sms-PhoneCodeInput > .sms-FieldMessage')!;
    await until(() => message.textContent !== '');
    const text = message.textContent;
    expect(text.startsWith(locale.messages.errors.code_wrong)).toBe(true);
    expect(text.slice(locale.messages.errors.code_wrong.length).startsWith(' ')).toBe(isSpaced);
    expect(text).toMatch(/[4٤]/);
  },
);
