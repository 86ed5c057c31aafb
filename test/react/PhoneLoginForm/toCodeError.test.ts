import { describe, expect, it } from 'vitest';
import type { SmsErrorCode } from '../../../src/protocol/errors.ts';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { en } from '../../../src/react/messages/en.ts';
import { zhCN } from '../../../src/react/messages/zhCN.ts';
import { toCodeError } from '../../../src/react/PhoneLoginForm/toCodeError.ts';

const { errors } = en.messages;

describe('toCodeError', () => {
  it('says nothing without an error', () => {
    expect(toCodeError({ error: null, attemptsLeft: null }, en)).toBeUndefined();
  });

  it.each<[SmsErrorCode, number | null, string]>([
    ['code_wrong', null, errors.code_wrong],
    ['code_wrong', 0, errors.attempts_exhausted],
    ['code_wrong', 1, `${errors.code_wrong} 1 try left.`],
    ['code_expired', 4, errors.code_expired],
    ['ticket_invalid', null, errors.ticket_invalid],
    // After a send, these errors say that a message may arrive, which does not apply to a code.
    ['timed_out', null, errors.unknown],
    ['network_failed', null, errors.unknown],
    ['internal', null, errors.unknown],
  ])('%s with %j tries left: %s', (code, attemptsLeft, text) => {
    expect(toCodeError({ error: new SmsError(code), attemptsLeft }, en)).toBe(text);
  });

  it('puts no space after a full-width full stop', () => {
    const { code_wrong: wrong } = zhCN.messages.errors;
    const text = toCodeError({ error: new SmsError('code_wrong'), attemptsLeft: 4 }, zhCN);
    expect(text).toMatch(new RegExp(`^${wrong}\\S.*4`));
  });
});
