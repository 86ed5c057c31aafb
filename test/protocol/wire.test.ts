import { describe, expect, it } from 'vitest';
import { SMS_ERRORS } from '../../src/protocol/errors.ts';
import {
  fromSendReply,
  fromVerifyReply,
  IDEMPOTENCY_KEY_PATTERN,
  readRetryAfterMs,
  toDurationMs,
} from '../../src/protocol/wire.ts';
import type { WireReply } from '../../src/protocol/wire.ts';
import { thrownBy } from '../failureOf.ts';

const NOW = 1_700_000_000_000;
const SENT = { status: 'sent', ticket: 'v1.t', retryAfterMs: 60_000, codeLength: 6, requestId: 'r1' };
const reply = (status: number, body: unknown, headers: HeadersInit = {}): WireReply => ({
  status,
  body,
  headers: new Headers(headers),
});

describe('Retry-After', () => {
  it.each([
    ['42', 42_000],
    [' 42 ', 42_000],
    ['0', 0],
    ['999999', 999_999_000],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['NaN', undefined],
    ['soon', undefined],
    ['Sat, 21 Nov 2026 10:00:42 GMT', 42_000],
    ['Sat, 21 Nov 2026 09:59:00 GMT', undefined],
  ])('%j, in a reply dated 10:00:00, is %s ms', (value, expected) => {
    const headers = new Headers({ 'Retry-After': value, Date: 'Sat, 21 Nov 2026 10:00:00 GMT' });
    expect(readRetryAfterMs(headers)).toBe(expected);
  });

  it('with a date is ignored in a reply without a Date', () => {
    expect(readRetryAfterMs(new Headers({ 'Retry-After': 'Sat, 21 Nov 2026 10:00:42 GMT' }))).toBeUndefined();
  });

  it('may be missing', () => {
    expect(readRetryAfterMs(new Headers())).toBeUndefined();
  });
});

it.each([
  [0, 0],
  [41_200, 41_200],
  [-1, undefined],
  [NaN, undefined],
  [Infinity, undefined],
  ['60000', undefined],
  [null, undefined],
])('the value %s is the duration %s', (value, expected) => {
  expect(toDurationMs(value)).toBe(expected);
});

describe('a reply to a send', () => {
  it.each([
    [200, 'sent'],
    [202, 'unknown'],
  ] as const)('with the status %i says %s', (status, said) => {
    expect(fromSendReply(reply(status, { ...SENT, status: said, expiresInMs: 300_000 }), NOW)).toEqual({
      status: said,
      ticket: 'v1.t',
      requestId: 'r1',
      codeLength: 6,
      retryAfterMs: 60_000,
      expiresAt: NOW + 300_000,
    });
  });

  it.each([
    [{ ticket: 7 }, 'ticket'],
    [{ ticket: '' }, 'ticket'],
    [{ requestId: {} }, 'requestId'],
    [{ codeLength: 3 }, 'codeLength'],
    [{ codeLength: 9 }, 'codeLength'],
    [{ codeLength: 5.5 }, 'codeLength'],
    [{ codeLength: '6' }, 'codeLength'],
    [{ retryAfterMs: -1 }, 'retryAfterMs'],
    [{ retryAfterMs: '60000' }, 'retryAfterMs'],
    [{ expiresInMs: 'soon' }, 'expiresAt'],
    [{}, 'expiresAt'],
  ] as const)('with %j has no %s', (change, field) => {
    expect(fromSendReply(reply(200, { ...SENT, ...change }), NOW)[field]).toBeUndefined();
  });

  it.each([
    ['a page', 200, undefined],
    ['a list', 200, [SENT]],
    ['another status word', 200, { ...SENT, status: 'ok' }],
    ['a 201', 201, SENT],
    ['a 502 from an intermediary', 502, undefined],
    ['a 401 from an intermediary', 401, { code: 'too_early' }],
    ['a known code with the status of another', 500, { code: 'phone_invalid' }],
    ['an unknown code', 422, { code: 'constructor' }],
    ['a code that only arises in browsers', 422, { code: 'offline' }],
    ['null', 503, null],
  ])('that is %s says nothing about the message', (_, status, body) => {
    expect(thrownBy(() => fromSendReply(reply(status, body), NOW))).toMatchObject({
      name: 'SmsError',
      code: 'unknown',
      message: `HTTP ${status} without an answer of the proxy`,
    });
  });

  const refusals = Object.entries(SMS_ERRORS).filter(([, { status }]) => status !== null);
  it.each(refusals)('with the code %s becomes that error', (code, { status }) => {
    const error = thrownBy(() => fromSendReply(reply(status!, { code, requestId: 'r1' }), NOW));
    expect(error).toMatchObject({ name: 'SmsError', code, requestId: 'r1' });
  });

  it.each([
    [{ retryAfterMs: 41_200 }, '42', 41_200],
    [{}, '42', 42_000],
    [{ retryAfterMs: NaN }, '42', 42_000],
    [{ retryAfterMs: '41200' }, '', undefined],
    [{ retryAfterMs: -5 }, '', undefined],
  ])('too early with %j and Retry-After %j waits %s ms', (fields, header, retryAfterMs) => {
    const refused = reply(429, { code: 'too_early', ...fields }, header ? { 'Retry-After': header } : {});
    const error = thrownBy(() => fromSendReply(refused, NOW)) as { retryAfterMs?: number };
    expect(error.retryAfterMs).toBe(retryAfterMs);
  });
});

describe('a reply to a verification', () => {
  it('contains what the application answered', () => {
    const body = { status: 'verified', data: { user: 1 }, requestId: 'r1' };
    expect(fromVerifyReply(reply(200, body))).toEqual({ data: { user: 1 }, requestId: 'r1' });
  });

  it.each([[{ user: 1 }], [undefined], ['text']])(
    "may be a response of the application's own, %j",
    (body) => {
      expect(fromVerifyReply(reply(200, body))).toEqual({ data: body });
    },
  );

  it.each([200, 302, 404])(
    'is not a success if it is an HTML page, with status %i: a sign-in page, or one of the network',
    (status) => {
      const page = reply(status, undefined, { 'Content-Type': 'text/html; charset=utf-8' });
      expect(thrownBy(() => fromVerifyReply(page))).toMatchObject({ code: 'unknown' });
    },
  );

  it('says how many tries are left', () => {
    const error = thrownBy(() => fromVerifyReply(reply(422, { code: 'code_wrong', attemptsLeft: 3 })));
    expect(error).toMatchObject({ code: 'code_wrong', attemptsLeft: 3 });
  });
});

it.each([
  ['a'.repeat(16), true],
  ['~!'.repeat(32), true],
  ['a'.repeat(15), false],
  ['a'.repeat(65), false],
  ['with a space in it', false],
  ['手机手机手机手机手机手机', false],
])('the idempotency key %j is valid: %s', (key, isValid) => {
  expect(IDEMPOTENCY_KEY_PATTERN.test(key)).toBe(isValid);
});
