import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, minifySync } from 'vite';
import type { Plugin, Rolldown } from 'vite';

/** A module as it is in production. */
export interface Bundle {
  /** All scripts by file name, minified; `entry.js` is the entry. */
  scripts: ReadonlyMap<string, string>;
  /** The names of the scripts that load before anything runs: the entry and what it imports statically. */
  firstLoad: readonly string[];
  /** The imported styles, minified. */
  css: string;
}

/** A path next to the peers' node_modules, so that the module's imports are resolved there. */
const ENTRY = join(import.meta.dirname, 'entry.tsx');

/** Bundles `code` as if it were a module in this folder, without the packages in `external`. */
export async function bundle(code: string, external: readonly string[] = []): Promise<Bundle> {
  const results = await build({
    configFile: false,
    root: join(import.meta.dirname, '..'),
    logLevel: 'error',
    publicDir: false,
    plugins: [serveEntry(code)],
    // a library build leaves this to the application's bundler
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      cssMinify: 'lightningcss',
      // a library, since an application's build adds a helper to each dynamic import
      lib: { entry: ENTRY, formats: ['es'], fileName: () => 'entry.js', cssFileName: 'entry' },
      rolldownOptions: { external: external.map((name) => new RegExp(`^${name}(/.*)?$`)) },
    },
  });
  const files = [results].flat().flatMap((result) => ('output' in result ? result.output : []));
  const chunks = files.filter((file) => file.type === 'chunk');
  const styles = files.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
  );
  return {
    scripts: new Map(
      chunks.map((chunk) => [chunk.fileName, minifySync(chunk.fileName, chunk.code, { module: true }).code]),
    ),
    firstLoad: listFirstLoad(chunks),
    // without the comment that the library build leaves in each file
    css: styles
      .join('\n')
      .replaceAll(/\/\*\$vite\$:\d+\*\//g, '')
      .trim(),
  };
}

/** Total bytes of several files, each compressed separately with gzip -9. */
export function toGzipSize(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + (file === '' ? 0 : gzipSync(file, { level: 9 }).length), 0);
}

function listFirstLoad(chunks: readonly Rolldown.OutputChunk[]): string[] {
  const names = new Set<string>(['entry.js']);
  // the set grows while this loop walks it
  for (const name of names) {
    const own = chunks.find(({ fileName }) => fileName === name);
    for (const imported of own?.imports ?? [])
      if (chunks.some(({ fileName }) => fileName === imported)) names.add(imported);
  }
  return [...names];
}

function serveEntry(code: string): Plugin {
  return {
    name: 'bench-entry',
    enforce: 'pre',
    resolveId: (id) => (id === ENTRY ? id : undefined),
    load: (id) => (id === ENTRY ? code : undefined),
  };
}
