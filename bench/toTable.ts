import { isMet } from './BenchRow.ts';
import type { BenchRow } from './BenchRow.ts';

const HEAD = ['subject', 'candidate', 'value', 'unit', 'ratio', 'goal', 'met'];

/** Formats the rows as a Markdown table; `ratio` is a row's value divided by that of the first row of its subject. */
export function toTable(rows: BenchRow[]): string {
  const lines = rows.map((row) => {
    const first = rows.find((each) => each.subject === row.subject)!;
    return [row.subject, row.candidate, toFigures(row.value), row.unit, toRatio(row, first), ...toGoal(row)];
  });
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...lines].map((line) => line[column]!.length)));
  const rule = widths.map((width) => '-'.repeat(width));
  return [HEAD, rule, ...lines]
    .map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`)
    .join('\n');
}

/** A value with a right answer is right or wrong, so it has no ratio. */
function toRatio(row: BenchRow, first: BenchRow): string {
  const hasRightAnswer = first.goal !== undefined && 'exactly' in first.goal;
  return hasRightAnswer || first.value === 0 ? '' : `${toFigures(row.value / first.value)}×`;
}

function toGoal(row: BenchRow): [goal: string, met: string] {
  const { goal } = row;
  if (!goal) return ['', ''];
  const text = 'atMost' in goal ? `≤ ${toFigures(goal.atMost)}` : `= ${toFigures(goal.exactly)}`;
  return [text, isMet(row) ? 'yes' : 'NO'];
}

/** Three significant figures; a large number keeps all its integer digits. */
function toFigures(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return Math.abs(value) >= 1_000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
