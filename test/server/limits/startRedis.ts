import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findFreePort } from '../../../scripts/findFreePort.ts';
import { findRedisServer } from '../../../scripts/findRedisServer.ts';

const redisServer = findRedisServer();

/** Whether this machine has a Redis to test with. */
export const hasRedis = redisServer !== undefined;

/** A Redis server that belongs to one test. */
export interface TestRedis {
  process: ChildProcess;
  /** A new connection, closed with the server. */
  connect(): Redis;
  stop(): Promise<void>;
}

/** Starts a Redis without persistence, on a free port of the loopback interface. */
export async function startRedis(): Promise<TestRedis> {
  if (!redisServer) throw new Error('There is no redis-server to start. Ask `hasRedis` first.');
  const port = await findFreePort();
  const dir = mkdtempSync(join(tmpdir(), 'sms-redis-'));
  const options = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    dir,
  ];
  const child = spawn(redisServer, options, { stdio: 'ignore' });
  const clients: Redis[] = [];
  const connect = () => {
    const client = new Redis({
      port,
      host: '127.0.0.1',
      retryStrategy: () => 50,
      maxRetriesPerRequest: null,
    });
    // Broken connections are part of the tests, which look at how the store handles them.
    client.on('error', () => {});
    clients.push(client);
    return client;
  };
  await connect().ping();
  return {
    process: child,
    connect,
    async stop() {
      for (const client of clients) client.disconnect();
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await exited;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
