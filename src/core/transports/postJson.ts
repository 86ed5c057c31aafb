import type { SmsErrorCode } from '../../protocol/errors.ts';
import { parseJson } from '../../protocol/parseJson.ts';
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
    const response = await fetch(url, init);
    return { status: response.status, headers: response.headers, body: parseJson(await response.text()) };
  } catch (cause) {
    throw new SmsError(code, { cause });
  } finally {
    cancelTimer?.();
    signal.removeEventListener('abort', onAbort);
  }
}
