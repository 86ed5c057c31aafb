import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A member of an interface. */
export interface Member {
  name: string;
  /** Its `@default` without backticks; `''` if it has none. */
  fallback: string;
}

/** The members of an interface in the sources. Throws if there is no such interface, or a test would pass with none. */
export function readMembers(path: string, name: string): Member[] {
  const source = readFileSync(join(root, path), 'utf8');
  const [, body] = new RegExp(`interface ${name}\\b[^{]*\\{\n(.*?)\n\\}`, 's').exec(source) ?? [];
  if (body === undefined)
    throw new Error(
      `${path} has no interface ${name}, so its documentation can't be checked. ` +
        'If it was renamed or moved, change its name or path in this test.',
    );
  const members = body.matchAll(
    /(?:\/\*\*(?<comment>(?:(?!\*\/).)*)\*\/\n)?^ {2}(?:readonly )?'?(?<name>[\w-]+)'?\??[:(]/gms,
  );
  return [...members].map(({ groups: { name: member = '', comment = '' } = {} }) => ({
    name: member,
    fallback: /@default (.*)/.exec(comment)?.[1]?.trim().replaceAll('`', '') ?? '',
  }));
}

/** The members of every exported interface named `…Options`, in all files that match a pattern. */
export function readOptionsIn(pattern: string): string[] {
  const names = globSync(pattern, { cwd: root }).flatMap((path) => {
    const source = readFileSync(join(root, path), 'utf8');
    const interfaces = [...source.matchAll(/^export interface (\w+Options)\b/gm)];
    return interfaces.flatMap(([, name = '']) => readMembers(path, name)).map(({ name }) => name);
  });
  return [...new Set(names)];
}
