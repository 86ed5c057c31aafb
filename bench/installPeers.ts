import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from './package.json' with { type: 'json' };

const folder = import.meta.dirname;

/**
 * Installs the libraries that the benchmark compares with, unless they are there in the right versions. React is not
 * among them: all candidates run on the project's own.
 */
export function installPeers(): void {
  const isHere = Object.entries(manifest.dependencies).every(
    ([name, version]) => readVersion(name) === version,
  );
  if (isHere) return;
  const npm = process.env.npm_execpath;
  if (!npm)
    throw new Error(
      'npm did not start this script, so its own npm is unknown, and the packages to measure beside are not installed. Run it as: npm run bench',
    );
  console.error('Installing the libraries to compare with (once, about a minute)…');
  const { status } = spawnSync(process.execPath, [npm, 'ci', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0)
    throw new Error(
      'The libraries to compare with could not be installed, so nothing was measured. See what npm says above, then run it again.',
    );
}

function readVersion(name: string): string | undefined {
  const path = join(folder, 'node_modules', name, 'package.json');
  return existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
    : undefined;
}
