import { createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createMac, createWebMac } from '../../src/server/mac.ts';

/** RFC 4231, test case 1. The key is padded with zeros, as HMAC itself does. */
const SECRET = new Uint8Array(32).fill(0x0b, 0, 20);
const TEXT = 'Hi There';
const HEX = 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7';

describe.each([
  ['from the platform', createMac],
  ['from WebCrypto', createWebMac],
])('a keyed hash %s', (_, create) => {
  it('is HMAC-SHA256', async () => {
    const mac = await create(SECRET);
    expect(Buffer.from(await mac.sign(TEXT)).toString('hex')).toBe(HEX);
    for (const text of ['', '手机', 'é'.repeat(300)])
      expect(Buffer.from(await mac.sign(text))).toEqual(createHmac('sha256', SECRET).update(text).digest());
  });

  it('verifies, but not with another text, key or length', async () => {
    const mac = await create(SECRET);
    const other = await create(new Uint8Array(32).fill(1));
    const hash = new Uint8Array(Buffer.from(HEX, 'hex'));
    expect(await mac.verify(TEXT, hash)).toBe(true);
    expect(await mac.verify('Hi there', hash)).toBe(false);
    expect(await other.verify(TEXT, hash)).toBe(false);
    expect(await mac.verify(TEXT, hash.subarray(0, 31))).toBe(false);
    expect(await mac.verify(TEXT, new Uint8Array(33))).toBe(false);
    expect(await mac.verify(TEXT, new Uint8Array())).toBe(false);
  });
});

it('works where Node’s own modules are refused, as in Next’s edge runtime', async () => {
  const refuse = () => {
    throw new Error('A Node.js API is used which is not supported in the Edge Runtime.');
  };
  const spy = vi.spyOn(process, 'getBuiltinModule').mockImplementation(refuse);
  const mac = await createMac(SECRET).finally(() => spy.mockRestore());
  expect(Buffer.from(await mac.sign(TEXT)).toString('hex')).toBe(HEX);
});
