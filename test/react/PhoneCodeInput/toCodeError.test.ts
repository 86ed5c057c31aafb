import { describe, expect, it } from 'vitest';
import type { SmsErrorCode } from '../../../src/protocol/errors.ts';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { en } from '../../../src/react/messages/en.ts';
import { zhCN } from '../../../src/react/messages/zhCN.ts';
import { toCodeError } from '../../../src/react/PhoneCodeInput/toCodeError.ts';

const { errors } = en.messages;

describe('toCodeError', () => {
  it.each<[SmsErrorCode, number | undefined, string]>([
    ['code_wrong', undefined, errors.code_wrong],
    ['code_wrong', 0, errors.attempts_exhausted],
    ['code_wrong', 1, `${errors.code_wrong} 1 try left.`],
    ['code_expired', 4, errors.code_expired],
    ['ticket_invalid', undefined, errors.ticket_invalid],
    // After a send, these errors say that a message may arrive, which does not apply to a code.
    ['timed_out', undefined, errors.unknown],
    ['network_failed', undefined, errors.unknown],
    ['internal', undefined, errors.unknown],
  ])('%s with %j tries left: %s', (code, attemptsLeft, text) => {
    expect(toCodeError(new SmsError(code, { attemptsLeft }), en)).toBe(text);
  });

  it('puts no space after a full-width full stop', () => {
    const { code_wrong: wrong } = zhCN.messages.errors;
    const text = toCodeError(new SmsError('code_wrong', { attemptsLeft: 4 }), zhCN);
    expect(text).toMatch(new RegExp(`^${wrong}\\S.*4`));
  });
});
