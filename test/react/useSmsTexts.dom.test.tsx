import { act, render, renderHook, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MockInstance } from 'vitest';
import { SmsError } from '../../src/protocol/SmsError.ts';
import { CodeField } from '../../src/react/CodeField/CodeField.tsx';
import { de } from '../../src/react/messages/de.ts';
import { en } from '../../src/react/messages/en.ts';
import { zhCN } from '../../src/react/messages/zhCN.ts';
import { PhoneLoginForm } from '../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { SmsLocale, SmsMessageOverrides, SmsMessages } from '../../src/react/SmsMessages.ts';
import { SmsProvider } from '../../src/react/SmsProvider.tsx';
import { useSmsLocale } from '../../src/react/useSmsLocale.ts';
import { autofill } from './autofill.ts';
import { createHandTransport } from './createHandTransport.ts';
import { until } from './until.ts';

let warn: MockInstance<typeof console.warn>;
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

/**
 * A language as a page without types may have it. Each needs a tag of its own, since a tag is warned about only once.
 */
function toLocale(tag: string, messages: object): SmsLocale {
  return { tag, messages: messages as SmsMessages };
}

const read = (own: Parameters<typeof useSmsLocale>[0]) => renderHook(() => useSmsLocale(own)).result.current;

describe('a language that lacks texts', () => {
  const { sendCode: _, errors, ...rest } = zhCN.messages;
  const { offline: __, ...others } = errors;

  it('has the English ones in their place', () => {
    const { tag, messages } = read({ locale: toLocale('zh-x-a', { ...rest, errors: others }) });
    expect(tag).toBe('zh-x-a');
    expect(messages.sendCode).toBe(en.messages.sendCode);
    expect(messages.errors.offline).toBe(en.messages.errors.offline);
    expect(messages.logIn).toBe(zhCN.messages.logIn);
    expect(messages.errors.code_wrong).toBe(zhCN.messages.errors.code_wrong);
  });

  it('is warned about once, with what is missing, what that means and what to do', () => {
    const locale = toLocale('zh-x-b', { ...rest, errors: others });
    for (let mount = 0; mount < 2; mount++)
      render(
        <StrictMode>
          <PhoneLoginForm transport={createHandTransport()} locale={{ ...locale }} resume={false} />
        </StrictMode>,
      );
    expect(warn.mock.calls).toEqual([
      [
        expect.stringMatching(
          /^react-sms-code: the language "zh-x-b" lacks sendCode, offline\. .*in English\. Add /,
        ),
      ],
    ]);
  });

  it.each([
    ['only a tag', 'fr'],
    ['only its messages', zhCN.messages],
    ['nothing', {}],
  ])('being %s is English', (_, locale) => {
    const found = read({ locale: locale as unknown as SmsLocale });
    expect(found.messages).toEqual(en.messages);
  });

  it('does not break a verification when it has no text for the tries left', async () => {
    const transport = createHandTransport();
    const locale = toLocale('zh-x-c', { ...zhCN.messages, attemptsLeft: {} });
    render(<PhoneLoginForm transport={transport} locale={locale} resume={false} defaultValue={KNOWN} />);
    const code = screen.getByRole<HTMLInputElement>('textbox', { name: zhCN.messages.verificationCode });
    act(() => autofill(code, '123456'));
    await until(() => transport.checks.length === 1);
    await act(async () => transport.checks[0]!.reject(new SmsError('code_wrong', { attemptsLeft: 4 })));
    await until(() => expect(code).toHaveAccessibleDescription(zhCN.messages.errors.code_wrong));
  });
});

const KNOWN = { phoneNumber: '13800138000', e164: '+8613800138000' };

it('a complete language is not warned about', () => {
  expect(read({ locale: zhCN })).toEqual(zhCN);
  expect(warn).not.toHaveBeenCalled();
});

const labels = () =>
  screen.getAllByRole<HTMLInputElement>('textbox').map((input) => input.labels?.[0]?.textContent);

it("a code field's language is its own, else the provider's, and English if it lacks the label", () => {
  render(
    <SmsProvider locale={zhCN}>
      <CodeField />
      <CodeField locale={de} />
      <CodeField locale={{} as SmsLocale} />
    </SmsProvider>,
  );
  expect(labels()).toEqual([zhCN, de, en].map(({ messages }) => messages.verificationCode));
});

describe('texts of your own', () => {
  it("take precedence over the language, and a component's over the provider's", () => {
    render(
      <SmsProvider locale={zhCN} messages={{ verificationCode: 'provided' }}>
        <CodeField messages={{ verificationCode: 'own' }} />
        <CodeField />
        <CodeField locale={de} />
      </SmsProvider>,
    );
    expect(labels()).toEqual(['own', 'provided', 'provided']);
  });

  it('and a language leave the texts of an outer provider in place', () => {
    render(
      <SmsProvider transport={createHandTransport()} messages={{ verificationCode: 'provided' }}>
        <SmsProvider locale={zhCN}>
          <PhoneLoginForm resume={false} />
        </SmsProvider>
      </SmsProvider>,
    );
    expect(screen.getByRole('textbox', { name: 'provided' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: zhCN.messages.sendCode })).toBeInTheDocument();
  });

  it('that are undefined leave the text as it was', () => {
    render(<CodeField messages={{ verificationCode: undefined }} />);
    expect(screen.getByRole('textbox', { name: 'Verification code' })).toBeInTheDocument();
    expect(warn).not.toHaveBeenCalled();
  });

  it('that are empty stay empty', () => {
    expect(read({ locale: zhCN, messages: { canSendAgain: '' } }).messages.canSendAgain).toBe('');
    expect(warn).not.toHaveBeenCalled();
  });

  it('for one error leave the other errors as they were', () => {
    const own: SmsMessageOverrides = { errors: { code_wrong: 'No.' } };
    const { errors } = read({ messages: own }).messages;
    expect(errors).toEqual({ ...en.messages.errors, code_wrong: 'No.' });
    expect(warn).not.toHaveBeenCalled();
  });
});
