import { expect, it } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { en } from '../../../src/react/messages/en.ts';
import { zhCN } from '../../../src/react/messages/zhCN.ts';
import { toVerdict } from '../../../src/react/PhoneCodeInput/toVerdict.ts';

it.each([
  [{}, null],
  [{ codeError: '', codeSuccess: '', codeHint: '' }, null],
  [{ codeHint: 'Next' }, { kind: 'hint', text: 'Next' }],
  [
    { codeSuccess: 'Good', codeHint: 'Next' },
    { kind: 'success', text: 'Good' },
  ],
  [
    { codeError: 'Wrong', codeSuccess: 'Good', codeHint: 'Next' },
    { kind: 'error', text: 'Wrong' },
  ],
])('%o give %o', (props, verdict) => {
  expect(toVerdict(props, en)).toEqual(verdict);
});

it('puts an error of the check into words, in the language of the widget', () => {
  const codeError = new SmsError('code_wrong', { attemptsLeft: 4 });
  const { messages } = zhCN;
  expect(toVerdict({ codeError, codeHint: 'Next' }, zhCN)).toMatchObject({
    kind: 'error',
    text: expect.stringContaining(messages.errors.code_wrong),
  });
});

it('has another key for each error of the check, and the same one as long as it is there', () => {
  const keyFor = (codeError: SmsError) => toVerdict({ codeError }, en)?.key;
  const first = new SmsError('code_wrong');
  expect(keyFor(first)).toBe(keyFor(first));
  expect(keyFor(new SmsError('code_wrong'))).not.toBe(keyFor(first));
});
