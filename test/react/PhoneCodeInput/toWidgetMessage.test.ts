import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import type { SMS_ERRORS, SmsErrorCode } from '../../../src/protocol/errors.ts';
import { en } from '../../../src/react/messages/en.ts';
import { toWidgetMessage } from '../../../src/react/PhoneCodeInput/toWidgetMessage.ts';
import type { WidgetFacts } from '../../../src/react/PhoneCodeInput/toWidgetMessage.ts';
import type { UseSendSmsResult } from '../../../src/react/useSendSms.ts';

type Facts = Partial<Omit<UseSendSmsResult, 'error'> & WidgetFacts> & { code?: SmsErrorCode };

function tell({ code, ...facts }: Facts) {
  const rest = {
    state: 'ready',
    outcome: null,
    receipt: null,
    phoneNumber: '13800138000',
    isResend: false,
  } as const;
  const all = { ...rest, ...facts, error: code ? new SmsError(code) : null };
  return toWidgetMessage(all, all, en);
}

type Place = 'phone' | 'code';
/** The codes of errors after which it is known that nothing was sent. */
type NotSent = {
  [Code in SmsErrorCode]: (typeof SMS_ERRORS)[Code]['outcome'] extends 'not_sent' ? Code : never;
}[SmsErrorCode];

/** Where each is shown: at the phone if another number may help, as `isNumberAtFault` decides. */
const PLACES: Record<NotSent, Place> = {
  request_malformed: 'code',
  idempotency_key_required: 'code',
  origin_refused: 'code',
  captcha_required: 'code',
  captcha_refused: 'code',
  not_found: 'code',
  method_not_allowed: 'code',
  request_timed_out: 'code',
  request_too_large: 'code',
  unsupported_media_type: 'code',
  phone_invalid: 'phone',
  channel_unsupported: 'code',
  country_unsupported: 'phone',
  idempotency_key_reused: 'code',
  ticket_invalid: 'code',
  code_wrong: 'code',
  code_expired: 'code',
  attempts_exhausted: 'code',
  account_unavailable: 'code',
  more_steps_required: 'code',
  gateway_refused: 'phone',
  gateway_misconfigured: 'code',
  gateway_unavailable: 'code',
  limiter_unavailable: 'code',
  captcha_unavailable: 'code',
  offline: 'code',
};

const { messages } = en;
const MASKED = '\u2068••• 00\u2069';
const SPOKEN = 'the number ending in 00';
/** A sentence with the number in it, as shown and as read by a screen reader. */
const withPhone = (sentence: string) => ({
  text: sentence.replace('{phone}', MASKED),
  spoken: sentence.replace('{phone}', SPOKEN),
});

describe('while it cools', () => {
  it.each<[Facts, { text: string; spoken?: string }]>([
    [{ outcome: 'sent' }, withPhone(messages.codeSent)],
    [{ outcome: 'sent', isResend: true }, withPhone(messages.codeResent)],
    [{ outcome: 'unknown' }, { text: messages.codeMayArrive }],
    [{ outcome: 'unknown', code: 'timed_out' }, { text: messages.errors.timed_out }],
    [{ outcome: 'unknown', code: 'unknown' }, { text: messages.codeMayArrive }],
    [{ outcome: 'too_early', code: 'too_early' }, { text: messages.codeOnItsWay }],
  ])('%j is a hint at the code', (facts, said) => {
    expect(tell({ state: 'cooling', ...facts })).toEqual({ kind: 'hint', at: 'code', ...said });
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

  it.each(Object.entries(PLACES) as [SmsErrorCode, Place][])('%s is an error at the %s', (code, at) => {
    expect(tell({ code, outcome: 'sent' })).toEqual({ kind: 'error', at, text: messages.errors[code] });
  });

  it('shows an error about the number at the code if the phone field is hidden', () => {
    expect(tell({ code: 'gateway_refused', isCodeAlone: true })).toMatchObject({ at: 'code' });
  });

  it('says nothing before the first send', () => {
    expect(tell({})).toBeNull();
  });

  it('says after a reload where the code was sent, if it is known that it was', () => {
    const facts = { receipt: { ticket: 't1' } };
    expect(tell(facts)).toEqual({ kind: 'hint', at: 'code', ...withPhone(messages.codeSent) });
    expect(tell({ receipt: {} })).toBeNull();
  });
});

it('says nothing while it sends, and one thing while it is blocked', () => {
  expect(tell({ state: 'sending', outcome: 'sent' })).toBeNull();
  // Without an error after a reload, and with another one if the gateway's wait is days long.
  for (const code of ['limit_reached', 'too_early', undefined] as const)
    expect(tell({ state: 'blocked', code })).toEqual({
      kind: 'error',
      at: 'code',
      text: messages.errors.limit_reached,
    });
});
