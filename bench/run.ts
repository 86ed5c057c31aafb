// `npm run bench`: runs every bench/*.bench.ts and prints one table. Each file's default export gives its rows.
// `npm run bench -- sizes server` runs those alone.
import { globSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMet } from './BenchRow.ts';
import type { BenchRow } from './BenchRow.ts';
import { installPeers } from './installPeers.ts';
import { toTable } from './toTable.ts';

const asked = process.argv.slice(2);
const found = globSync('bench/*.bench.ts')
  .toSorted()
  .map((path) => ({ path, name: basename(path, '.bench.ts') }));
const benches = found.filter(({ name }) => asked.length === 0 || asked.includes(name));

installPeers();
const rows: BenchRow[] = [];
const failed: string[] = [];
for (const { path, name } of benches) {
  const start = performance.now();
  try {
    const bench = (await import(pathToFileURL(resolve(path)).href)) as { default: () => Promise<BenchRow[]> };
    rows.push(...(await bench.default()));
  } catch (error) {
    // the others are still worth measuring
    console.error(error);
    failed.push(name);
  }
  console.error(`${name}: ${((performance.now() - start) / 1_000).toFixed(1)} s`);
}

const missed = rows.filter((row) => !isMet(row));
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}`;
console.log(
  `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${machine}, load ${loadavg()[0]!.toFixed(1)}\n`,
);
console.log(rows.length > 0 ? toTable(rows) : 'There is no such bench/*.bench.ts.');
console.log(`\n${rows.filter(({ goal }) => goal).length - missed.length} goals met, ${missed.length} missed`);
if (failed.length > 0) console.log(`could not be measured: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
