import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { readImports } from './readImports.ts';

// inside node_modules, so that the unpacked package finds its peers as it would in an application
const app = resolve('node_modules/.cache/package-test');
const root = join(app, 'node_modules', manifest.name);
const tarball = join(app, `${manifest.name}-${manifest.version}.tgz`);

const ENTRY_POINTS = ['.', './core', './server', './server/node', './testing'] as const;
const importName = (entryPoint: string) => manifest.name + entryPoint.slice(1);

/** One Node of each version on this machine: the one that runs the tests, and the others on the `PATH`. */
const nodes = new Map<string, string>();
for (const folder of [dirname(process.execPath), ...(process.env.PATH ?? '').split(delimiter), '/usr/bin']) {
  const path = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path)) continue;
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
  if (Number(version.slice(1).split('.')[0]) >= 20 && !nodes.has(version)) nodes.set(version, path);
}

/** Runs a module in an application with the packed package, and returns the JSON that it printed. */
function runInApp(node: string, file: string, code: string): unknown {
  writeFileSync(join(app, file), code);
  return JSON.parse(execFileSync(node, [file], { cwd: app, encoding: 'utf8' }));
}

/** A module that prints the names of what each entry point exports. */
const listExports = (load: string) => `
  const found = {};
  for (const name of ${JSON.stringify(ENTRY_POINTS.map(importName))}) found[name] = Object.keys(${load}).sort();
  console.log(JSON.stringify(found));`;

/** Runs one of the project's tools on the packed package. */
function runTool(path: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('node_modules', path), ...args], {
    cwd: app,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

const readModule = (path: string) => readFileSync(join(root, path), 'utf8');

/** A built module and all the modules that it imports, directly or not, as paths in the package. */
function reach(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const name of readImports(readModule(path)))
    if (name.startsWith('.')) reach(join(dirname(path), name), seen);
  return seen;
}

