import { afterEach, expect, it, vi } from 'vitest';
import { createFetchOnce } from '../../../src/server/gateways/fetchOnce.ts';

afterEach(() => vi.unstubAllGlobals());

const newConnections = { poolMaxIdlePerHost: 0 };

it.each<[string, object, object]>([
  ['Node', {}, {}],
  ['Deno', { Deno: { createHttpClient: (options: object) => options } }, { client: newConnections }],
  ['a Deno without clients', { Deno: {} }, {}],
  ['Bun', { Bun: {} }, { keepalive: false }],
])(
  'asks %s for a new connection, if it would repeat a POST on a reused one',
  async (_, globals, connection) => {
    const given: unknown[] = [];
    vi.stubGlobal('fetch', async (_request: Request, options: unknown) => {
      given.push(options);
      return new Response('ok');
    });
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    const response = await createFetchOnce()(new Request('https://example.com/', { method: 'POST' }), 'b0dy');
    expect([await response.text(), given]).toEqual(['ok', [{ ...connection, body: 'b0dy' }]]);
  },
);
