import { describe, expect, it } from 'vitest';
import { en } from '../../../src/react/messages/en.ts';
import { toSubmitFault } from '../../../src/react/PhoneLoginForm/toSubmitFault.ts';

const VALUE = {
  phoneNumber: '13800138000',
  phoneCountryCode: '+86',
  country: 'CN',
  e164: '+8613800138000',
  phoneLevel: 'mobile',
  code: '123456',
} as const;
const { messages } = en;

describe('toSubmitFault', () => {
  it.each([
    ['nothing', {}, {}, null],
    ['the number before anything else', { e164: null, code: '' }, { lacksAgreement: true }, { at: 'phone' }],
    [
      'a code',
      { code: '' },
      { lacksAgreement: true },
      { at: 'code', say: messages.codeEmpty, isHint: false },
    ],
    [
      'a code that was only just requested, as a hint',
      { code: '' },
      { hasJustAsked: true },
      { at: 'code', say: messages.codeEmpty, isHint: true },
    ],
    ['the rest of a code', { code: '12345' }, {}, { at: 'code', say: 'Enter all 6 digits.' }],
    ['the rest of a longer code', {}, { codeLength: 8 }, { at: 'code', say: 'Enter all 8 digits.' }],
    [
      'another code, if this one was wrong, before the agreement',
      {},
      { isRefused: true, lacksAgreement: true },
      { at: 'code', say: messages.errors.code_wrong, isWrong: true },
    ],
    ['the agreement', {}, { lacksAgreement: true }, { at: 'agreement' }],
  ])('finds missing: %s', (_, value, facts, fault) => {
    const all = {
      value: { ...VALUE, ...value },
      codeLength: 6,
      isRefused: false,
      lacksAgreement: false,
      hasJustAsked: false,
      ...facts,
    };
    const found = toSubmitFault(all);
    expect(found?.say ? { ...found, say: found.say(en) } : found).toEqual(fault);
  });
});
