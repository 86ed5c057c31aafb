import { expect, it } from 'vitest';
import { hashSendKey, toSendKey } from '../../src/core/sendKey.ts';

const parts = {
  transportId: 'proxy:/api/sms',
  channel: 'CHANNEL_LOGIN',
  phoneNumber: '13800138000',
} as const;

it.each([
  [{ phoneNumber: '+86 138 0013 8000' }],
  [{ phoneNumber: '138-0013-8000', phoneCountryCode: '+86' }],
  [{ phoneNumber: '13800138000', phoneCountryCode: undefined }],
])('is the same for %j', (other) => {
  expect(toSendKey({ ...parts, ...other })).toBe(toSendKey(parts));
});

it.each([
  [{ phoneNumber: '13800138001' }],
  [{ phoneCountryCode: '+852' }],
  [{ channel: 'CHANNEL_REGISTER' as const }],
  [{ transportId: 'proxy:/other' }],
])('is different for %j', (other) => {
  expect(toSendKey({ ...parts, ...other })).not.toBe(toSendKey(parts));
});

it.each(['', '123', '1380013800a', '+86', '1'.repeat(15)])('is null for the number %j', (phoneNumber) => {
  expect(toSendKey({ ...parts, phoneNumber })).toBeNull();
});

it('has a hash that does not contain the number, and is unique among 100,000 neighbours', () => {
  const hashes = new Set<string>();
  for (let index = 0; index < 100_000; index++)
    hashes.add(hashSendKey(`proxy:/api/sms CHANNEL_LOGIN +86138${String(index).padStart(8, '0')}`));
  expect(hashes.size).toBe(100_000);
  expect([...hashes].filter((hash) => !/^[0-9a-z]{8,14}$/.test(hash))).toEqual([]);
});

it.each(['', '\ud800', '\udc00 CHANNEL_LOGIN', '手机', '😀'])('hashes %j like any other text', (text) => {
  expect(hashSendKey(text)).toMatch(/^[0-9a-z]{8,14}$/);
});
