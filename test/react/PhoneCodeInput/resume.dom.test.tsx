import { act, cleanup } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { savePendingVerification } from '../../../src/core/pendingVerification.ts';
import { createMemoryStorage } from '../../../src/testing/createMemoryStorage.ts';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { until } from '../until.ts';
import { KNOWN, mountInput } from './mountInput.tsx';

takeTimeForEach();

describe('continuing after a reload', () => {
  const leave = (transportId: string) =>
    savePendingVerification({
      transportId,
      channel: 'CHANNEL_LOGIN',
      phoneNumber: '7911123456',
      phoneCountryCode: '+44',
      country: 'GB',
      receipt: { ticket: 't1', codeLength: 4 },
    });

  it('waits until a widget that starts disabled is enabled', async () => {
    const transport = createHandTransport();
    leave(transport.id);
    const onResume = vi.fn();
    const { phone, update } = mountInput({ transport, onResume, disabled: true });
    await settle();
    expect(onResume).not.toHaveBeenCalled();
    update({ disabled: false });
    await settle();
    expect(onResume).toHaveBeenCalledOnce();
    // In the format of the numbering plans, which may still be loading.
    await until(() => expect(phone).toHaveValue('7911 123456'));
  });

  it('brings back number, country and ticket, and says where the code was sent', async () => {
    const transport = createHandTransport();
    leave(transport.id);
    const [onValueChange, onResume] = [vi.fn(), vi.fn()];
    const { handle, code } = mountInput({ transport, onValueChange, onResume });
    await until(() => expect(onValueChange.mock.lastCall?.[0].phoneLevel).toBe('mobile'));
    expect(onValueChange.mock.calls[0]).toEqual([
      expect.objectContaining({ phoneNumber: '7911123456', country: 'GB', e164: '+447911123456' }),
      { reason: 'resume' },
    ]);
    expect(onResume).toHaveBeenCalledOnce();
    const known = { receipt: { ticket: 't1' }, codeLength: 4, isCodeExpected: true };
    await until(() => expect(handle()).toMatchObject(known));
    expect(code).toHaveAccessibleDescription('Code sent to the number ending in 56.');
    act(() => autofill(code, '12'));
    expect(code.value).toBe('12');
  });

  it('needs the same transport and channel, and replaces no number that is there', () => {
    const transport = createHandTransport();
    leave(transport.id);
    expect(mountInput({ transport, defaultValue: KNOWN }).phone.value).toBe('138 0013 8000');
    expect(mountInput({ transport, channel: 'CHANNEL_REGISTER' }).phone.value).toBe('');
    expect(mountInput({ transport, resume: false }).phone.value).toBe('');
    expect(mountInput().phone.value).toBe('');
  });

  it('gives the ticket back to a number that is there already, or is typed again', async () => {
    const own = { defaultValue: KNOWN, storage: createMemoryStorage() };
    const { handle, phone, send, transport } = mountInput(own);
    (await send()).resolve({ ticket: 't1' });
    await passTime(60_000);
    act(() => autofill(phone, '1380013800'));
    await settle();
    expect(handle().receipt).toBeNull();
    act(() => autofill(phone, '13800138000'));
    await settle();
    expect(handle()).toMatchObject({ receipt: { ticket: 't1' }, isCodeExpected: true });
    cleanup();
    await settle();
    expect(mountInput({ transport, ...own }).handle().receipt).toEqual({ ticket: 't1' });
  });

  it('leaves a field empty that the user has emptied', async () => {
    const { phone, send } = mountInput({ defaultValue: KNOWN });
    (await send()).resolve({ ticket: 't1' });
    await settle();
    act(() => autofill(phone, ''));
    await settle();
    expect(phone.value).toBe('');
  });

  it('ignores a stored number that cannot be one', () => {
    const transport = createHandTransport();
    leave(transport.id);
    const left = sessionStorage.getItem('react-sms-code.pending') ?? '';
    for (const text of ['{', left.replace('7911123456', '7'), left.replace('+44', '44')]) {
      sessionStorage.setItem('react-sms-code.pending', text);
      expect(mountInput({ transport }).phone.value).toBe('');
    }
    sessionStorage.setItem('react-sms-code.pending', left);
    expect(mountInput({ transport }).phone.value).not.toBe('');
  });
});
