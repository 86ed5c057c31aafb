import { expect, it } from 'vitest';
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
  expect(toVerdict(props)).toEqual(verdict);
});
