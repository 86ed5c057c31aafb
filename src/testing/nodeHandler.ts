/** What is used of Node's `IncomingMessage`. Written out, so that this entry point does not need `@types/node`. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What is used of Node's `ServerResponse`. */
export interface NodeResponse {
  readonly writableFinished: boolean;
  writeHead(status: number, headers: Record<string, string | string[]>): unknown;
  write(chunk: Uint8Array, callback: () => void): boolean;
  end(): unknown;
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Turns a simulated gateway into a listener for `node:http`, so that its faults are real ones: a `reset` destroys the
 * socket, `truncated` does so in the middle of the body. For the proxy of an application, use `toNodeHandler` from
 * `react-sms-code/server/node` instead, which is made for production.
 *
 * @example
 * createServer(toNodeHandler(simulateGenAuth())).listen(4001, '127.0.0.1');
 */
export function toNodeHandler(simulator: {
  fetch(request: Request): Response | Promise<Response>;
}): (request: NodeRequest, response: NodeResponse) => void {
  return (incoming, outgoing) => {
    // On a socket, this is what a broken connection looks like. A caller that went away needs no answer either.
    answer(simulator, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

async function answer(
  simulator: { fetch(request: Request): Response | Promise<Response> },
  incoming: NodeRequest,
  outgoing: NodeResponse,
): Promise<void> {
  const abort = new AbortController();
  const request = await toRequest(incoming, abort.signal);
  outgoing.once('close', () => {
    // Naming the request in here keeps it alive: Node cannot abort one that has been garbage-collected.
    if (!outgoing.writableFinished && !request.signal.aborted) abort.abort();
  });
  await write(await simulator.fetch(request), outgoing);
}

async function toRequest(incoming: NodeRequest, signal: AbortSignal): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming;
  const chunks: BlobPart[] = [];
  for await (const chunk of incoming) chunks.push(new Uint8Array(chunk));
  const hasBody = method !== 'GET' && method !== 'HEAD' && chunks.length > 0;
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  );
  const host = new Headers(pairs).get('host') ?? 'localhost';
  return new Request(`http://${host}${url}`, {
    method,
    headers: pairs,
    body: hasBody ? new Blob(chunks) : null,
    signal,
  });
}

async function write(response: Response, outgoing: NodeResponse): Promise<void> {
  const cookies = response.headers.getSetCookie();
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  });
  for await (const chunk of response.body ?? [])
    await new Promise<void>((resolve) => outgoing.write(chunk, resolve));
  outgoing.end();
}
