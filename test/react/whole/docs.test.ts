import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SMS_ERRORS } from '../../../src/protocol/errors.ts';
import { readCode } from '../../../src/react/CodeField/readCode.ts';
import { en } from '../../../src/react/messages/en.ts';
import { readMembers, readOptionsIn } from '../../readMembers.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const find = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))].toSorted();

/** The names of an interface's members. */
const membersIn = (path: string, name: string) =>
  readMembers(`src/${path}`, name).map((member) => member.name);

/** The names that a page does not mention. */
const missingIn = (text: string, names: string[]) =>
  names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text));

// what to do; in the table's diff, "expected" is from the sources and "received" from the page
const MEND = 'correct the table on this page: the sources have other entries';
const TELL = 'describe them on this page, with their names in backticks';

const css = globSync('src/react/**/*.css', { cwd: root }).map(read).join('\n');
const tsx = globSync('src/react/**/*.{ts,tsx}', { cwd: root }).map(read).join('\n');
/** The sources without comments, strings and interfaces: what is left of a prop is its use. */
const code = [tsx, ...globSync('src/core/*.ts', { cwd: root }).map(read)]
  .join('\n')
  .replaceAll(/\/\*[\s\S]*?\*\/|'[^'\n]*'|^(?:export )?interface [\s\S]*?^\}/gm, '');
const page = read('docs/styling.md');

/** Classes that are composed of a component's name and a part's name. */
const partClasses = ['PhoneField', 'CodeField'].flatMap((component) => {
  const sources = globSync(`src/react/${component}/*.tsx`, { cwd: root }).map(read).join('\n');
  return find(sources, /\bpart\('(\w+)'\)/g).map((part) => `sms-${component}-${part}`);
});

it('every page in docs is linked from the README', () => {
  const readme = read('README.md');
  const pages = globSync('docs/*.md', { cwd: root });
  expect(pages).toContain('docs/server.md');
  const unlinked = pages.filter((path) => !readme.includes(`](${path}): `));
  expect(unlinked, 'link them under "Documentation", and say what they are about').toEqual([]);
});

describe('docs/styling.md', () => {
  it('lists every custom property, and no others', () => {
    const used = find(css + tsx, /(--sms-[a-z-]+)/g).filter((name) => !name.endsWith('-'));
    expect(find(page, /`(--sms-[a-z-]+)`/g), MEND).toEqual(used);
  });

  it('gives the defaults of the custom properties', () => {
    const rows = page.matchAll(/^\| `(--sms-[a-z-]+)` \| `([^`]+)`/gm);
    const wrong = [...rows].filter(([, name, value]) => !css.includes(`${name}: ${value};`));
    expect(wrong, 'these values differ from the CSS').toEqual([]);
  });

  it('lists every class, and no others', () => {
    const inCss = find(css, /\.(sms-[A-Za-z-]+)/g);
    const inMarkup = find(tsx, /["'`](sms-[A-Za-z]+(?:-[A-Za-z]+)?)["'`]/g).filter((name) =>
      /^sms-[A-Zv]/.test(name),
    );
    expect(find(page, /^\| `(sms-[A-Za-z-]+)`/gm), MEND).toEqual(
      [...new Set([...inCss, ...inMarkup, ...partClasses])].toSorted(),
    );
  });

  it('lists every data attribute, and no others', () => {
    const used = find(tsx, /(?:^|[\s'])(data-[a-z-]+)(?==|')/gm);
    expect(find(page, /^\| `(data-[a-z-]+)`/gm), MEND).toEqual(used);
  });

  it.each(['PhoneField', 'CodeField'])('lists the parts of %s', (component) => {
    const [, union = ''] = tsx.match(new RegExp(`type ${component}Part =([^;]+);`)) ?? [];
    const [, row = ''] = page.match(new RegExp(`^\\| \`${component}\` \\| (.+) \\|$`, 'm')) ?? [];
    expect(find(row, /`([a-zA-Z]+)`/g), MEND).toEqual(find(union, /'([a-zA-Z]+)'/g));
  });

  it('lists the parts of the widgets', () => {
    const [, ofForm = ''] = read('src/react/PhoneLoginForm/PhoneLoginForm.tsx').match(/& \{([^}]+)\}/) ?? [];
    const rows = [...page.matchAll(/^\| `Phone(?:LoginForm|CodeInput)` \| (`form`.+|`root`.+) \|$/gm)].join();
    const parts = membersIn('react/PhoneCodeInput/PhoneCodeInput.tsx', 'PhoneCodeInputClassNames');
    expect(find(rows, /`([a-z]\w+)`/g), MEND).toEqual([...parts, ...find(ofForm, /(\w+)\?:/g)].toSorted());
  });
});

