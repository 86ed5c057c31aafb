import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { genAuthTransport, proxyTransport } from '../../../src/core.ts';
import type { GenAuthTransportOptions, SmsError, SmsTransport } from '../../../src/core.ts';

const CODE = { channel: 'CHANNEL_LOGIN', phoneNumber: '13800138000', code: '123456' } as const;

/** A `fetch` that is never answered, and only ends when its signal aborts. */
const fetch: typeof globalThis.fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

type Create = (options?: Pick<GenAuthTransportOptions, 'timeoutMs'>) => SmsTransport;
const transports: [string, Create][] = [
  ['proxyTransport', (options) => proxyTransport({ url: '/api/sms', fetch, ...options })],
  [
    'genAuthTransport',
    (options) => genAuthTransport({ appHost: 'example.com', appId: 'a', fetch, ...options }),
  ],
];

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe.each(transports)('without a reply, %s', (_, create) => {
  /** Begins a send, and a verification on a channel with a login and on one without. Returns how they have ended. */
  const begin = (transport: SmsTransport, signal = new AbortController().signal) => {
    const ended: string[] = [];
    const note = (call: string) => (error: SmsError) => void ended.push(`${call}: ${error.code}`);
    void transport.send(CODE, { signal, idempotencyKey: 'a-key-of-20-letters-' }).catch(note('send'));
    for (const channel of ['CHANNEL_LOGIN', 'CHANNEL_BIND_PHONE'] as const)
      void transport.verify!({ ...CODE, channel }, { signal }).catch(note(channel));
    return ended;
  };

  it('waits 15 s for a verification, and for a send as long as its caller', async () => {
    const ended = begin(create());
    await vi.advanceTimersByTimeAsync(14_999);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toEqual(['CHANNEL_LOGIN: timed_out', 'CHANNEL_BIND_PHONE: timed_out']);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(ended).toHaveLength(2);
  });

  it('waits for its own timeout, if it has one', async () => {
    const ended = begin(create({ timeoutMs: 5000 }));
    await vi.advanceTimersByTimeAsync(4999);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toContain('send: timed_out');
    expect(ended).toHaveLength(3);
  });

  it('ends when its signal aborts', async () => {
    const controller = new AbortController();
    const ended = begin(create(), controller.signal);
    await vi.advanceTimersByTimeAsync(1000);
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended.toSorted()).toEqual([
      'CHANNEL_BIND_PHONE: aborted',
      'CHANNEL_LOGIN: aborted',
      'send: aborted',
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe.each(transports)('%s', (_, create) => {
  it.each([0, -1, NaN, Infinity])('is not created with a timeout of %d ms', (timeoutMs) => {
    expect(() => create({ timeoutMs })).toThrow(
      /timeoutMs is .+\. It would be over .+\. Set it in milliseconds/,
    );
  });
});
