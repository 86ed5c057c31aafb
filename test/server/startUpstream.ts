import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export interface RecordedRequest {
  method: string | undefined;
  url: string | undefined;
  /** Names and values in the order and case in which they came. */
  rawHeaders: string[];
  headers: IncomingMessage['headers'];
  body: string;
}

/** A service on the loopback interface that records what it is asked. */
export interface TestUpstream {
  url: string;
  port: number;
  requests: RecordedRequest[];
  /** What the next requests are answered with. */
  answer: RequestListener;
  close(): Promise<void>;
}

/** Answers with JSON, as both services do. */
export function toAnswer(body: unknown, status = 200, headers: Record<string, string> = {}): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

export async function startUpstream(answer: RequestListener): Promise<TestUpstream> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method, url, rawHeaders, headers } = request;
      requests.push({ method, url, rawHeaders, headers, body });
      upstream.answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const upstream: TestUpstream = {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    answer,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return upstream;
}
