import type { BenchRow } from './BenchRow.ts';

/** Formats rows as a Markdown table: a line for each subject, a column for each candidate, in the order of the rows. */
export function toMatrix(
  rows: readonly BenchRow[],
  head: string,
  toCell: (row: BenchRow) => string = ({ value, unit }) => `${value} ${unit}`,
): string {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const candidates = [...new Set(rows.map(({ candidate }) => candidate))];
  const find = (subject: string, candidate: string) =>
    rows.find((row) => row.subject === subject && row.candidate === candidate);
  const lines = subjects.map((subject) => [
    subject,
    ...candidates.map((candidate) => {
      const row = find(subject, candidate);
      return row ? toCell(row) : '';
    }),
  ]);
  const all = [[head, ...candidates], ['---', ...candidates.map(() => '---')], ...lines];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
