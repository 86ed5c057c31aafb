import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  clearPendingVerification,
  loadPendingVerification,
  savePendingVerification,
} from '../../src/core/pendingVerification.ts';
import type { PendingVerification } from '../../src/core/pendingVerification.ts';
import { createFakeBrowser } from './createFakeBrowser.ts';

const PENDING: PendingVerification = {
  transportId: 'proxy:/api/sms',
  channel: 'CHANNEL_LOGIN',
  phoneNumber: '13800138000',
  phoneCountryCode: '+86',
  country: 'CN',
  receipt: { ticket: 'v1.t', requestId: 'r1', codeLength: 6, expiresAt: undefined },
};
const NAME = 'react-sms-code.pending';

let items: Map<string, string>;
beforeEach(() => {
  const browser = createFakeBrowser();
  ({ items } = browser);
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('window', { sessionStorage: browser.openTab().storage });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('is loaded as it was saved, until it is cleared', () => {
  savePendingVerification(PENDING);
  expect(loadPendingVerification()).toEqual(PENDING);
  clearPendingVerification();
  expect(loadPendingVerification()).toBeNull();
});

it('is replaced by the next', () => {
  savePendingVerification(PENDING);
  savePendingVerification({ ...PENDING, phoneNumber: '13900139000' });
  expect(loadPendingVerification()?.phoneNumber).toBe('13900139000');
  expect(items.size).toBe(1);
});

it.each([
  ['ten minutes', undefined, 600_000],
  ['the time of the code, where it is known', 300_000, 300_000],
])('is kept for %s', (_, expiresInMs, keptMs) => {
  const expiresAt = expiresInMs && Date.now() + expiresInMs;
  savePendingVerification({ ...PENDING, receipt: { ...PENDING.receipt, expiresAt } });
  vi.setSystemTime(Date.now() + keptMs - 1);
  expect(loadPendingVerification()?.receipt.expiresAt).toBe(expiresAt);
  vi.setSystemTime(Date.now() + 1);
  expect(loadPendingVerification()).toBeNull();
});

it.each([
  ['spoiled', '{'],
  ['null', 'null'],
  ['a list', '[]'],
  ['of another version', JSON.stringify({ ...PENDING, v: 2, expiresAt: 1e15 })],
  ['without a receipt', JSON.stringify({ ...PENDING, v: 1, receipt: null, expiresAt: 1e15 })],
  ['for no channel', JSON.stringify({ ...PENDING, v: 1, channel: 'LOGIN', expiresAt: 1e15 })],
  ['without a number', JSON.stringify({ ...PENDING, v: 1, phoneNumber: 138, expiresAt: 1e15 })],
  ['without an end', JSON.stringify({ ...PENDING, v: 1 })],
])('that is %s is none', (_, text) => {
  items.set(NAME, text);
  expect(loadPendingVerification()).toBeNull();
});

it('takes only what it knows of a stored receipt', () => {
  const receipt = { ticket: 7, requestId: {}, codeLength: 99, expiresAt: 'soon', more: true };
  items.set(NAME, JSON.stringify({ ...PENDING, country: 3, receipt, v: 1, expiresAt: 1e15 }));
  expect(loadPendingVerification()).toEqual({ ...PENDING, country: undefined, receipt: {} });
});

it.each([
  ['no window', undefined],
  ['no sessionStorage', {}],
  [
    'a sessionStorage that may not be looked at',
    Object.defineProperty({}, 'sessionStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    }),
  ],
])('is not kept, and breaks nothing, where there is %s', (_, window) => {
  vi.stubGlobal('window', window);
  savePendingVerification(PENDING);
  expect(loadPendingVerification()).toBeNull();
  clearPendingVerification();
});
