import { act, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { zhCN } from '../../../src/react/messages/zhCN.ts';
import { ensurePhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneCodeInput } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import { SmsProvider } from '../../../src/react/SmsProvider.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { KNOWN, mountInput } from './mountInput.tsx';
import type { InputProps } from './mountInput.tsx';

takeTimeForEach();

it('moves the focus to the code if the last message was sent too recently for another', async () => {
  const { button, code, send } = mountInput({ defaultValue: KNOWN });
  act(() => button.focus());
  const sent = await send();
  sent.reject(new SmsError('too_early', { retryAfterMs: 30_000 }));
  await settle();
  expect(document.activeElement).toBe(code);
});

it('keeps its code from Bitwarden, which offers credit cards at a "number" beside a "verification code"', () => {
  const { code, phone } = mountInput();
  expect([code, phone].map((input) => input.hasAttribute('data-bwignore'))).toEqual([true, false]);
});

describe('the value', () => {
  it('has the code that comes with another number, and not the one from before', () => {
    const { phone, code, handle } = mountInput();
    act(() => autofill(phone, '13800138000'));
    act(() => autofill(code, '123456'));
    act(() => {
      autofill(phone, '13900139000');
      autofill(code, '654321');
    });
    expect(handle().value).toMatchObject({ e164: '+8613900139000', code: '654321' });
    act(() => autofill(phone, '13800138000'));
    expect(handle().value).toMatchObject({ e164: '+8613800138000', code: '' });
  });

  it('is reported with the reason for its change', async () => {
    const onValueChange = vi.fn();
    const { phone, code, send } = mountInput({ onValueChange });
    act(() => autofill(phone, '13800138000'));
    act(() => autofill(code, '1234'));
    expect(onValueChange.mock.calls).toEqual([
      [
        {
          phoneNumber: '13800138000',
          phoneCountryCode: '+86',
          country: 'CN',
          e164: '+8613800138000',
          phoneLevel: 'mobile',
          code: '',
        },
        { reason: 'phone' },
      ],
      [expect.objectContaining({ e164: '+8613800138000', code: '1234' }), { reason: 'code' }],
    ]);
    (await send()).resolve();
    await passTime(60_000);
    (await send()).resolve();
    await settle();
    expect(onValueChange.mock.lastCall).toEqual([
      expect.objectContaining({ e164: '+8613800138000', code: '' }),
      { reason: 'code_cleared' },
    ]);
    expect(onValueChange).toHaveBeenCalledTimes(3);
  });

  it.each<[InputProps, string]>([
    [{ defaultCountry: 'GB' }, '+44'],
    [{ countries: ['US'] }, '+1'],
    [{ value: { phoneNumber: '' }, defaultCountry: 'GB' }, '+44'],
    [{ defaultValue: { country: 'GB' } }, '+44'],
    [{ defaultValue: { phoneCountryCode: '+852' } }, '+852'],
  ])('has the calling code of %j from the start, without a change', (props, phoneCountryCode) => {
    const onValueChange = vi.fn();
    expect(mountInput({ onValueChange, ...props }).handle().value.phoneCountryCode).toBe(phoneCountryCode);
    expect(onValueChange).not.toHaveBeenCalled();
  });

  it('is whole when both fields are filled in one task', () => {
    const onComplete = vi.fn();
    const { phone, code } = mountInput({ onComplete });
    act(() => {
      autofill(phone, '13800138000');
      autofill(code, '123456');
    });
    expect(onComplete).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ e164: '+8613800138000', code: '123456' }),
    );
  });

  it('keeps a code that was there before the number', () => {
    const onValueChange = vi.fn();
    const { phone, code } = mountInput({ onValueChange });
    act(() => autofill(code, '123456'));
    act(() => autofill(phone, '13800138000'));
    expect(code.value).toBe('123456');
    act(() => autofill(phone, '13900139000'));
    expect(code.value).toBe('');
    // In one change: a parent never gets the code of one number with another.
    expect(onValueChange.mock.calls.map(([{ code: sent }]) => sent)).toEqual(['123456', '123456', '']);
  });

  it('loses the code when the channel changes', () => {
    const onValueChange = vi.fn();
    const { code, update } = mountInput({ onValueChange });
    act(() => autofill(code, '123456'));
    update({ channel: 'CHANNEL_REGISTER' });
    expect(code.value).toBe('');
    expect(onValueChange.mock.calls.map(([, { reason }]) => reason)).toEqual(['code', 'code_cleared']);
  });

  it('loses the code when its parent sets another number', () => {
    const onValueChange = vi.fn();
    const known = { ...KNOWN, phoneLevel: 'mobile' } as const;
    const { code, update } = mountInput({ value: known, onValueChange });
    act(() => autofill(code, '123456'));
    update({ value: { ...known } });
    expect(code.value).toBe('123456');
    update({ value: { ...known, phoneNumber: '13900139000', e164: '+8613900139000' } });
    expect(code.value).toBe('');
    expect(onValueChange.mock.calls.map(([, { reason }]) => reason)).toEqual(['code', 'code_cleared']);
    update({ value: { ...known, code: '654321' } });
    expect(code.value).toBe('654321');
    expect(onValueChange).toHaveBeenCalledTimes(2);
  });

  it('follows a parent that keeps it, whole or in part', () => {
    const { phone, code, update } = mountInput({ value: { phoneNumber: '13800138000', code: '12' } });
    expect([phone.value, code.value]).toEqual(['138 0013 8000', '12']);
    update({ value: { phoneNumber: '13900139000', code: '' } });
    expect([phone.value, code.value]).toEqual(['139 0013 9000', '']);
  });
});

