import type { Clock } from '../core/clock.ts';
import { ConnectionFault } from './ConnectionFault.ts';
import { isPlainFault, isSlowFault } from './faults.ts';
import type { Fault } from './faults.ts';

/** One request to a simulated gateway. */
export interface FaultyRequest<Answer> {
  signal: AbortSignal;
  clock: Pick<Clock, 'schedule'>;
  /** Does what the request asks for. */
  serve: () => Promise<Response>;
  /** Does nothing but refuse, with the service's own numbers. */
  refuse: (answer: Answer) => Response;
}

/** Serves one request, or fails as the fault says. */
export async function serveFault<Answer>(
  fault: Fault<Answer> | null,
  request: FaultyRequest<Answer>,
): Promise<Response> {
  const { signal, clock, serve, refuse } = request;
  if (fault === null) return serve();
  if (isSlowFault(fault)) {
    await wait(clock, fault.slowMs, signal);
    return serve();
  }
  if (!isPlainFault(fault)) return refuse(fault);
  switch (fault) {
    case 'slow':
      return serveFault({ slowMs: 3_000 }, request);
    case 'reset':
      throw new ConnectionFault();
    case '500':
      return new Response('Internal Server Error', { status: 500 });
    case 'html':
      return new Response('<!doctype html><title>Sign in to the network</title><p>Welcome!', {
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      });
    case 'truncated':
      return truncate(await serve());
    case 'reply_lost':
      await serve();
      throw new ConnectionFault();
    case 'hang':
      return whenAborted(signal);
  }
}

async function wait(clock: Pick<Clock, 'schedule'>, delayMs: number, signal: AbortSignal): Promise<void> {
  let cancel = () => {};
  const due = new Promise<void>((resolve) => {
    cancel = clock.schedule(resolve, delayMs);
  });
  try {
    await Promise.race([due, whenAborted(signal)]);
  } finally {
    cancel();
  }
}

/** Rejects, as `fetch` does, once the caller aborts; otherwise it never settles. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

/** The same reply, but its connection breaks in the middle of the body. */
async function truncate(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      // In two pulls: an immediate error would discard the first half before anybody reads it.
      if (sent) controller.error(new ConnectionFault());
      else controller.enqueue(bytes.subarray(0, bytes.length / 2));
      sent = true;
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
