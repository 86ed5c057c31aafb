import { cleanup, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { useVerifySms } from '../../../src/react/useVerifySms.ts';
import { createMemoryStorage } from '../../../src/testing/createMemoryStorage.ts';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import type { HandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { until } from '../until.ts';
import { mountInput } from './mountInput.tsx';

takeTimeForEach();

const PHONE = { phoneNumber: '13800138000' };

/** A new page in the same tab: its send machines know nothing of the page before, but `sessionStorage` does. */
function openPage(transport: HandTransport, defaultValue = {}) {
  cleanup();
  const storage = createMemoryStorage();
  const widget = mountInput({ transport, storage, defaultValue });
  const check = renderHook(() => useVerifySms({ transport, storage, ...PHONE }));
  return { ...widget, verify: (code: string) => check.result.current.verify(code) };
}

it.each([false, true])(
  'a ticket that arrives after the timeout is there after a reload, if it could be asked for again: %s',
  async (canRepeat) => {
    const transport = { ...createHandTransport(), canRepeat };
    const sent = await openPage(transport, PHONE).send();
    await passTime(15_000);
    sent.resolve({ ticket: 'late', codeLength: 4 });
    await settle();
    const { handle, verify } = openPage(transport);
    await settle();
    expect(handle()).toMatchObject({ receipt: { ticket: 'late' }, codeLength: 4, value: PHONE });
    void verify('123456');
    await settle();
    expect(transport.checks[0]!.request.ticket).toBe('late');
    expect(transport.sends).toHaveLength(1);
  },
);

it('a ticket recovered before a verification is there after a reload', async () => {
  const transport = { ...createHandTransport(), canRepeat: true };
  const page = openPage(transport, PHONE);
  (await page.send()).reject(new SmsError('network_failed'));
  await settle();
  void page.verify('111111');
  await settle();
  transport.sends[1]!.resolve({ ticket: 'recovered' });
  await settle();
  transport.checks[0]!.reject(new SmsError('code_wrong'));
  await settle();
  const { handle } = openPage(transport);
  await settle();
  expect(handle().receipt).toMatchObject({ ticket: 'recovered' });
});

it.each([0, 120_000])(
  'a ticket whose reply was lost is recovered after a reload, %i ms later',
  async (laterMs) => {
    const transport = { ...createHandTransport(), canRepeat: true };
    const sent = await openPage(transport, PHONE).send();
    sent.reject(new SmsError('network_failed'));
    await passTime(laterMs);
    const page = openPage(transport);
    await settle();
    void page.verify('123456');
    await settle();
    const { idempotencyKey } = sent.context;
    expect(transport.sends[1]?.context).toMatchObject({ idempotencyKey, isRepeat: true });
    transport.sends[1]!.resolve({ ticket: 'recovered' });
    await settle();
    expect(transport.checks[0]!.request.ticket).toBe('recovered');
  },
);

it('a lost ticket can be recovered after a reload even if its number was read only after the click', async () => {
  const transport = { ...createHandTransport(), canRepeat: true };
  const page = openPage(transport, { country: 'GB' });
  autofill(page.phone, '07911 123456');
  await page.send();
  await until(() => expect(transport.sends).toHaveLength(1));
  transport.sends[0]!.reject(new SmsError('network_failed'));
  await settle();
  const { idempotencyKey } = transport.sends[0]!.context;
  expect(JSON.parse(sessionStorage.getItem('react-sms-code.pending')!)).toMatchObject({
    owedKey: idempotencyKey,
  });
});

it('a ticket that arrives after its phone was verified is not stored for a reload', async () => {
  const transport = createHandTransport();
  const page = openPage(transport, PHONE);
  const sent = await page.send();
  await passTime(15_000);
  void page.verify('123456');
  await settle();
  transport.checks[0]!.resolve();
  await settle();
  sent.resolve({ ticket: 'late' });
  await settle();
  expect(sessionStorage).toHaveLength(0);
});
