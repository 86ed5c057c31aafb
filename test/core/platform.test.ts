import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

let code: string;

beforeAll(async () => {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'src/core.ts', formats: ['iife'], name: 'core', fileName: 'core' },
    },
  });
  const [bundle] = [output].flat();
  code = bundle && 'output' in bundle ? bundle.output[0].code : '';
});

/** Runs a script with the core entry point in a context that has only the language itself and the given globals. */
function runBare(script: string, given: object): Promise<unknown> {
  return runInNewContext(`${code};(async () => { ${script} })()`, { ...given }) as Promise<unknown>;
}

/** The web APIs that React Native with Hermes has, with the clock and the timers of the test. */
function hermes(): object {
  return { Date, setTimeout, clearTimeout, AbortController, Headers, URL };
}

const SEND = `
  const transport = core.proxyTransport({ url: 'https://app.example.com/api/sms' });
  const request = { channel: 'CHANNEL_LOGIN', phoneNumber: '13800138000' };
  const machine = core.createSendMachines().get(core.toSendKey({ transportId: transport.id, ...request }));
  const states = [];
  const stop = machine.subscribe(() => states.push(machine.getSnapshot().state));
  const stopTicks = machine.subscribeTicks(() => states.push(machine.secondsLeft()));
  const first = await machine.send(request, { transport });
  const second = await machine.send(request, { transport });
  const seconds = machine.secondsLeft();
  stop();
  stopTicks();
  return JSON.stringify([first.status, second.status, seconds, states]);`;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('where there is no DOM, no storage, no crypto, no performance and no navigator, a machine', () => {
  it('sends and cools', async () => {
    const asked: [unknown, RequestInit][] = [];
    const fetch = (url: unknown, init: RequestInit) => {
      asked.push([url, init]);
      const body = { status: 'sent', ticket: 'v1.t', retryAfterMs: 30_000, codeLength: 6, requestId: 'r' };
      return Promise.resolve(Response.json(body));
    };
    const outcome = await runBare(SEND, { ...hermes(), fetch });
    expect(JSON.parse(String(outcome))).toEqual(['sent', 'cooling', 30, ['sending', 'cooling']]);
    expect(asked).toHaveLength(1);
    const [url, { method, headers }] = asked[0]!;
    expect([url, method]).toEqual(['https://app.example.com/api/sms/send', 'POST']);
    expect(new Headers(headers).get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('gives each send an idempotency key of its own', async () => {
    const script = `
    const keys = [];
    const transport = { send: (_, { idempotencyKey }) => { keys.push(idempotencyKey); return {}; } };
    const request = { channel: 'CHANNEL_LOGIN', phoneNumber: '13800138000' };
    const machines = core.createSendMachines();
    for (let key = 0; key < 100; key++) await machines.get('key ' + key).send(request, { transport });
    return new Set(keys).size;`;
    expect(await runBare(script, hermes())).toBe(100);
  });

  it('ticks', async () => {
    const script = `
    const machine = core.createSendMachines().get('key');
    const seconds = [];
    const stop = machine.subscribeTicks(() => seconds.push(machine.secondsLeft()));
    const isReady = new Promise((resolve) => machine.subscribe(() => machine.getSnapshot().state === 'ready' && resolve()));
    await machine.send({ channel: 'CHANNEL_LOGIN', phoneNumber: '1' }, { transport: { send: () => ({ retryAfterMs: 1100 }) } });
    await isReady;
    stop();
    return JSON.stringify(seconds);`;
    const seconds = runBare(script, hermes());
    await vi.advanceTimersByTimeAsync(1100);
    expect(await seconds).toBe('[1]');
  });

  it('waits in full if there is no fetch either', async () => {
    const outcome = await runBare(SEND, hermes());
    expect(JSON.parse(String(outcome))).toEqual(['unknown', 'cooling', 60, ['sending', 'cooling']]);
  });
});
