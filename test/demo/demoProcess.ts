import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { DemoMessage } from '../../demo/useInbox.ts';
import manifest from '../../package.json' with { type: 'json' };

/** The demo in a process of its own, and its output so far. */
export interface DemoProcess {
  readonly output: { stdout: string; stderr: string };
  /** Resolves with the demo's address once it says that it is ready. */
  ready(): Promise<string>;
  /** Resolves with the exit code once the process has ended by itself or by `signal`. */
  ended(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the demo as `npm start` does, on a free port unless `environment` names one. It ends with the test. */
export function startDemo(environment: Record<string, string> = {}): DemoProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(GENAUTH|SMS|PORT$|HOST$)/.test(name));
  const env = { ...Object.fromEntries(inherited), NODE_ENV: undefined, PORT: '0', ...environment };
  const [, ...args] = manifest.scripts.start.split(' ');
  const child = spawn(process.execPath, args, { env });
  const exit = once(child, 'close') as Promise<[number | null]>;
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  const output = { stdout: '', stderr: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
      const found = /http:\/\/localhost:\d+/.exec(output.stdout);
      if (found) resolve(found[0]);
    });
    void exit.then(([code]) => reject(new Error(`The demo ended with ${code}: ${output.stderr}`)));
  });
  // Not every test awaits it, and without a handler the rejection would be reported.
  address.catch(() => {});
  return {
    output,
    ready: () => address,
    async ended(signal) {
      if (signal) child.kill(signal);
      const [code] = await exit;
      return code;
    },
  };
}

/** Acts as a page of the demo: talks to its proxies, reads its inbox, and records every reply. */
export function createDemoPage(url: string, gateway: string) {
  const replies: string[] = [];
  const phone = { channel: 'CHANNEL_LOGIN', phoneNumber: '13800138000', phoneCountryCode: '+86' };
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: url, ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    replies.push(JSON.stringify([...response.headers]) + text);
    return {
      status: response.status,
      body: (text === '' ? null : JSON.parse(text)) as Record<string, unknown>,
    };
  };
  return {
    replies,
    send: (headers: Record<string, string> = {}) =>
      post(`/api/${gateway}/sms/send`, phone, { 'Idempotency-Key': crypto.randomUUID(), ...headers }),
    verify: (ticket: unknown, code: string) => post(`/api/${gateway}/sms/verify`, { ...phone, ticket, code }),
    setFault: (fault: string, headers: Record<string, string> = {}) =>
      post('/demo/faults', { gateway, fault }, headers),
    /** What the inbox shows on a page that is opened now: `count` messages, or those that arrive within `waitMs`. */
    async readInbox(count: number, waitMs = 10_000): Promise<DemoMessage[]> {
      const response = await fetch(`${url}/demo/inbox`, { signal: AbortSignal.timeout(waitMs) });
      let text = '';
      const readMessages = () =>
        [...text.matchAll(/^data: (.*)\n\n/gm)].map(([, data]) => JSON.parse(data ?? ''));
      try {
        for await (const chunk of response.body ?? []) {
          text += new TextDecoder().decode(chunk);
          if (readMessages().length >= count) break;
        }
      } catch {
        // The stream never ends, so waiting for more messages ends in a timeout.
      }
      return readMessages();
    },
  };
}
