import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'node_modules/.cache/readme');

/** The package's doors as the sources have them, so that a snippet compiles as it stands in a user's project. */
const paths = {
  'react-sms-code': ['src/index.ts'],
  'react-sms-code/core': ['src/core.ts'],
  'react-sms-code/server': ['src/server.ts'],
  'react-sms-code/server/node': ['src/serverNode.ts'],
  'react-sms-code/testing': ['src/testing.ts'],
  'react-sms-code/locales/*': ['src/react/messages/*.ts'],
};

async function readSnippets(file: string): Promise<{ language: string; code: string }[]> {
  const text = await readFile(join(root, file), 'utf8');
  return [...text.matchAll(/^```(tsx?)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));
}

/** The anchors of a page's headings, as GitHub names them. */
const toAnchors = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const pages = [
  'README.md',
  ...['server', 'hooks', 'forms', 'styling', 'languages', 'webotp', 'testing'].map(
    (name) => `docs/${name}.md`,
  ),
];

describe('README and pages', () => {
  beforeAll(() => mkdir(folder, { recursive: true }));
  afterAll(() => rm(folder, { recursive: true }));

  it('show code that compiles', async () => {
    const perPage = await Promise.all(pages.map(readSnippets));
    for (const found of perPage) expect(found).not.toEqual([]);
    const snippets = perPage.flat();
    // one that begins with its file's name is that file, for the others to import
    const files = snippets.map(
      ({ language, code }, index) => /^\/\/ (\w+\.tsx?)$/m.exec(code)?.[1] ?? `snippet${index}.${language}`,
    );
    expect(new Set(files).size).toBe(files.length);
    await Promise.all(
      files.map((file, index) => writeFile(join(folder, file), `${snippets[index]?.code}\nexport {};\n`)),
    );
    const tsconfig = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noUnusedLocals: false,
        paths: Object.fromEntries(
          Object.entries(paths).map(([name, [file = '']]) => [name, [join(root, file)]]),
        ),
      },
      include: files,
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const run = promisify(execFile)(process.execPath, [tsc, '-p', folder]);
    const output = await run.then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
    expect(output).toBe('');
  });

  it('link to headings that are there', async () => {
    const documents = ['.', 'docs'].map(async (path) =>
      (await readdir(join(root, path)))
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(path, name)),
    );
    const files = (await Promise.all(documents)).flat();
    const texts = new Map(
      await Promise.all(files.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const)),
    );
    const links = files.flatMap((file) =>
      [...texts.get(file)!.matchAll(/\]\(([\w/.-]*)#([\w-]+)\)/g)].map(
        ([, to = '', anchor]) => [to ? join(dirname(file), to) : file, anchor] as const,
      ),
    );
    expect(links.length).toBeGreaterThan(20);
    const broken = links.filter(([to, anchor]) => !toAnchors(texts.get(to) ?? '').includes(anchor ?? ''));
    expect(broken).toEqual([]);
  });

  it('show forms that hand over a number only when its code was right', async () => {
    const snippets = await readSnippets('docs/forms.md');
    const forms = snippets.filter(({ code }) => code.includes('<form'));
    expect(forms.map(({ code }) => code.includes('check.verify('))).toEqual([true, true, true]);
  });
});
