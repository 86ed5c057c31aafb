import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import type { SmsErrorCode } from '../../../src/protocol/errors.ts';
import { en } from '../../../src/react/messages/en.ts';
import { toWidgetMessage } from '../../../src/react/PhoneCodeInput/toWidgetMessage.ts';
import type { WidgetFacts } from '../../../src/react/PhoneCodeInput/toWidgetMessage.ts';

type Facts = Partial<Omit<WidgetFacts, 'error'>> & { code?: SmsErrorCode };

function tell({ code, ...facts }: Facts) {
  const rest = { state: 'ready', outcome: null, phoneNumber: '13800138000', isResend: false } as const;
  return toWidgetMessage({ ...rest, ...facts, error: code ? new SmsError(code) : null }, en);
}

const { messages } = en;
const sentTo = messages.codeSent.replace('{phone}', '\u2068••• 00\u2069');
const resentTo = messages.codeResent.replace('{phone}', '\u2068••• 00\u2069');

describe('while it cools', () => {
  it.each<[Facts, string]>([
    [{ outcome: 'sent' }, sentTo],
    [{ outcome: 'sent', isResend: true }, resentTo],
    [{ outcome: 'unknown' }, messages.codeMayArrive],
    [{ outcome: 'unknown', code: 'timed_out' }, messages.errors.timed_out],
    [{ outcome: 'unknown', code: 'unknown' }, messages.codeMayArrive],
    [{ outcome: 'too_early', code: 'too_early' }, messages.codeOnItsWay],
  ])('%j is a hint at the code', (facts, text) => {
    expect(tell({ state: 'cooling', ...facts })).toEqual({ kind: 'hint', at: 'code', text });
  });

  it('says nothing after a reset', () => {
    expect(tell({ state: 'cooling' })).toBeNull();
  });
});

describe('when it is ready', () => {
  it.each<Facts>([
    { outcome: 'sent' },
    { outcome: 'too_early' },
    { outcome: 'unknown', code: 'timed_out' },
    { outcome: 'unknown', code: 'network_failed' },
    { outcome: 'unknown', code: 'aborted' },
    { outcome: 'unknown', code: 'internal' },
  ])('after %j it says that a send is possible again', (facts) => {
    expect(tell(facts)).toEqual({ kind: 'hint', at: 'code', text: messages.canSendAgain });
  });

  it.each<[SmsErrorCode, 'phone' | 'code']>([
    ['phone_invalid', 'phone'],
    ['country_unsupported', 'phone'],
    ['gateway_refused', 'phone'],
    ['offline', 'code'],
    ['captcha_refused', 'code'],
    ['gateway_unavailable', 'code'],
  ])('%s is an error at the %s', (code, at) => {
    expect(tell({ code, outcome: 'sent' })).toEqual({ kind: 'error', at, text: messages.errors[code] });
  });

  it('tells an error of the number at the code, too, where the number is not on the screen', () => {
    expect(tell({ code: 'gateway_refused', isCodeAlone: true })).toMatchObject({ at: 'code' });
  });

  it('says nothing before the first send', () => {
    expect(tell({})).toBeNull();
  });
});

it('says nothing while it sends, and one thing while it is blocked', () => {
  expect(tell({ state: 'sending', outcome: 'sent' })).toBeNull();
  expect(tell({ state: 'blocked', code: 'limit_reached' })).toEqual({
    kind: 'error',
    at: 'code',
    text: messages.errors.limit_reached,
  });
});
