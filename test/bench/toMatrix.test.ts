import { expect, it } from 'vitest';
import { toMatrix } from '../../bench/toMatrix.ts';

it('gives each subject a line and each candidate a column, and leaves out what was not measured', () => {
  const matrix = toMatrix(
    [
      { subject: 'after sleep', candidate: 'ours', value: 10, unit: 's' },
      { subject: 'after sleep', candidate: 'counter', value: 55, unit: 's' },
      { subject: 'after a reload', candidate: 'ours', value: 40, unit: 's' },
    ],
    'it shows…',
  );
  expect(matrix).toBe(
    [
      '| it shows… | ours | counter |',
      '| --- | --- | --- |',
      '| after sleep | 10 s | 55 s |',
      '| after a reload | 40 s |  |',
    ].join('\n'),
  );
});
