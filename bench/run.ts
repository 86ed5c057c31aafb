// `npm run bench` runs every bench/*.bench.ts and prints a table for each. A file's default export returns its rows.
// `npm run bench -- sizes server` runs only those; `npm run bench -- --write` writes all of it to docs and README.
import { globSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chooseNames } from '../scripts/chooseNames.ts';
import { isMet } from './BenchRow.ts';
import type { BenchRow } from './BenchRow.ts';
import { openBrowser } from './browser.ts';
import { installPeers } from './installPeers.ts';
import { toTable } from './toTable.ts';
import { writeDocs } from './writeDocs.ts';
import type { Section } from './writeDocs.ts';

interface Bench {
  title: string;
  method: string;
  default: () => Promise<BenchRow[]>;
  /** Formats its rows; {@link toTable} by default. */
  toText?: (rows: BenchRow[]) => string;
}

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean' } },
  allowPositionals: true,
});
const found = globSync('bench/*.bench.ts')
  .toSorted()
  .map((path) => ({ path, name: basename(path, '.bench.ts') }));
const names = chooseNames(
  'benchmark',
  positionals,
  found.map(({ name }) => name),
);
if (values.write && positionals.length > 0)
  throw new Error(
    'Only some benchmarks were named, but the docs are written from all of them. Leave out the names, or --write.',
  );
// otherwise the rows with Redis would be missing from the docs
if (values.write) process.env.REQUIRE_REDIS = '1';
const asked = found.filter(({ name }) => names.includes(name));

installPeers();
const sections: Section[] = [];
const failed: string[] = [];
for (const { path, name } of asked) {
  const start = performance.now();
  try {
    const { default: bench, ...about } = (await import(pathToFileURL(resolve(path)).href)) as Bench;
    const rows = await bench();
    sections.push({
      name,
      title: about.title,
      method: about.method,
      rows,
      text: (about.toText ?? toTable)(rows),
    });
  } catch (error) {
    // go on: the others are still worth measuring
    console.error(error);
    failed.push(name);
  }
  console.error(`${name}: ${((performance.now() - start) / 1_000).toFixed(1)} s`);
}

const { node } = process.versions;
const cpu = `${cpus().length} × ${cpus()[0]?.model.trim()}`;
const machine = `Node ${node}, ${process.platform} ${process.arch}, ${cpu}, load average ${loadavg()[0]!.toFixed(1)}.`;
const withGoal = sections.flatMap(({ rows }) => rows).filter(({ goal }) => goal);
const missed = withGoal.filter((row) => !isMet(row));
console.log(machine);
for (const { title, text } of sections) console.log(`\n${title}\n\n${text}`);
console.log(`\n${withGoal.length - missed.length} goals met, ${missed.length} missed`);
if (failed.length > 0)
  console.log(`could not be measured: ${failed.join(', ')}${values.write ? '; the docs are unchanged' : ''}`);
else if (values.write) writeDocs(sections, `${await readChromium()}, ${machine}`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function readChromium(): Promise<string> {
  const browser = await openBrowser();
  await browser.close();
  return `Chromium ${browser.version}`;
}
