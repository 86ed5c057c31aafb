import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SMS_ERRORS } from '../../src/server.ts';
import { readMembers, readOptionsIn } from '../readMembers.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = ['server', 'operating'].map((name) => read(`docs/${name}.md`)).join('\n');

/** A section of a page with its subsections, by its heading. */
const section = (headline: string) => pages.split(/^## /m).find((part) => part.startsWith(headline)) ?? '';

/** The first two cells of each table row whose first cell is in backticks. */
const rows = (text: string) =>
  [...text.matchAll(/^\| `(\w+)` \| (.*?) ?\|/gm)].map(([, name = '', cell = '']) => [
    name,
    cell.replaceAll('`', ''),
  ]);

const membersOf = (path: string, name: string) =>
  readMembers(path, name).map((member) => [member.name, member.fallback]);
const sorted = (list: unknown[][]) => list.toSorted(([a], [b]) => String(a).localeCompare(String(b)));

describe('docs/server.md and docs/operating.md', () => {
  it('lists every option of the proxy with its default', () => {
    const own = rows(section('Options')).map(([name, cell]) =>
      name === 'limits' || name === 'conversion' ? [name, ''] : [name, cell],
    );
    expect(
      own,
      'correct the table under "Options": it lists the options in the order of the interface',
    ).toEqual(membersOf('src/server/options.ts', 'SmsProxyOptions'));
  });

  it('describes every option of the gateways', () => {
    const options = readOptionsIn('src/server/gateways/*.ts');
    expect(options).toContain('userDomainSecret');
    const text = section('Gateways');
    const untold = options.filter((option) => !text.includes(`\`${option}\``));
    expect(untold, 'describe them under "Gateways", with their names in backticks').toEqual([]);
  });

  it('lists every limit with its default', () => {
    const own = [
      ...membersOf('src/server/limits/sendLimits.ts', 'SmsProxyLimits'),
      ...membersOf('src/server/limits/conversion.ts', 'ConversionOptions'),
    ];
    expect(sorted(rows(section('Limits'))), 'correct the tables under "Limits"').toEqual(sorted(own));
  });

  it('names every policy', () => {
    const [, union = ''] = /type SmsPolicy =([^;]+);/.exec(read('src/server/limits/sendLimits.ts')) ?? [];
    const policies = [...union.matchAll(/'(\w+)'/g)].map(([, policy = '']) => policy);
    expect(policies).toContain('verify_tries');
    const untold = policies.filter((policy) => !section('Limits').includes(`\`${policy}\``));
    expect(untold, 'name them under "Limits", and under "Events" if they call for an alarm').toEqual([]);
  });

  it('lists every error code with its status', () => {
    const sent = Object.entries(SMS_ERRORS).filter(([, { status }]) => status !== null);
    expect(
      rows(section('Error codes')),
      'correct the table under "Error codes": it follows the order of errors.ts',
    ).toEqual(sent.map(([code, { status }]) => [code, String(status)]));
  });

  it('lists every event', () => {
    const [, union = ''] = /type: ([^;]+);/.exec(read('src/server/SmsEvent.ts')) ?? [];
    const types = [...union.matchAll(/'(\w+)'/g)].map(([, type]) => type);
    const cells = section('Events').matchAll(/^\| (`.*?) \|/gm);
    const listed = [...cells].flatMap(([, cell = '']) => cell.replaceAll('`', '').split(', ')).slice(1);
    expect(types).toContain('store_failed');
    expect(listed, 'correct the table under "Events": it follows the order of SmsEvent.ts').toEqual(types);
  });
});
