import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SMS_ERRORS } from '../../src/server.ts';
import { readMembers, readOptionsIn } from '../readMembers.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/server.md');

/** A section of the page, its subsections too, by its headline. */
const section = (headline: string) => page.split(/^## /m).find((part) => part.startsWith(headline)) ?? '';

/** First and second cell of each row whose first is in backticks. */
const rows = (text: string) =>
  [...text.matchAll(/^\| `(\w+)` \| (.*?) ?\|/gm)].map(([, name = '', cell = '']) => [
    name,
    cell.replaceAll('`', ''),
  ]);

const membersOf = (path: string, name: string) =>
  readMembers(path, name).map((member) => [member.name, member.fallback]);
const sorted = (list: unknown[][]) => list.toSorted(([a], [b]) => String(a).localeCompare(String(b)));

describe('docs/server.md', () => {
  it('lists every option of the proxy with its default', () => {
    const own = rows(section('Options')).map(([name, cell]) =>
      name === 'limits' || name === 'conversion' ? [name, ''] : [name, cell],
    );
    expect(own, 'mend the table under "Options": each option in the order of its interface').toEqual(
      membersOf('src/server/options.ts', 'SmsProxyOptions'),
    );
  });

  it('tells of every option of the gateways', () => {
    const options = readOptionsIn('src/server/gateways/*.ts');
    expect(options).toContain('userDomainSecret');
    const text = section('Gateways');
    const untold = options.filter((option) => !text.includes(`\`${option}\``));
    expect(untold, 'tell of them under "Gateways", in backticks').toEqual([]);
  });

  it('lists every limit with its default', () => {
    const own = [
      ...membersOf('src/server/limits/sendLimits.ts', 'SmsProxyLimits'),
      ...membersOf('src/server/limits/conversion.ts', 'ConversionOptions'),
    ];
    expect(sorted(rows(section('Limits'))), 'mend the tables under "Limits"').toEqual(sorted(own));
  });

  it('lists every error code with its status', () => {
    const sent = Object.entries(SMS_ERRORS).filter(([, { status }]) => status !== null);
    expect(
      rows(section('Error codes')),
      'mend the table under "Error codes", in the order of errors.ts',
    ).toEqual(sent.map(([code, { status }]) => [code, String(status)]));
  });

  it('lists every event', () => {
    const [, union = ''] = /type: ([^;]+);/.exec(read('src/server/SmsEvent.ts')) ?? [];
    const types = [...union.matchAll(/'(\w+)'/g)].map(([, type]) => type);
    const cells = section('Events').matchAll(/^\| (`.*?) \|/gm);
    const listed = [...cells].flatMap(([, cell = '']) => cell.replaceAll('`', '').split(', ')).slice(1);
    expect(types).toContain('store_failed');
    expect(listed, 'mend the table under "Events", in the order of SmsEvent.ts').toEqual(types);
  });
});
