import { globSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path/posix';
import { expect, it } from 'vitest';
import { readImports } from './readImports.ts';

/** Names in the table of ARCHITECTURE.md that differ from those of the npm packages. */
const PACKAGES: Record<string, string[]> = {
  nothing: [],
  React: ['react', 'react-dom'],
  'TanStack Query': ['@tanstack/react-query'],
  'Base UI': ['@base-ui/react'],
};
const rows = readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^\| `src\/(\w+)` \|[^|]*\| ([^|]+) \|/gm);
const table = [...rows].map(([, floor = '', imports = '']) => [floor, imports.split(', ')] as const);
const isFloor = (name: string) => table.some(([floor]) => floor === name);

/** What each floor may import according to that table: floors and packages. */
const FLOORS: Record<string, string[]> = Object.fromEntries(
  table.map(([floor, imports]) => [
    floor,
    imports.flatMap((name) => (isFloor(name) ? `src/${name}` : (PACKAGES[name] ?? name))),
  ]),
);
const ENTRY_POINTS: Record<string, string[]> = {
  'index.ts': ['src/core.ts', 'src/react'],
  'core.ts': ['src/protocol', 'src/core'],
  'server.ts': ['src/protocol', 'src/server'],
  'serverNode.ts': ['src/server/node.ts'],
  'testing.ts': ['src/protocol', 'src/core', 'src/testing'],
};
// named after a subject, because what they export shares no name
const SUBJECTS = ['observe', 'options', 'redisScripts', 'respond', 'signature', 'signedV2Codes'];

const sources = globSync('src/**/*.{ts,tsx}').map((path) => {
  const text = readFileSync(path, 'utf8');
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const imports = readImports(code).map((name) => (name.startsWith('.') ? join(path, '..', name) : name));
  return { path, floor: path.split('/')[1]!, name: basename(path, extname(path)), text, code, imports };
});
const inside = sources.filter(({ floor }) => floor in FLOORS);
const entryPoints = sources.filter(({ floor }) => !(floor in FLOORS));

type Source = (typeof sources)[number];
const pathsWhere = (list: Source[], isWrong: (source: Source) => unknown) =>
  list.filter(isWrong).map(({ path }) => path);
const isUnder = (scopes: string[], name: string) =>
  scopes.some((scope) => name === scope || name.startsWith(`${scope}/`));

it('has five floors, and no other files but the entry points', () => {
  const known =
    'a folder in `src` is a floor, and needs a row in ARCHITECTURE.md; a file in `src` is an entry point, and is listed here';
  expect(new Set(inside.map(({ floor }) => floor)), known).toEqual(new Set(Object.keys(FLOORS)));
  expect(entryPoints.map(({ floor }) => floor).toSorted(), known).toEqual(
    Object.keys(ENTRY_POINTS).toSorted(),
  );
});

it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'])('has every file that %s names', (page) => {
  const files = globSync(['{src,test,demo,scripts,stories,bench}/**/*.{ts,tsx}', '*.ts']);
  const named = readFileSync(page, 'utf8').matchAll(/`([\w./-]+\.tsx?)`/g);
  const isThere = (name: string) => files.some((path) => `/${path}`.endsWith(`/${name}`));
  const missing = [...named].map(([, name = '']) => name).filter((name) => !isThere(name));
  expect(missing, `correct ${page}: these files were renamed, moved or removed`).toEqual([]);
});

it('imports downwards only, packages only where the table allows it, and Node in one file', () => {
  const isStray = (path: string, floor: string, name: string) =>
    !isUnder([`src/${floor}`, ...FLOORS[floor]!], name) &&
    !(path === 'src/server/node.ts' && name.startsWith('node:'));
  const strays = inside.flatMap(({ path, floor, imports }) =>
    imports.filter((name) => isStray(path, floor, name)).map((name) => `${path} imports ${name}`),
  );
  expect(
    strays,
    'move what both floors need to a lower one; if it is a package, add it to the floor’s row in ARCHITECTURE.md',
  ).toEqual([]);
});

it('re-exports at the entry points, and does nothing else there', () => {
  const rest = (code: string) =>
    code.replaceAll(/export\s[^;]*?\sfrom\s*'[^']+';|^'use client';/gm, '').trim();
  expect(
    pathsWhere(entryPoints, ({ code }) => rest(code)),
    'an entry point contains only `export … from`: move the rest to a floor',
  ).toEqual([]);
  expect(
    pathsWhere(entryPoints, ({ floor, imports }) =>
      imports.some((name) => !isUnder(ENTRY_POINTS[floor] ?? [], name)),
    ),
    'an entry point may re-export only from the floors that ENTRY_POINTS lists for it',
  ).toEqual([]);
});

it('reads the time and sets timers in the two clocks only, and uses no interval', () => {
  const timers = /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bsetTimeout\b/;
  const clocks = ['src/core/clock.ts', 'src/server/clock.ts'];
  expect(
    pathsWhere(sources, ({ path, code }) => timers.test(code) && !clocks.includes(path)),
    'read the time from a clock, which a test can replace: `Clock` or `ServerClock`',
  ).toEqual([]);
  expect(
    pathsWhere(sources, ({ code }) => /\bsetInterval\b/.test(code)),
    'keep the deadline, and schedule only the next moment, with a clock',
  ).toEqual([]);
});

it('touches the document on the react floor only', () => {
  expect(
    pathsWhere(sources, ({ floor, code }) => floor !== 'react' && /\bdocument\s*[.)[]/.test(code)),
    'other floors run without a page: pass in what they need from it',
  ).toEqual([]);
});

it('names each file after its main export, and has no catch-all files', () => {
  const isMisnamed = ({ path, name, code }: Source) => {
    const found = code.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm);
    const names = [...found].map((match) => match[1]!);
    if (path.endsWith('.tsx') || /^use[A-Z]/.test(name)) return !names.includes(name);
    const stem = name.toLowerCase().replace(/s$/, '');
    return (
      !SUBJECTS.includes(name) && !names.some((each) => each.replaceAll('_', '').toLowerCase().includes(stem))
    );
  };
  expect(
    pathsWhere(inside, isMisnamed),
    'rename the file after its main export; if its exports share no name, add it to SUBJECTS',
  ).toEqual([]);
  expect(
    pathsWhere(sources, ({ path }) => /\b(utils?|helpers?|common|shared|types|misc)\b/i.test(path)),
    'name it after its subject',
  ).toEqual([]);
});

it('has a docstring on every export', () => {
  const bare = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/(?<!\*\/\n)^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm)].map(
      ([, name]) => `${path} exports ${name}`,
    ),
  );
  expect(bare, 'put a docstring right before it').toEqual([]);
});

it('has no circular imports', () => {
  const importsByPath = new Map(sources.map(({ path, imports }) => [path, imports]));
  const circles: string[] = [];
  const isDone = new Set<string>();
  const walk = (path: string, trail: string[]) => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (isDone.has(path) || trail.includes(path)) return;
    for (const next of importsByPath.get(path) ?? []) walk(next, [...trail, path]);
    isDone.add(path);
  };
  for (const path of importsByPath.keys()) walk(path, []);
  expect(circles, 'move what two of them share into a file that imports neither').toEqual([]);
});
