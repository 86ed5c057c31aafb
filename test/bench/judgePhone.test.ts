import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { judgePhone } from '../../bench/judgePhone.ts';
import { phoneGridTexts } from '../../bench/phoneGridTexts.ts';

const MEANT = '+8613800138000';
const OTHER = '+13800138000';

it.each([
  { meant: MEANT, e164: MEANT, isWarned: false, outcome: 'right' },
  { meant: MEANT, e164: MEANT, isWarned: true, outcome: 'right' },
  { meant: MEANT, e164: null, isWarned: false, outcome: 'flagged' },
  { meant: MEANT, e164: OTHER, isWarned: true, outcome: 'flagged' },
  { meant: MEANT, e164: OTHER, isWarned: false, outcome: 'silently wrong' },
  { meant: null, e164: null, isWarned: false, outcome: 'right' },
  { meant: null, e164: OTHER, isWarned: true, outcome: 'flagged' },
  { meant: null, e164: OTHER, isWarned: false, outcome: 'silently wrong' },
])('$e164 is $outcome if $meant is meant; warned: $isWarned', ({ meant, outcome, ...answer }) => {
  expect(judgePhone(meant, answer)).toBe(outcome);
});

describe('the texts of the grid', () => {
  it('are twenty', () => {
    expect(new Set(phoneGridTexts.map(({ text }) => text)).size).toBe(20);
  });

  it.each(phoneGridTexts.filter(({ meant }) => meant !== null))(
    'mean a number that exists: $text',
    ({ meant }) => {
      const number = parsePhoneNumberFromString(meant!);
      expect(number?.isValid()).toBe(true);
      expect(number?.number).toBe(meant);
    },
  );
});
