import type { SmsErrorCode } from '../../protocol/errors.ts';
import { SmsError } from '../../protocol/SmsError.ts';
import type { WireReply } from '../../protocol/wire.ts';
import { systemClock } from '../clock.ts';

/** A POST request with a JSON body, and how to send it. */
export interface PostJsonOptions {
  url: string;
  body: string;
  /** Including the `Content-Type`. */
  headers: HeadersInit;
  credentials?: RequestCredentials | undefined;
  fetch?: typeof globalThis.fetch | undefined;
  signal: AbortSignal;
  /** Aborts the request after this many milliseconds; never when left out. */
  timeoutMs?: number | undefined;
}

/**
 * Posts JSON and reads the reply to its end, whatever its status.
 * @throws SmsError `aborted`, `timed_out` or `network_failed`: in each case nobody knows how far the request came.
 * `offline` if it failed and the device had no network to begin with
 */
export async function postJson(options: PostJsonOptions): Promise<WireReply> {
  const { url, body, headers, credentials, signal, timeoutMs } = options;
  const controller = new AbortController();
  let code: SmsErrorCode = systemClock.isOnline() ? 'network_failed' : 'offline';
  const abort = (why: SmsErrorCode) => {
    code = why;
    controller.abort();
  };
  const onAbort = () => abort('aborted');
  if (signal.aborted) onAbort();
  // Not AbortSignal.any, which React Native does not have.
  signal.addEventListener('abort', onAbort);
  const cancelTimer =
    timeoutMs === undefined ? null : systemClock.schedule(() => abort('timed_out'), timeoutMs);
  try {
    const init = { method: 'POST', headers, body, credentials, signal: controller.signal };
    const fetch = options.fetch ?? globalThis.fetch;
    const reply = await fetch(url, init);
    // A hand-written `fetch` of a test may answer with plain headers, or without any.
    return { status: reply.status, headers: new Headers(reply.headers), body: await readJson(reply) };
  } catch (cause) {
    throw new SmsError(code, { cause });
  } finally {
    cancelTimer?.();
    signal.removeEventListener('abort', onAbort);
  }
}

/** `undefined` if the body is not JSON. Throws if the connection breaks before its end. */
async function readJson(reply: Response): Promise<unknown> {
  try {
    return await reply.json();
  } catch (cause) {
    if ((cause as Error).name === 'SyntaxError') return undefined;
    throw cause;
  }
}
