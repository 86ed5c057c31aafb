import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { listen } from './listen.ts';
import type { Listening } from './listen.ts';

/** A request as it was received. */
export interface RecordedRequest {
  method: string | undefined;
  /** Path and query. */
  path: string | undefined;
  /** Names and values in the order and case in which they were sent. */
  rawHeaders: string[];
  headers: IncomingMessage['headers'];
  body: string;
}

/** A service on the loopback interface that records its requests. */
export interface TestService extends Listening {
  requests: RecordedRequest[];
  /** Answers the next requests. */
  answer: RequestListener;
}

/** Answers with a value as JSON, or with a string as it is. */
export function toAnswer(body: unknown, status = 200, headers: Record<string, string> = {}): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** Starts a server that is closed at the end of the test. */
export async function openServer(listener: RequestListener): Promise<Listening> {
  const listening = await listen(createServer(listener));
  onTestFinished(listening.close);
  return listening;
}

/**
 * Starts a service that gives the same answer to all requests, until its `answer` is replaced. It is closed at the end
 * of the test.
 */
export async function openService(answer: RequestListener): Promise<TestService> {
  const requests: RecordedRequest[] = [];
  const server = await openServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method, url: path, rawHeaders, headers } = request;
      requests.push({ method, path, rawHeaders, headers, body });
      service.answer(request, response);
    });
  });
  const service: TestService = { ...server, requests, answer };
  return service;
}
