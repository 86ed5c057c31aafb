import { expect, it } from 'vitest';
import { toTable } from '../../bench/toTable.ts';

it('compares each row with the first one of its subject', () => {
  const table = toTable([
    { subject: 'read a code', candidate: 'readCode', value: 2, unit: 'µs' },
    { subject: 'read a code', candidate: 'replace', value: 0.5, unit: 'µs' },
    { subject: 'size', candidate: 'core', value: 12_345.6, unit: 'B' },
  ]);
  expect(table).toBe(
    [
      '| subject     | candidate | value | unit | ratio | goal | met |',
      '| ----------- | --------- | ----- | ---- | ----- | ---- | --- |',
      '| read a code | readCode  | 2     | µs   | 1×    |      |     |',
      '| read a code | replace   | 0.5   | µs   | 0.25× |      |     |',
      '| size        | core      | 12346 | B    | 1×    |      |     |',
    ].join('\n'),
  );
});

it('says which rows miss their goal, and gives no ratio if there is a right answer', () => {
  const table = toTable([
    { subject: 'size', candidate: 'ours', value: 100, unit: 'B', goal: { atMost: 100 } },
    { subject: 'size', candidate: 'grown', value: 101, unit: 'B', goal: { atMost: 100 } },
    { subject: 'after sleep', candidate: 'ours', value: 10, unit: 's', goal: { exactly: 10 } },
    { subject: 'after sleep', candidate: 'counter', value: 55, unit: 's', goal: { exactly: 10 } },
  ]);
  expect(table).toBe(
    [
      '| subject     | candidate | value | unit | ratio | goal  | met |',
      '| ----------- | --------- | ----- | ---- | ----- | ----- | --- |',
      '| size        | ours      | 100   | B    | 1×    | ≤ 100 | yes |',
      '| size        | grown     | 101   | B    | 1.01× | ≤ 100 | NO  |',
      '| after sleep | ours      | 10    | s    |       | = 10  | yes |',
      '| after sleep | counter   | 55    | s    |       | = 10  | NO  |',
    ].join('\n'),
  );
});
