import { expect, it } from 'vitest';
import { isSmsErrorCode, SMS_ERRORS } from '../../src/protocol/errors.ts';
import type { SmsErrorCode } from '../../src/protocol/errors.ts';
import { isSmsError, SmsError, toSmsError } from '../../src/protocol/SmsError.ts';

it('has the fields that are given, and no others', () => {
  const cause = new Error('behind it');
  const error = new SmsError('too_early', { retryAfterMs: 42_000, requestId: 'r1', cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'SmsError', message: 'too_early', code: 'too_early', cause });
  expect(Object.keys(error).toSorted()).toEqual(['code', 'name', 'requestId', 'retryAfterMs']);
  expect('cause' in new SmsError('too_early')).toBe(false);
  expect(new SmsError('unknown', { message: 'for a developer' }).message).toBe('for a developer');
});

it('keeps a time of 0 and 0 tries left', () => {
  const error = new SmsError('code_wrong', { retryAfterMs: 0, attemptsLeft: 0 });
  expect(error).toMatchObject({ retryAfterMs: 0, attemptsLeft: 0 });
});

it('is recognised by its brand, even if another copy of the package created it', () => {
  const foreign = Object.defineProperty({ code: 'offline' }, Symbol.for('react-sms-code.SmsError'), {
    value: true,
  });
  expect([new SmsError('offline'), foreign].map(isSmsError)).toEqual([true, true]);
  const others = [new Error('offline'), { code: 'offline' }, 'offline', null, undefined];
  expect(others.map(isSmsError)).toEqual([false, false, false, false, false]);
  expect(isSmsError(new SmsError('no_such_code' as SmsErrorCode))).toBe(false);
});

it.each(['a string', new Error('mine'), undefined, null, { code: 'phone_invalid' }])(
  'of the code unknown takes the place of a thrown %o, which becomes its cause',
  (thrown) => {
    expect(toSmsError(thrown)).toMatchObject({ code: 'unknown', cause: thrown });
  },
);

it.each(['constructor', '__proto__', 'hasOwnProperty', '', 429, null, undefined])(
  '%j is not a code',
  (value) => {
    expect(isSmsErrorCode(value)).toBe(false);
  },
);

it.each(Object.entries(SMS_ERRORS))('%s has the status of an error, or none', (code, { status }) => {
  expect(isSmsErrorCode(code)).toBe(true);
  expect(status ?? 400).toBeGreaterThanOrEqual(400);
});

it('tells a message that may have gone out from one that has not', () => {
  const codes = Object.entries(SMS_ERRORS).filter(([, { outcome }]) => outcome !== 'not_sent');
  expect(Object.fromEntries(codes.map(([code, { outcome }]) => [code, outcome]))).toEqual({
    send_in_progress: 'unknown',
    too_early: 'too_early',
    limit_reached: 'blocked',
    internal: 'unknown',
    aborted: 'unknown',
    timed_out: 'unknown',
    network_failed: 'unknown',
    unknown: 'unknown',
  });
});