describe('the handle', () => {
  it('sends as the button does, and resolves to the result', async () => {
    const { handle, transport } = mountInput({ defaultValue: KNOWN });
    const result = handle().send();
    await settle();
    transport.sends[0]!.resolve({ ticket: 't1', codeLength: 4 });
    await settle();
    expect(await result).toMatchObject({ status: 'sent' });
    expect(handle()).toMatchObject({ receipt: { ticket: 't1' }, codeLength: 4 });
    expect(handle().element).toHaveAttribute('data-state', 'cooling');
  });

  it("moves the focus on from a parent's button that asked for the send, unless it has moved", async () => {
    const { handle, transport, code, container } = mountInput({ defaultValue: KNOWN });
    const [asker, other] = [0, 1].map(() => container.appendChild(document.createElement('button')));
    for (const [index, focused] of [asker!, other!].entries()) {
      asker!.focus();
      void handle().send();
      await settle();
      focused.focus();
      transport.sends[index]!.resolve();
      await settle();
      expect(document.activeElement).toBe(index === 0 ? code : other);
      await passTime(60_000);
    }
  });

  it('knows for each number whether a code was requested', async () => {
    const { handle, transport, phone, send } = mountInput({ defaultValue: KNOWN });
    const known = [handle().isCodeExpected];
    (await send()).reject(new SmsError('gateway_unavailable'));
    await settle();
    known.push(handle().isCodeExpected);
    (await send()).reject(new SmsError('network_failed'));
    await passTime(60_000);
    known.push(handle().isCodeExpected);
    act(() => autofill(phone, '13900139000'));
    known.push(handle().isCodeExpected);
    expect(known).toEqual([false, false, true, false]);
    expect(transport.sends).toHaveLength(2);
  });

  it('sends nothing without a number, and shows that it is missing', async () => {
    const { handle, transport, phone } = mountInput();
    const result = handle().send();
    await settle();
    expect(await result).toBeNull();
    expect(transport.sends).toEqual([]);
    expect(phone).toBeInvalid();
    expect(phone).toHaveFocus();
  });
});

it('reports every end of a send, and success and error separately, too', async () => {
  const [onSent, onError, onSendEnd] = [vi.fn(), vi.fn(), vi.fn()];
  const { send } = mountInput({ defaultValue: KNOWN, onSent, onError, onSendEnd });
  const error = new SmsError('gateway_unavailable');
  (await send()).reject(error);
  await settle();
  (await send()).resolve({ ticket: 't1' });
  await settle();
  expect(onError).toHaveBeenCalledExactlyOnceWith(error);
  expect(onSent).toHaveBeenCalledExactlyOnceWith({ ticket: 't1' });
  expect(onSendEnd.mock.calls.map(([{ status }]) => status)).toEqual(['not_sent', 'sent']);
});

it('makes one request for two clicks in StrictMode', async () => {
  const transport = createHandTransport();
  const onSent = vi.fn();
  render(
    <StrictMode>
      <PhoneCodeInput transport={transport} defaultValue={KNOWN} onSent={onSent} />
    </StrictMode>,
  );
  const button = screen.getByRole('button', { name: 'Send code' });
  act(() => {
    button.click();
    button.click();
  });
  await settle();
  expect(transport.sends).toHaveLength(1);
  transport.sends[0]!.resolve();
  await settle();
  expect(onSent).toHaveBeenCalledOnce();
});

it.each(['disabled', 'readOnly'] as const)('sends nothing while it is %s', async (prop) => {
  const { button, transport } = mountInput({ defaultValue: KNOWN, [prop]: true });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  fireEvent.click(button);
  await settle();
  expect(transport.sends).toEqual([]);
});

it('has the state of its send, and whether both fields are wrong, in attributes', async () => {
  const { code, container, phone, send, update } = mountInput({ defaultValue: KNOWN });
  const root = container.firstElementChild;
  const isWrong = () => [code, phone].map((input) => input.getAttribute('aria-invalid'));
  expect(isWrong()).toEqual([null, null]);
  expect(root).toHaveAttribute('data-state', 'ready');
  expect(root).not.toHaveAttribute('data-invalid');
  update({ invalid: true });
  expect(root).toHaveAttribute('data-invalid');
  expect(isWrong()).toEqual(['true', 'true']);
  (await send()).resolve();
  await settle();
  expect(root).toHaveAttribute('data-state', 'cooling');
});