describe('docs/components.md', () => {
  const sections = read('docs/components.md').split(/^## /m);

  /** The props of a component: those its interface declares, those it picks, and those that a type in its file picks. */
  const membersOf = (component: string) => {
    const source = read(`src/react/${component}/${component}.tsx`).replaceAll(/\/\*[\s\S]*?\*\//g, '');
    const [, head = '', body = ''] =
      new RegExp(`interface ${component}Props([\\s\\S]*?)\\{\\n([\\s\\S]*?)\\n\\}`).exec(source) ?? [];
    const picks = [
      ...(head.match(/Pick<[^>]*>/g) ?? []),
      ...(source.match(/^type \w+ = Pick<[^;]*;/gm) ?? []),
    ];
    return [
      ...find(body, /^ {2}'?([\w-]+)'?\??:/gm),
      ...find(picks.join('\n'), /'(\w+)'/g),
      ...(head.includes('CountryOptions') ? ['countries', 'defaultCountry'] : []),
    ];
  };

  it.each(['PhoneLoginForm', 'PhoneCodeInput', 'PhoneField', 'CodeField', 'SendCodeButton'])(
    'lists the props of %s, all of which are read',
    (component) => {
      const section = sections.find((part) => part.startsWith(`${component}\n`)) ?? '';
      const [table = ''] = section.match(/^\| prop [\s\S]*?\n(?!\|)/m) ?? [];
      const cells = find(table, /^\| (`.*?) \|/gm).join(' ');
      expect(find(cells, /`([\w-]+)`/g), MEND).toEqual(membersOf(component).toSorted());
      const unread = membersOf(component).filter((prop) => !new RegExp(`\\b${prop}\\b`).test(code));
      expect(unread, 'nothing reads these props: types let a component accept and ignore one').toEqual([]);
    },
  );

  it.each(['PhoneCodeChangeReason', 'PhoneChangeReason', 'CodeChangeReason', 'PhoneLevel', 'NationalLevel'])(
    'lists the values of %s',
    (type) => {
      const [, union = ''] = tsx.match(new RegExp(`type ${type} =([^;]+);`)) ?? [];
      const values = find(union, /'(\w+)'/g);
      expect(values.length).toBeGreaterThan(1);
      expect(missingIn(sections.join(), values), TELL).toEqual([]);
    },
  );
});

describe('docs/hooks.md', () => {
  it.each([
    ['UseSendSmsOptions', 'react/useSendSms.ts'],
    ['UseSendSmsResult', 'react/useSendSms.ts'],
    ['UseVerifySmsOptions', 'react/useVerifySms.ts'],
    ['UseVerifySmsResult', 'react/useVerifySms.ts'],
    ['SmsTransport', 'core/transports/Transport.ts'],
    ['SendContext', 'core/transports/Transport.ts'],
    ['SendSmsReceipt', 'protocol/requests.ts'],
    ['ProxyTransportOptions', 'core/transports/proxyTransport.ts'],
    ['GenAuthTransportOptions', 'core/transports/genAuthTransport.ts'],
    ['GenAuthApp', 'protocol/genAuth.ts'],
  ])('describes every member of %s', (name, path) => {
    const members = membersIn(path, name);
    expect(members.length).toBeGreaterThan(2);
    expect(missingIn(read('docs/hooks.md'), members), TELL).toEqual([]);
  });

  it.each(['docs/hooks.md', 'docs/migrating.md'])(
    '%s tells transports to throw errors that exist',
    (path) => {
      const rows = find(read(path), /\| throw \|.*\n.*\n((?:\|.*\n)+)/g).flatMap((body) => body.split('\n'));
      const codes = rows.flatMap((row) => find(row.split(' | ')[1] ?? '', /`([a-z_]+)`/g));
      expect(codes.length).toBeGreaterThan(10);
      expect(codes.filter((code) => !Object.hasOwn(SMS_ERRORS, code))).toEqual([]);
    },
  );

  it('lists every error that only originates in a browser', () => {
    const listed = find(read('docs/hooks.md'), /^\| `(\w+)` \| (?:not sent|unknown) \|/gm);
    const codes = Object.entries(SMS_ERRORS).flatMap(([code, { status }]) => (status === null ? code : []));
    const untold = codes.filter((code) => !listed.includes(code));
    expect(untold, 'give each a row: `code` | not sent, or unknown | what it means').toEqual([]);
  });
});

describe('docs/testing.md', () => {
  it('lists every option of the simulators, and every fault', () => {
    const [, faults = ''] = read('src/testing/faults.ts').match(/PLAIN_FAULTS = \[([^\]]+)\]/) ?? [];
    const names = [...readOptionsIn('src/testing/{Simulator,simulate*}.ts'), ...find(faults, /('\w+')/g)];
    expect(names).toEqual(expect.arrayContaining(['userDomainSecret', "'reply_lost'"]));
    const cells = find(read('docs/testing.md'), /`([^`\n]+)`/g);
    const untold = names.filter((name) => !cells.includes(name));
    expect(untold, TELL).toEqual([]);
  });
});

describe('docs/languages.md', () => {
  const cells = find(read('docs/languages.md'), /^\| (`.*?) \|/gm).join(' ');

  it('lists every language', () => {
    const files = globSync('src/react/messages/*.ts', { cwd: root }).map((path) => basename(path, '.ts'));
    const untold = files.filter((name) => !cells.includes(`\`${name}\``));
    expect(untold, 'name the file in the table of languages, in backticks').toEqual([]);
  });

  it('lists every text that has placeholders', () => {
    const texts = Object.entries(en.messages).filter(([, text]) => JSON.stringify(text).includes('{', 1));
    const names = texts.filter(([name]) => name !== 'errors').map(([name]) => name);
    expect(names).toContain('attemptsLeft');
    const untold = names.filter((name) => !cells.includes(`\`${name}\``));
    expect(untold, 'give each a row with its placeholders').toEqual([]);
  });
});

describe('docs/webotp.md', () => {
  it('shows a message whose code is found when the whole message is pasted', () => {
    const [, message = ''] = read('docs/webotp.md').match(/^```text\n(.*?)^```$/ms) ?? [];
    expect(message).toContain('@example.com #123456');
    expect(readCode(message, { length: 6, charset: 'digits' })).toBe('123456');
    expect(readCode(message.split('\n').at(-2) ?? '', { length: 6, charset: 'digits' })).toBe('123456');
  });
});
