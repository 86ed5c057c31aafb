import { expect, it } from 'vitest';
import { en } from '../../../src/react/messages/en.ts';
import { toButtonTexts } from '../../../src/react/SendCodeButton/toButtonTexts.ts';

type Facts = Parameters<typeof toButtonTexts>[0];

const textsOf = (facts: Partial<Facts>, secondsLeft = 0) =>
  toButtonTexts({ state: 'ready', outcome: null, receipt: null, ...facts }, secondsLeft, en);

it.each<[Partial<Facts>, number, string, string]>([
  [{}, 0, 'Send code', 'Send code'],
  [{ state: 'sending' }, 0, 'Send code', 'Sending…'],
  [{ state: 'cooling', outcome: 'sent' }, 60, 'Resend code', 'Resend in 60 s'],
  [{ state: 'cooling', outcome: 'sent' }, 1, 'Resend code', 'Resend in 1 s'],
  [{ state: 'cooling' }, 7, 'Resend code', 'Resend in 7 s'],
  [{ outcome: 'sent' }, 0, 'Resend code', 'Resend code'],
  [{ receipt: { ticket: 't1' } }, 0, 'Resend code', 'Resend code'],
  [{ state: 'sending', outcome: 'sent' }, 0, 'Resend code', 'Sending…'],
  [{ state: 'blocked' }, 0, 'Send code', 'Send code'],
])('%j with %i s left is named %j and shows %j', (facts, secondsLeft, name, text) => {
  expect(textsOf(facts, secondsLeft)).toMatchObject({ name, text });
});

it('has the same widest texts in each second of a wait, and a longer one for a long wait', () => {
  const widest = (secondsLeft: number) => textsOf({ state: 'cooling' }, secondsLeft).widest;
  for (const seconds of [0, 1, 9, 59, 60]) expect(widest(seconds)).toEqual(widest(60));
  expect(widest(3600)).toContain('Resend in 3,600 s');
});