it('speaks the language of the provider, with its own texts taking precedence', () => {
  render(
    <SmsProvider locale={zhCN} transport={createHandTransport()} messages={{ phoneNumber: '电话' }}>
      <PhoneCodeInput messages={{ sendCode: '发送' }} />
    </SmsProvider>,
  );
  expect(screen.getByRole('textbox', { name: '电话' })).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: '验证码' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '发送' })).toBeInTheDocument();
});

describe('a number that is changed after the click', () => {
  it('is not sent to, and neither is the one before it, while that is still being read', async () => {
    const { phone, button, transport } = mountInput({ defaultValue: KNOWN });
    fireEvent.click(button);
    act(() => autofill(phone, '13900139000'));
    await settle();
    expect(transport.sends).toEqual([]);
    fireEvent.click(button);
    await settle();
    expect(transport.sends.map(({ request }) => request.phoneNumber)).toEqual(['13900139000']);
    transport.sends[0]!.resolve();
    await settle();
  });

  it('keeps the focus, and the one before is not stored for a reload', async () => {
    const { phone, code, send, handle } = mountInput({ defaultValue: KNOWN });
    const sent = await send();
    phone.focus();
    act(() => autofill(phone, '13900139000'));
    await settle();
    sent.resolve({ ticket: 't1' });
    await settle();
    expect(document.activeElement).toBe(phone);
    expect(code.value).toBe('');
    expect(handle().value.phoneNumber).toBe('13900139000');
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('a code that was there before a message went out', () => {
  it('is cleared when that is sent', async () => {
    const { code, send } = mountInput({ defaultValue: KNOWN });
    act(() => autofill(code, '123456'));
    (await send()).resolve();
    await settle();
    expect(code.value).toBe('');
  });

  it('stays if nothing was sent', async () => {
    const { code, send } = mountInput({ defaultValue: KNOWN });
    act(() => autofill(code, '123456'));
    (await send()).reject(new SmsError('gateway_unavailable'));
    await settle();
    expect(code.value).toBe('123456');
  });
});

describe('a value that is given in part', () => {
  const inHongKong = { phoneNumber: '51234567', phoneCountryCode: '+852' };
  const inChina = { phoneNumber: '13800138000', phoneCountryCode: '+86' };

  it.each<[string, InputProps, object]>([
    ['as the default, without the country', { defaultValue: inHongKong }, inHongKong],
    ['by a parent, without the country', { value: inHongKong }, inHongKong],
    ['by a parent, as it was stored', { value: { phoneNumber: '+85251234567' } }, inHongKong],
    ['as the default, in one piece', { defaultValue: { e164: '+85251234567' } }, inHongKong],
    [
      'as the default, in another country than `defaultCountry`',
      { defaultValue: inChina, defaultCountry: 'GB' },
      inChina,
    ],
    [
      'by a parent, in another country than `defaultCountry`',
      { value: inChina, defaultCountry: 'GB' },
      inChina,
    ],
  ])('%s is sent to as given', async (_, props, phone) => {
    const { send } = mountInput(props);
    await ensurePhoneData();
    await settle();
    const { request } = await send();
    expect(request).toMatchObject(phone);
  });
});

describe('what is said about the code', () => {
  const help = (text: string) => (
    <>
      {text} <a href="/help">Help</a>
    </>
  );
  const listRegions = (container: HTMLElement) =>
    [...container.querySelectorAll('.sms-PhoneCodeInput > [aria-live]')].map(
      ({ textContent }) => textContent,
    );

  it('is announced as plain text, so that a link in it is there only once', () => {
    const { container, update } = mountInput();
    update({ codeError: help('Not this one.') });
    expect(container.querySelectorAll('a')).toHaveLength(1);
    expect(listRegions(container)).toContain('Not this one. Help');
    update({ codeHint: help('Another one is on its way.') });
    expect(listRegions(container)).toContain('Another one is on its way. Help');
    update({});
    expect(listRegions(container)).toEqual(['', '']);
  });
});

it('waits for each new message, even from a back end that gives it no id', async () => {
  const get = vi.fn<(request: { signal: AbortSignal }) => Promise<never>>(() => new Promise(() => {}));
  vi.stubGlobal('OTPCredential', () => {});
  vi.stubGlobal('navigator', { onLine: true, credentials: { get } });
  const { send } = mountInput({ defaultValue: KNOWN, webOtp: true });
  (await send()).resolve({});
  await passTime(60_000);
  expect(get).toHaveBeenCalledOnce();
  const resend = await send();
  expect(get.mock.calls[0]![0].signal.aborted).toBe(true);
  resend.resolve({});
  await settle();
  expect(get).toHaveBeenCalledTimes(2);
});
