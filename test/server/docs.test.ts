import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SMS_ERRORS } from '../../src/server.ts';

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

/** Members of an interface, each with its `@default` or an empty text. */
const members = (path: string, name: string) => {
  const [, body = ''] = new RegExp(`interface ${name}\\b[^{]*\\{\n(.*?)\n\\}`, 's').exec(read(path)) ?? [];
  return [...body.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\n {2}(\w+)\??:/gs)].map(([, comment = '', member]) => [
    member,
    /@default (.*)/.exec(comment)?.[1]?.trim().replaceAll('`', '') ?? '',
  ]);
};
const sorted = (list: unknown[][]) => list.toSorted(([a], [b]) => String(a).localeCompare(String(b)));

describe('docs/server.md', () => {
  it('lists every option of the proxy with its default', () => {
    const own = rows(section('Options')).map(([name, cell]) =>
      name === 'limits' || name === 'conversion' ? [name, ''] : [name, cell],
    );
    expect(own).toHaveLength(18);
    expect(own).toEqual(members('src/server/options.ts', 'SmsProxyOptions'));
  });

  it('tells of every option of the gateways', () => {
    const options = [
      ['upstream', 'UpstreamOptions'],
      ['genAuthGateway', 'GenAuthGatewayOptions'],
      ['signedV2Gateway', 'SignedV2GatewayOptions'],
    ].flatMap(([file, name = '']) => {
      const [, body = ''] =
        new RegExp(`interface ${name}\\b[^{]*\\{\n(.*?)\n\\}`, 's').exec(
          read(`src/server/gateways/${file}.ts`),
        ) ?? [];
      return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, option]) => option);
    });
    expect(options).toContain('userDomainSecret');
    const text = section('Gateways');
    expect(options.filter((option) => !text.includes(`\`${option}\``))).toEqual([]);
  });

  it('lists every limit with its default', () => {
    const own = [
      ...members('src/server/limits/sendLimits.ts', 'SmsProxyLimits'),
      ...members('src/server/limits/conversion.ts', 'ConversionOptions'),
    ];
    expect(own).toHaveLength(10);
    expect(sorted(rows(section('Limits')))).toEqual(sorted(own));
  });

  it('lists every error code with its status', () => {
    const sent = Object.entries(SMS_ERRORS).filter(([, { status }]) => status !== null);
    expect(rows(section('Error codes'))).toEqual(sent.map(([code, { status }]) => [code, String(status)]));
  });

  it('lists every event', () => {
    const [, union = ''] = /type: ([^;]+);/.exec(read('src/server/SmsEvent.ts')) ?? [];
    const types = [...union.matchAll(/'(\w+)'/g)].map(([, type]) => type);
    const cells = section('Events').matchAll(/^\| (`.*?) \|/gm);
    const listed = [...cells].flatMap(([, cell = '']) => cell.replaceAll('`', '').split(', ')).slice(1);
    expect(listed).toEqual(types);
  });
});
