import { expect, it } from 'vitest';
import { toText } from '../../bench/phoneGrid.bench.ts';

it('shows what happened to a text in all ways of entering it, in one cell, below the counts', () => {
  const cell = { subject: '`138` CN', candidate: 'ours' };
  const text = toText([
    { subject: 'the number is right', candidate: 'ours', value: 2, unit: 'of 4' },
    { ...cell, value: 0, unit: 'typed' },
    { ...cell, value: 1, unit: 'pasted' },
    { ...cell, value: 2, unit: 'autofilled' },
    { ...cell, value: 0, unit: 'committed' },
  ]);
  expect(text).toContain('| the number is right | ours      | 2     | of 4 |');
  expect(text).toContain('| `138` CN | ✓ – **✗** ✓ |');
  expect(text).not.toContain('| pasted');
});