beforeAll(() => {
  rmSync(app, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  execFileSync(command, [...args, 'pack', '--pack-destination', app], { stdio: 'pipe' });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', root]);
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
}, 120_000);

describe.each([...nodes])('on Node %s', (_, node) => {
  it('every entry point can be imported and required, with the same exports', () => {
    // in two processes, so that `require` loads the package and does not find it loaded
    const imported = runInApp(node, 'import.js', listExports('await import(name)'));
    const required = runInApp(node, 'require.cjs', listExports('require(name)'));
    expect(Object.values(imported as object)).not.toContainEqual([]);
    expect(required).toEqual(imported);
  });

  it('the login form is rendered on the server', () => {
    const code = `
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { PhoneLoginForm, proxyTransport } from '${manifest.name}';
      const transport = proxyTransport({ url: '/api/sms' });
      console.log(JSON.stringify(renderToString(createElement(PhoneLoginForm, { transport }))));`;
    const html = runInApp(node, 'render.js', code);
    expect(html).toContain('Phone number');
    expect(html).toContain('Verification code');
    expect(html).toContain('Log in');
  });

  it('SmsError is the same class from every entry point', () => {
    const code = `
      const names = ${JSON.stringify(['.', './core', './server'].map(importName))};
      const entryPoints = await Promise.all(names.map((name) => import(name)));
      console.log(JSON.stringify(entryPoints.map((entryPoint) => typeof entryPoint.SmsError === 'function' && entryPoint.SmsError === entryPoints[0].SmsError)))`;
    expect(runInApp(node, 'error.js', code)).toEqual([true, true, true]);
  });
});

const UPDATE = 'if intended: npx vitest run test/package.test.ts --update, and mention it in CHANGELOG.md';

it('exports what the snapshot says', () => {
  expect(
    runInApp(process.execPath, 'exports.js', listExports('await import(name)')),
    UPDATE,
  ).toMatchSnapshot();
});

it('exports one language from each locale, under the name of its file', () => {
  const names = globSync('dist/react/messages/*.js', { cwd: root }).map((path) =>
    path.split('/').at(-1)!.slice(0, -3),
  );
  expect(names.toSorted(), UPDATE).toMatchSnapshot();
  const code = `
    const names = ${JSON.stringify(names)};
    const exports = await Promise.all(names.map((name) => import('${manifest.name}/locales/' + name)));
    console.log(JSON.stringify(exports.map((each) => Object.keys(each))));`;
  expect(runInApp(process.execPath, 'locales.js', code)).toEqual(names.map((name) => [name]));
});

it('marks the React entry point as client code, and nothing else', () => {
  const marked = globSync('dist/**/*.js', { cwd: root }).filter((path) =>
    /^\s*["']use client["']/.test(readModule(path)),
  );
  expect(marked).toEqual(['dist/index.js']);
  // compilers of server components reject `export *` in such a file
  expect(readModule('dist/index.js')).not.toMatch(/export \*/);
});

it('has no code that signs, or sends with a secret, in what a browser loads', () => {
  const locales = globSync('dist/react/messages/*.js', { cwd: root });
  const reached = new Set(['dist/index.js', 'dist/core.js', ...locales].flatMap((path) => [...reach(path)]));
  const server = /\b(appSecret|userDomainSecret|signV2)\b|\/v2\/sms\/|["']node:/;
  const leaks = [...reached].filter(
    (path) => /^dist\/(server|testing)/.test(path) || server.test(readModule(path)),
  );
  expect(leaks).toEqual([]);
  // the same pattern finds the gateways on the server, so it would find them in a browser's files too
  expect([...reach('dist/server.js')].filter((path) => server.test(readModule(path)))).not.toEqual([]);
});

it('imports only packages that it declares as dependencies or peers', () => {
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const files = globSync('dist/**/*.{js,d.ts}', { cwd: root });
  const strays = files.flatMap((path) =>
    readImports(readModule(path)).filter(
      (name) =>
        !/^(\.|node:)/.test(name) && !declared.some((each) => name === each || name.startsWith(`${each}/`)),
    ),
  );
  expect(strays).toEqual([]);
});

it('contains the pages that its README links to, except those for contributors', () => {
  const links = [...readModule('README.md').matchAll(/\]\(([\w/.]+)/g)].map(([, path]) => path!);
  const missing = links.filter((path) => !existsSync(join(root, path)));
  expect(missing).toEqual(['ARCHITECTURE.md', 'CONTRIBUTING.md']);
});

it('supports no older Node than its dependencies do', () => {
  const toNumber = (range = '>=0') =>
    range.match(/\d+/g)!.reduce((sum, part, index) => sum + Number(part) / 1000 ** index, 0);
  const own = toNumber(manifest.engines.node);
  for (const name of Object.keys(manifest.dependencies)) {
    const { engines } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
    expect(own, name).toBeGreaterThanOrEqual(toNumber(engines?.node));
  }
});

it('declares its types without type arguments for Uint8Array, which TypeScript before 5.7 rejects', () => {
  const files = globSync('dist/**/*.d.ts', { cwd: root });
  expect(files.filter((path) => readModule(path).includes('Uint8Array<'))).toEqual([]);
});

it('has its styles in a layer', () => {
  expect(readModule('dist/styles.css')).toMatch(/^@layer react-sms-code\b/);
});

it('passes publint', () => {
  const { status, output } = runTool('publint/src/cli.js', tarball, '--strict');
  expect(status, output).toBe(0);
});

it('resolves to its types in every module resolution that supports ESM', () => {
  const args = ['--profile', 'esm-only', '--exclude-entrypoints', 'styles.css'];
  const { status, output } = runTool('@arethetypeswrong/cli/dist/index.js', tarball, ...args);
  expect(status, output).toBe(0);
});

describe.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('in a TypeScript application with module %s and resolution %s', (module, moduleResolution) => {
  /** Writes an application's only file and its tsconfig. */
  const writeApp = (folder: string, code: string, more: object) => {
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2022',
      strict: true,
      noEmit: true,
      ...more,
    };
    writeFileSync(join(folder, 'types.ts'), code);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['types.ts'] }));
  };
  /** What the compiler reads of the package and the application, and what it finds fault with there. */
  const compile = () => {
    const isOurs = (line: string) => line.includes(manifest.name) || line.startsWith('types.ts');
    const lines = runTool('typescript/bin/tsc', '--listFiles').output.split('\n').filter(isOurs);
    const isFault = (line: string) => line.includes('error TS');
    return { faults: lines.filter(isFault), files: lines.filter((line) => !isFault(line)) };
  };

  it.each([
    {
      where: 'without the types of Node',
      entryPoints: ENTRY_POINTS.filter((entryPoint) => entryPoint !== './server/node'),
      types: [],
    },
    { where: 'with the types of Node', entryPoints: ENTRY_POINTS, types: ['node'] },
  ])('the declarations compile $where', ({ entryPoints, types }) => {
    const code = [...entryPoints, './locales/en'].map(
      (entryPoint, index) => `export * as entryPoint${index} from '${importName(entryPoint)}';`,
    );
    code.push(`import '${importName('./styles.css')}';`);
    writeApp(app, code.join('\n'), { types });
    const { faults, files } = compile();
    expect(faults).toEqual([]);
    expect(files).toContainEqual(expect.stringContaining(`${manifest.name}/dist/index.d.ts`));
  });

  it('a class from a CSS module is accepted for every part under the strictest options', () => {
    const code = `
      import type { CodeFieldProps, PhoneFieldProps, PhoneLoginFormProps } from '${manifest.name}';
      declare const styles: { readonly [name: string]: string };
      const { a } = styles;
      const phone: PhoneFieldProps['classNames'] = { input: a };
      const code: CodeFieldProps['classNames'] = { input: a };
      export const form: PhoneLoginFormProps['classNames'] = { form: a, submit: a, agreement: a, back: a, phone, code };`;
    writeApp(app, code, { types: [], exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true });
    expect(compile().faults).toEqual([]);
  });

  it('the handlers for MSW have the type that MSW expects', () => {
    const code = `
      import { setupServer } from 'msw/node';
      import { simulateGenAuth, toMswHandlers } from '${importName('./testing')}';
      const handlers = toMswHandlers(simulateGenAuth(), '/api');
      setupServer(...handlers);
      // @ts-expect-error -- the type is not \`any\`
      export const none: string[] = handlers;`;
    writeApp(app, code, { types: [] });
    expect(compile().faults).toEqual([]);
  });

  it('the simulators compile if MSW is not installed', () => {
    // Outside the project, whose own MSW would be found.
    const bare = mkdtempSync(join(tmpdir(), 'package-test-'));
    onTestFinished(() => rmSync(bare, { recursive: true }));
    mkdirSync(join(bare, 'node_modules'));
    symlinkSync(root, join(bare, 'node_modules', manifest.name));
    const code = `
      import { simulateGenAuth } from '${importName('./testing')}';
      export const code: string | undefined = simulateGenAuth().inbox.latest()?.code;
      // @ts-expect-error -- MSW is not installed here
      import type {} from 'msw';`;
    writeApp(bare, code, { types: [], preserveSymlinks: true });
    expect(runTool('typescript/bin/tsc', '-p', bare).output).toBe('');
  });
});
