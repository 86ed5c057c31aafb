import { expect, it } from 'vitest';
import { toTable } from '../../bench/toTable.ts';

it('compares each row with the first of its subject', () => {
  const table = toTable([
    { subject: 'read a code', candidate: 'readCode', value: 2, unit: 'µs' },
    { subject: 'read a code', candidate: 'replace', value: 0.5, unit: 'µs' },
    { subject: 'size', candidate: 'core', value: 12_345.6, unit: 'B' },
  ]);
  expect(table).toBe(
    [
      '| subject     | candidate | value | unit | ratio |',
      '| ----------- | --------- | ----- | ---- | ----- |',
      '| read a code | readCode  | 2     | µs   | 1×    |',
      '| read a code | replace   | 0.5   | µs   | 0.25× |',
      '| size        | core      | 12346 | B    | 1×    |',
    ].join('\n'),
  );
});
