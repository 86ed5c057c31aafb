import { describe, expect, it } from 'vitest';
import { settleSend } from '../../src/core/settleSend.ts';
import { SMS_ERRORS } from '../../src/protocol/errors.ts';
import type { SmsErrorCode } from '../../src/protocol/errors.ts';
import { SmsError } from '../../src/protocol/SmsError.ts';

const settle = (code: SmsErrorCode, retryAfterMs?: unknown, leftMs = 0) => {
  const { status, waitMs } = settleSend(
    new SmsError(code, { retryAfterMs: retryAfterMs as number }),
    60_000,
    leftMs,
  );
  return [status, waitMs];
};

describe.each([undefined, null, NaN, -1, 0, Infinity, '42000'])('with the invalid time %s', (time) => {
  it.each([
    ['phone_invalid', 'not_sent', 0],
    ['network_failed', 'unknown', 60_000],
    ['too_early', 'too_early', 60_000],
    ['limit_reached', 'blocked', 0],
  ] as const)('%s leads to %s and a wait of %i ms', (code, ...expected) => {
    expect(settle(code, time)).toEqual(expected);
  });
});

it.each([
  ['phone_invalid', 30_000, 'not_sent', 0],
  ['gateway_unavailable', 5000, 'not_sent', 0],
  ['send_in_progress', 1000, 'unknown', 60_000],
  ['too_early', 41_200, 'too_early', 42_000],
  ['too_early', 0.5, 'too_early', 1000],
  ['too_early', 3_600_000, 'too_early', 3_600_000],
  ['too_early', 3_600_001, 'blocked', 3_600_001],
  ['too_early', 999_999_000, 'blocked', 86_400_000],
  ['too_early', 1e12, 'blocked', 86_400_000],
  ['limit_reached', 300_000, 'blocked', 300_000],
  ['limit_reached', 1e12, 'blocked', 86_400_000],
] as const)('%s with %d ms leads to %s and a wait of %i ms', (code, time, ...expected) => {
  expect(settle(code, time)).toEqual(expected);
});

it.each([
  [undefined, 0, 60_000],
  [undefined, 59_000, 60_000],
  [undefined, 290_000, 290_000],
  [5000, 290_000, 5000],
])('too early with the time %s and %i ms left elsewhere waits %i ms', (time, leftMs, waitMs) => {
  expect(settle('too_early', time, leftMs)).toEqual(['too_early', waitMs]);
});

it.each(Object.entries(SMS_ERRORS))('%s has the outcome that the table gives it', (code, { outcome }) => {
  expect(settle(code as SmsErrorCode, 1000)[0]).toBe(outcome);
});

it.each([
  [{}, 'sent', 60_000],
  [{ status: 'sent', retryAfterMs: 30_000 }, 'sent', 30_000],
  [{ status: 'unknown' }, 'unknown', 60_000],
  [{ status: 'unknown', retryAfterMs: 5000 }, 'unknown', 5000],
  [{ retryAfterMs: 41_200 }, 'sent', 41_200],
  [{ retryAfterMs: 3_600_000 }, 'sent', 3_600_000],
  [{ retryAfterMs: 3_600_001 }, 'sent', 60_000],
  [{ retryAfterMs: 0 }, 'sent', 60_000],
  [{ retryAfterMs: -1 }, 'sent', 60_000],
  [{ retryAfterMs: NaN }, 'sent', 60_000],
  [{ retryAfterMs: Infinity }, 'sent', 60_000],
  [{ retryAfterMs: '30000' as unknown as number }, 'sent', 60_000],
  [{ retryAfterMs: null as unknown as number }, 'sent', 60_000],
] as const)('the receipt %j leads to %s and a wait of %i ms', (receipt, status, waitMs) => {
  expect(settleSend(receipt, 60_000, 0)).toEqual({ status, waitMs });
});
