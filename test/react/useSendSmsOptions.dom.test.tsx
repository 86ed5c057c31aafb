import { renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { describe, expect, it } from 'vitest';
import { SmsProvider } from '../../src/react/SmsProvider.tsx';
import { useSendSms } from '../../src/react/useSendSms.ts';
import { useVerifySms } from '../../src/react/useVerifySms.ts';
import { createMemoryStorage } from '../../src/testing/createMemoryStorage.ts';
import type { UseSendSmsOptions } from '../../src/react/useSendSms.ts';
import { createHandTransport } from './createHandTransport.ts';
import { errorOf } from './errorOf.ts';
import { settle, takeTimeForEach } from './fakeTime.ts';
import { mountSendSms } from './mountSendSms.ts';

takeTimeForEach();

describe('canSend', () => {
  it.each([
    ['', undefined, false],
    ['138', undefined, false],
    ['13800138000', undefined, true],
    ['+86 138 0013 8000', '+86', true],
    ['13800138000', '86', false],
    ['7911123456', '+44', true],
  ])('%j with %j: %s', (phoneNumber, phoneCountryCode, canSend) => {
    expect(mountSendSms({ phoneNumber, phoneCountryCode }).sms().canSend).toBe(canSend);
  });
});

describe('options', () => {
  const messageOf = (options: UseSendSmsOptions) =>
    String(errorOf(() => renderHook(() => useSendSms(options))));

  it('throws without a transport, and says what to do', () => {
    const message = messageOf({});
    expect(message).toMatch(/there is no transport\. Nothing can be sent\. Pass one as `transport`/);
  });

  it.each([
    ['cooldownMs', NaN],
    ['cooldownMs', 0],
    ['cooldownMs', -1],
    ['timeoutMs', Infinity],
    ['timeoutMs', 3_600_001],
  ])('throws for %s = %s, and says what to do', (name, value) => {
    const message = messageOf({ transport: createHandTransport(), [name]: value });
    expect(message).toMatch(
      new RegExp(`${name} is ${value}\\. It would be over .*\\. Set it in milliseconds, from 1`),
    );
  });

  it("takes its own transport, else the provider's", async () => {
    const [provided, own] = [createHandTransport(), createHandTransport()];
    const wrapper = ({ children }: PropsWithChildren) => (
      <SmsProvider transport={provided}>{children}</SmsProvider>
    );
    const view = renderHook(
      (options: UseSendSmsOptions) => useSendSms({ phoneNumber: '13800138000', ...options }),
      { wrapper, initialProps: {} },
    );
    void view.result.current.send();
    await settle();
    expect(provided.sends).toHaveLength(1);
    view.rerender({ transport: own });
    void view.result.current.send();
    await settle();
    expect(own.sends).toHaveLength(1);
  });

  it('stores in the storage of the next provider that has one, where a verification finds the ticket', async () => {
    const transport = createHandTransport();
    const [provided, own] = [createMemoryStorage(), createMemoryStorage()];
    const wrapper = ({ children }: PropsWithChildren) => (
      <SmsProvider transport={transport} storage={provided}>
        <SmsProvider>{children}</SmsProvider>
      </SmsProvider>
    );
    const { result, rerender } = renderHook(
      (options: UseSendSmsOptions) => ({
        sms: useSendSms({ phoneNumber: '13800138000', ...options }),
        check: useVerifySms({ phoneNumber: '13800138000' }),
      }),
      { wrapper, initialProps: {} },
    );
    const before = localStorage.length;
    void result.current.sms.send();
    await settle();
    transport.sends[0]!.resolve({ ticket: 't1' });
    await settle();
    expect(localStorage.length).toBe(before);
    void result.current.check.verify('123456');
    await settle();
    expect(transport.checks[0]!.request.ticket).toBe('t1');
    rerender({ storage: own });
    expect(result.current.sms.state).toBe('ready');
    rerender({});
    expect(result.current.sms.state).toBe('cooling');
  });
});
