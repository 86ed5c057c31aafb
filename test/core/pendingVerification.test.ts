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
  receipt: { ticket: 'v1.t', requestId: 'r1', codeLength: 6 },
};
const NAME = 'react-sms-code.pending';

const load = () => loadPendingVerification(PENDING.transportId, PENDING.channel);
const leave = (changes: object) =>
  items.set(NAME, JSON.stringify({ ...PENDING, v: 1, expiresAt: 1e15, ...changes }));

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
  expect(load()).toMatchObject(PENDING);
  clearPendingVerification({ ...PENDING, phoneNumber: '+86 138 0013 8000' });
  expect(load()).toBeNull();
});

it('is loaded even if no country, ticket or id is known', () => {
  const { country: _, ...pending } = { ...PENDING, receipt: {} };
  savePendingVerification(pending);
  expect(load()).toMatchObject(pending);
});

it.each([{ transportId: 'other' }, { channel: 'CHANNEL_REGISTER' }, { phoneNumber: '13900139000' }] as const)(
  'stays when a code for %j is verified',
  (other) => {
    savePendingVerification(PENDING);
    clearPendingVerification({ ...PENDING, ...other });
    expect(load()).toMatchObject(PENDING);
  },
);

it('is replaced by the next', () => {
  savePendingVerification(PENDING);
  savePendingVerification({ ...PENDING, phoneNumber: '13900139000' });
  expect(load()?.phoneNumber).toBe('13900139000');
  expect(items.size).toBe(1);
});

it.each([
  ['ten minutes', undefined, 600_000],
  ['as long as the code is valid, if that is known', 300_000, 300_000],
])('is kept for %s', (_, expiresInMs, keptMs) => {
  const expiresAt = expiresInMs && Date.now() + expiresInMs;
  savePendingVerification({ ...PENDING, receipt: { ...PENDING.receipt, expiresAt } });
  vi.setSystemTime(Date.now() + keptMs - 1);
  expect(load()?.receipt.expiresAt).toBe(expiresAt);
  vi.setSystemTime(Date.now() + 1);
  expect(load()).toBeNull();
});

it('leaves no number in the storage when it is looked for after it has expired', () => {
  savePendingVerification(PENDING);
  vi.setSystemTime(Date.now() + 600_000);
  loadPendingVerification('other', 'CHANNEL_REGISTER');
  expect(items.size).toBe(0);
});

it.each([
  ['corrupt', '{'],
  ['null', 'null'],
  ['a list', '[]'],
])('is ignored if it is %s', (_, text) => {
  items.set(NAME, text);
  expect(load()).toBeNull();
});

it.each([
  ['of another version', { v: 2 }],
  ['of another transport', { transportId: 'genauth' }],
  ['for another channel', { channel: 'CHANNEL_REGISTER' }],
  ['without a number', { phoneNumber: 138 }],
  ['without a calling code', { phoneCountryCode: undefined }],
  ['with a country that is not a string', { country: 3 }],
  ['without an expiry', { expiresAt: undefined }],
  ['without a receipt', { receipt: null }],
  ['with a ticket that is not a string', { receipt: { ticket: 7 } }],
  ['with an id that is not a string', { receipt: { requestId: {} } }],
  ['with a key that is not a string', { owedKey: 7 }],
])('%s is ignored', (_, changes) => {
  leave({});
  expect(load()).toMatchObject(PENDING);
  leave(changes);
  expect(load()).toBeNull();
});

it.each([
  ['no window', undefined],
  ['no sessionStorage', {}],
  [
    'a sessionStorage that may not be accessed',
    Object.defineProperty({}, 'sessionStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    }),
  ],
])('is not kept, and breaks nothing, where there is %s', (_, window) => {
  vi.stubGlobal('window', window);
  savePendingVerification(PENDING);
  expect(load()).toBeNull();
  clearPendingVerification(PENDING);
});
