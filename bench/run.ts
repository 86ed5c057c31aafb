// `npm run bench`: runs every bench/*.bench.ts and prints one table. Each file's default export gives its rows.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BenchRow } from './BenchRow.ts';
import { toTable } from './toTable.ts';

const rows: BenchRow[] = [];
for (const path of globSync('bench/*.bench.ts').toSorted()) {
  const bench = (await import(pathToFileURL(resolve(path)).href)) as { default: () => Promise<BenchRow[]> };
  rows.push(...(await bench.default()));
}

console.log(`Node ${process.versions.node}, ${process.platform} ${process.arch}\n`);
console.log(rows.length > 0 ? toTable(rows) : 'There is no bench/*.bench.ts.');
