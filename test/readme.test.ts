import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'node_modules/.cache/readme');

/** Maps the package's entry points to the sources, so that a snippet compiles as in a user's project. */
const paths = {
  'react-sms-code': ['src/index.ts'],
  'react-sms-code/core': ['src/core.ts'],
  'react-sms-code/server': ['src/server.ts'],
  'react-sms-code/server/node': ['src/serverNode.ts'],
  'react-sms-code/testing': ['src/testing.ts'],
  'react-sms-code/locales/*': ['src/react/messages/*.ts'],
};

/** The snippets of a page. One whose first line names a file is saved under that name, so that others can import it. */
async function readSnippets(page: string): Promise<{ file: string; code: string }[]> {
  const text = await readFile(join(root, page), 'utf8');
  const snippets = [...text.matchAll(/^```(tsx?)\n(.*?)^```$/gms)];
  // the pattern misses one that is indented or has no end, so it would not be compiled
  expect(snippets, `${page}: each snippet begins and ends at the start of a line`).toHaveLength(
    text.split(/```tsx?\b/).length - 1,
  );
  return snippets.map(({ 1: language, 2: code = '', index }) => {
    const line = text.slice(0, index).split('\n').length;
    const name = `${basename(page, '.md')}-line-${line}.${language}`;
    return { file: /^\/\/ (\w+\.tsx?)$/m.exec(code)?.[1] ?? name, code };
  });
}

/** The anchors of a page's headings, as GitHub generates them. */
const toAnchors = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const pages = ['README.md', ...globSync('docs/*.md', { cwd: root })];

describe('the README and the docs', () => {
  beforeAll(() => mkdir(folder, { recursive: true }));
  afterAll(() => rm(folder, { recursive: true }));

  it('contain only code that compiles', async () => {
    const perPage = await Promise.all(pages.map(readSnippets));
    const snippets = perPage.flat();
    expect(snippets.length).toBeGreaterThan(30);
    const files = snippets.map(({ file }) => file);
    expect([...new Set(files)], 'two snippets start with the same file name').toEqual(files);
    await Promise.all(
      snippets.map(({ file, code }) => writeFile(join(folder, file), `${code}\nexport {};\n`)),
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
    expect(
      output,
      'a file is named by the first line of its snippet, or else after its page and the line of its fence',
    ).toBe('');
  });

  it('link only to files and headings that exist', () => {
    const read = (path: string) => readFileSync(join(root, path), 'utf8');
    const links = globSync('{.,docs}/*.md', { cwd: root }).flatMap((from) =>
      [...read(from).matchAll(/\]\(([\w/.-]*)(?:#([\w-]+))?\)/g)].map(([link, to = '', anchor]) => ({
        link: `${from}: ${link}`,
        path: to ? join(dirname(from), to) : from,
        anchor,
      })),
    );
    expect(links.length).toBeGreaterThan(60);
    const isBroken = ({ path, anchor }: (typeof links)[number]) =>
      !existsSync(join(root, path)) || (anchor && !toAnchors(read(path)).includes(anchor));
    expect(links.filter(isBroken).map(({ link }) => link)).toEqual([]);
  });

  it('list all sections of a page at its top, where they list any', () => {
    const missing = globSync('docs/*.md', { cwd: root }).flatMap((page) => {
      const text = readFileSync(join(root, page), 'utf8');
      const [top = ''] = text.split('\n## ');
      const links = toAnchors(text.match(/^## .+/gm)?.join('\n') ?? '').map((anchor) => `](#${anchor})`);
      return top.includes('](#') ? links.filter((link) => !top.includes(link)) : [];
    });
    expect(missing).toEqual([]);
  });

  it('show forms that pass on a number only if its code was right', async () => {
    const snippets = await readSnippets('docs/forms.md');
    const forms = snippets.filter(({ code }) => code.includes('<form'));
    expect(forms.map(({ code }) => code.includes('check.verify('))).toEqual([true, true, true]);
  });
});
