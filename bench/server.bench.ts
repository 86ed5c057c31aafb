import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';
import { memoryLimitStore, redisLimitStore } from '../src/server.ts';
import type { Gateway, LimitStore } from '../src/server.ts';
import { hasRedis, startRedis } from '../test/server/limits/startRedis.ts';
import type { BenchRow, Goal } from './BenchRow.ts';
import { createBenchProxy, MANY, ORIGIN } from './createBenchProxy.ts';
import { measureInTurns } from './measure.ts';

export const title = 'The proxy';
export const method =
  'In one process, with a gateway that answers at once: what the proxy adds to a bare Request, JSON in, JSON out. A send makes two calls to Redis, one script each. A refusal makes a Response too, and each one but that of a foreign origin reads the phone number. The fastest of 210 rounds of 20 calls; the candidates take turns.';

const IP = '203.0.113.7';

/** A gateway that answers at once, so that only the proxy's own work is measured. */
const gateway: Gateway<null> = {
  id: 'bench',
  timeoutMs: 8_000,
  send: async () => {},
  verify: async () => null,
};

const createProxy = (store: LimitStore) => createBenchProxy(gateway, store);

let requests = 0;

/** A send with a phone number and an idempotency key of its own, unless a header or a field replaces them. */
function createRequest(headers: Record<string, string> = {}, fields: object = {}): Request {
  requests += 1;
  const body = JSON.stringify({
    channel: 'CHANNEL_LOGIN',
    phoneNumber: String(13_800_000_000 + requests),
    phoneCountryCode: '+86',
    ...fields,
  });
  return new Request(`${ORIGIN}/api/sms/send`, {
    method: 'POST',
    headers: {
      Origin: ORIGIN,
      'Content-Type': 'application/json',
      // as browsers send it
      'Content-Length': String(body.length),
      'Idempotency-Key': `key-of-the-benchmark-${requests}`,
      ...headers,
    },
    body,
  });
}

/** The least that any handler has to do: read one JSON object, answer with another. */
async function answerBarely(request: Request): Promise<Response> {
  const { channel } = (await request.json()) as { channel: string };
  return Response.json({ status: 'sent', channel });
}

/** What the proxy adds to a request, in process. */
export default async function bench(): Promise<BenchRow[]> {
  const redis = hasRedis ? await startRedis() : null;
  if (!redis)
    console.error(
      'No redis-server was found, so what a send through Redis costs is left out. On Debian: apt-get install redis-server',
    );
  try {
    const memory = createProxy(memoryLimitStore({ maxKeys: MANY }));
    const client = redis?.connect();
    const shared = client && createProxy(redisLimitStore(client, { timeoutMs: 5_000 }));
    const hammered = { phoneNumber: '13900139000' };
    await memory.fetch(createRequest({}, hammered), { ip: IP });
    const expect = (
      proxy: typeof memory,
      status: number,
      headers?: Record<string, string>,
      fields?: object,
    ) =>
      async function send() {
        const response = await proxy.fetch(createRequest(headers, fields), { ip: IP });
        if (response.status !== status) throw new Error(`${response.status}: ${await response.text()}`);
        await response.text();
      };
    const floor = async () => (await answerBarely(createRequest())).text();
    const roundTrips = async () => {
      for (const _ of ['reserve', 'settle']) await client?.eval('return 1', 0);
    };
    const times = await measureInTurns(
      {
        floor,
        memory: expect(memory, 200),
        // without a Redis, `toRows` leaves out its rows
        redis: shared ? expect(shared, 200) : floor,
        roundTrips,
        phone: () => parsePhoneNumberFromString('+8613800138000', { extract: false }, metadata),
        foreign: expect(memory, 403, { Origin: 'https://elsewhere.example' }),
        unsupported: expect(memory, 422, {}, { channel: 'CHANNEL_BIND_PHONE' }),
        tooEarly: expect(memory, 429, {}, hammered),
      },
      // Short rounds: in a long one, something else almost always interrupts Redis or this process.
      { repeats: 20, rounds: 210 },
    );
    return toRows(times, redis !== null);
  } finally {
    await redis?.stop();
  }
}

type Refusal = 'foreign' | 'unsupported' | 'tooEarly';
type Times = Record<'floor' | 'memory' | 'redis' | 'roundTrips' | 'phone' | Refusal, number>;

function toRows({ floor, ...times }: Times, withRedis: boolean): BenchRow[] {
  const send = 'a send in process, over a bare Request and Response';
  const refusal = 'a refusal in process, over a bare Request and Response';
  const toRow = (subject: string, candidate: string, value: number, goal?: Goal): BenchRow => ({
    subject,
    candidate,
    value: value - floor,
    unit: 'µs',
    goal,
  });
  const toPart = (subject: string, candidate: string, value: number): BenchRow => ({
    subject,
    candidate,
    value,
    unit: 'µs',
  });
  const tenth = { atMost: (times.memory - floor) / 10 };
  return [
    toRow(send, 'memory store', times.memory, { atMost: 60 }),
    ...(withRedis ? [toRow(send, 'Redis on loopback', times.redis, { atMost: 200 })] : []),
    toRow(refusal, 'a foreign origin', times.foreign, tenth),
    toRow(refusal, 'a channel that is not enabled', times.unsupported, tenth),
    toRow(refusal, 'too early', times.tooEarly, tenth),
    toPart('the bare Request and Response', 'Request, JSON in, JSON out', floor),
    toPart('a phone number is read', 'libphonenumber-js', times.phone),
    ...(withRedis ? [toPart('two calls to Redis', 'ioredis, `return 1`', times.roundTrips)] : []),
  ];
}
