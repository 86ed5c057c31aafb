import { readFileSync, writeFileSync } from 'node:fs';
import type { BenchRow } from './BenchRow.ts';
import manifest from './package.json' with { type: 'json' };
import { toMatrix } from './toMatrix.ts';

/** The results of one bench/*.bench.ts. */
export interface Section {
  name: string;
  title: string;
  /** How it was measured. */
  method: string;
  rows: BenchRow[];
  /** The rows in Markdown. */
  text: string;
}

const BEGIN = '<!-- measured: npm run bench -- --write -->';
const END = '<!-- /measured -->';

/** Writes `docs/measurements.md`, and the part of the README between {@link BEGIN} and {@link END}. */
export function writeDocs(sections: readonly Section[], surroundings: string): void {
  writeFileSync('docs/measurements.md', toPage(sections, surroundings));
  const readme = readFileSync('README.md', 'utf8');
  const [before, rest = ''] = readme.split(BEGIN);
  const [, after] = rest.split(END);
  if (after === undefined)
    throw new Error(
      `README.md lacks ${BEGIN} … ${END}, so its measurements were not updated. Put the two comments back.`,
    );
  writeFileSync('README.md', `${before}${BEGIN}\n\n${toSummary(sections)}\n\n${END}${after}`);
}

function toPage(sections: readonly Section[], surroundings: string): string {
  const intro = [
    '# Measurements',
    'Written by `npm run bench -- --write`. All candidates are measured in the same run, taking turns. `ratio` compares with the first candidate of the subject. NO marks a missed goal.',
    surroundings,
    listPeers(),
  ];
  const parts = sections.map(({ title, method, text }) => `## ${title}\n\n${method}\n\n${text}`);
  return `${[...intro, ...parts].join('\n\n')}\n`;
}

function listPeers(): string {
  const peers = Object.entries(manifest.dependencies).map(([name, version]) => `${name} ${version}`);
  return `Compared with: ${peers.join(', ')}, and the project’s own @base-ui/react.`;
}

/** What readers of the README want to know first: how the others behave, and what a page has to load. */
function toSummary(sections: readonly Section[]): string {
  const rowsOf = (name: string) => sections.find((section) => section.name === name)?.rows ?? [];
  const shown = rowsOf('whatHappensWhen').filter(({ unit }) => unit === 's');
  const sizes = rowsOf('sizes').filter(
    ({ subject }) => /field|form/.test(subject) && subject.includes('scripts'),
  );
  const numbers = rowsOf('phoneGrid').filter(({ unit }) => unit.startsWith('of '));
  return [
    'What the send button shows during a one-minute countdown, each library used as its documentation shows:',
    toMatrix(withRightAnswers(shown), 'what happens', toCountdownText),
    'What happens to twenty texts with phone numbers in them, each typed, pasted, autofilled and committed by a keyboard:',
    toMatrix(numbers, 'result'),
    'What a page loads before anything runs (scripts, gzip -9, without React; [what loads later](docs/measurements.md#sizes)):',
    listSizes(sizes),
    'All measurements, and how they were made: [docs/measurements.md](docs/measurements.md).',
  ].join('\n\n');
}

function withRightAnswers(rows: readonly BenchRow[]): BenchRow[] {
  const right = rows.flatMap((row) =>
    row.goal && 'exactly' in row.goal ? [{ ...row, candidate: 'right', value: row.goal.exactly }] : [],
  );
  return [...right, ...rows];
}

function toCountdownText({ value, unit }: BenchRow): string {
  return value === 0 ? 'ready' : `${value} ${unit}`;
}

function listSizes(rows: readonly BenchRow[]): string {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  return subjects
    .map((subject) => {
      const sizes = rows
        .filter((row) => row.subject === subject)
        .map(({ candidate, value }) => `${candidate} ${(value / 1_000).toFixed(1)} kB`);
      return `- ${sizes.join(', ')}`;
    })
    .join('\n');
}
