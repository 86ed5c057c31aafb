import { readCode, type CodeRules } from '../src/react/CodeField/readCode.ts';
import type { BenchRow } from './BenchRow.ts';
import { measure } from './measure.ts';

export const title = 'Reading a pasted code';
export const method = 'The fastest of 15 rounds of 1,000 calls.';

const TEXTS = {
  'six digits': '135790',
  'a whole message': '【Acme】您的验证码是 135790，5 分钟内有效。客服 4008001234，请勿泄露。',
  'the longest text it reads, all digits': '1 '.repeat(2_000),
};
const rules: CodeRules = { length: 6, charset: 'digits' };

/** The cost of one paste into the code field. */
export default async function bench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [candidate, text] of Object.entries(TEXTS)) {
    const value = await measure(() => readCode(text, rules));
    rows.push({ subject: 'read a pasted code', candidate, value, unit: 'µs' });
  }
  return rows;
}
