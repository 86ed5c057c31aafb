import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchRow } from './BenchRow.ts';
import { ORIGIN } from './createBenchProxy.ts';

export const title = 'The proxy under load';
export const method =
  'Over HTTP on loopback, with `toNodeHandler` and the memory store, through GenAuth’s gateway to a service that answers at once; compared with `node:http` and a `fetch` to the same service, without any checks. Client, servers and service are separate processes. At full load, 50 connections send one request after the other, 12 rounds of 1,000; at 200 requests a second, 8 rounds of one second. The two take turns, and the fastest round counts.';

const CONNECTIONS = 50;
const PER_SECOND = 200;

const NAMES = ['node:http and fetch', 'the proxy'] as const;
type Name = (typeof NAMES)[number];

/** Sends a round of requests to a port, and resolves to one or more figures. */
type Round = (port: number) => Promise<readonly number[]>;

/** The cost of the proxy, compared with a back end that only passes a send on. */
export default async function bench(): Promise<BenchRow[]> {
  const children: ChildProcess[] = [];
  try {
    const start = async (...args: string[]) => {
      const child = fork(new URL('servers/sendServers.ts', import.meta.url), args);
      children.push(child);
      const [ports] = (await once(child, 'message')) as [number[]];
      return ports;
    };
    const [service] = await start();
    const ports = await start(`http://127.0.0.1:${service}`);
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const full = await takeTurns(12, ports, (port) => timeFullLoad(agent, port, 1_000));
    const steady = await takeTurns(8, ports, (port) => timeSteadily(agent, port, PER_SECOND));
    agent.destroy();
    return toRows(full, steady);
  } finally {
    for (const child of children) child.kill();
  }
}

/** The lowest value of each figure over the rounds of each server, after one round to warm up. */
async function takeTurns(
  rounds: number,
  ports: readonly number[],
  round: Round,
): Promise<Record<Name, number[]>> {
  const least: Record<Name, number[]> = { 'node:http and fetch': [], 'the proxy': [] };
  for (let turn = 0; turn <= rounds; turn++)
    for (const [index, name] of NAMES.entries()) {
      const figures = await round(ports[index]!);
      if (turn > 0) least[name] = figures.map((figure, at) => Math.min(figure, least[name][at] ?? figure));
    }
  return least;
}

/** Microseconds per request, while each connection sends its next request as soon as the last one is answered. */
async function timeFullLoad(agent: Agent, port: number, requests: number): Promise<number[]> {
  let left = requests;
  const sendOnAndOn = async () => {
    while (left-- > 0) await send(agent, port);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, sendOnAndOn));
  return [((performance.now() - start) * 1_000) / requests];
}

/** Median and 99th percentile of a request in milliseconds, while requests arrive at a fixed rate for a second. */
async function timeSteadily(agent: Agent, port: number, perSecond: number): Promise<number[]> {
  const start = performance.now();
  const answers: Promise<number>[] = [];
  for (let index = 0; index < perSecond; index++) {
    await sleep(Math.max(0, start + (index * 1_000) / perSecond - performance.now()));
    const sentAt = performance.now();
    answers.push(send(agent, port).then(() => performance.now() - sentAt));
  }
  const times = (await Promise.all(answers)).toSorted((one, other) => one - other);
  return [times[perSecond * 0.5]!, times[perSecond * 0.99]!];
}

let sends = 0;

/** Sends with a phone number and an idempotency key of its own. */
async function send(agent: Agent, port: number): Promise<void> {
  sends += 1;
  const body = JSON.stringify({ channel: 'CHANNEL_LOGIN', phoneNumber: String(13_800_000_000 + sends) });
  const asked = request({
    agent,
    port,
    host: '127.0.0.1',
    path: '/send',
    method: 'POST',
    headers: {
      Origin: ORIGIN,
      'Content-Type': 'application/json',
      'Content-Length': body.length,
      'Idempotency-Key': `key-of-the-benchmark-${sends}`,
    },
  }).end(body);
  const [response] = await once(asked, 'response');
  if (response.statusCode !== 200) throw new Error(`${port} answered ${response.statusCode}`);
  await once(response.resume(), 'end');
}

function toRows(full: Record<Name, number[]>, steady: Record<Name, number[]>): BenchRow[] {
  const compare = (
    subject: string,
    unit: string,
    toFigure: (name: Name) => number | undefined,
    toMost: (bare: number) => number,
  ): BenchRow[] =>
    NAMES.map((candidate, index) => ({
      subject,
      candidate,
      unit,
      value: toFigure(candidate)!,
      goal: index === 0 ? undefined : { atMost: toMost(toFigure(NAMES[0])!) },
    }));
  const often = `${PER_SECOND} requests a second`;
  return [
    // at least 0.45 times as many requests per second
    ...compare(
      'full load, a request',
      'µs',
      (name) => full[name][0],
      (bare) => bare / 0.45,
    ),
    ...compare(
      `${often}, median`,
      'ms',
      (name) => steady[name][0],
      (bare) => bare + 0.5,
    ),
    ...compare(
      `${often}, 99th percentile`,
      'ms',
      (name) => steady[name][1],
      (bare) => bare * 2,
    ),
  ];
}
