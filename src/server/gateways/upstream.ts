import { parseJson } from '../../protocol/parseJson.ts';
import { isSmsError } from '../../protocol/SmsError.ts';
import type { WireReply } from '../../protocol/wire.ts';
import { readText } from '../readText.ts';
import { createFetchOnce } from './fetchOnce.ts';
import type { FetchOnce } from './fetchOnce.ts';
import { gatewayRefusal } from './Gateway.ts';

/** How a gateway reaches its service. */
export interface UpstreamOptions {
  /**
   * Carries the requests, for example to a simulator.
   * @default the runtime's own `fetch`
   */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /**
   * How long one call may take, in milliseconds. After that the outcome is unknown.
   * @default 8_000
   */
  timeoutMs?: number | undefined;
}

/** One request to the service. */
export interface UpstreamRequest {
  url: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

/** Sends one POST and reads its reply to the end. */
export type Upstream = (request: UpstreamRequest, signal: AbortSignal) => Promise<WireReply>;

/** How long a gateway waits for its service if the options do not say. */
export const GATEWAY_TIMEOUT_MS = 8_000;

const REPLY_CAP_BYTES = 64 * 1024;

/**
 * Makes the function through which gateways and Turnstile are called: it follows no redirect, never retries, and reads
 * at most 64 KiB of a reply. It sets no timeout: the caller aborts the signal.
 *
 * Throws an `SmsError`: `gateway_unavailable` if no connection was made, `gateway_misconfigured` for a redirect and for
 * an invalid request, and `unknown` for everything else, since the request may have been sent. The errors contain
 * neither URL nor body: a signed URL is worth as much as its secret.
 */
export function createUpstream({ fetch: given }: Pick<UpstreamOptions, 'fetch'>): Upstream {
  const send: FetchOnce = given ? (request) => given(request) : createFetchOnce();
  // Node cannot abort a request that was garbage-collected, so each is held until it has ended.
  const inFlight = new Set<Request>();
  return async (call, signal) => {
    const { body = null } = call;
    // An application's own `fetch` gets the whole request, body included.
    const request = toRequest(call, given ? body : null, signal);
    inFlight.add(request);
    try {
      const response = await send(request, body);
      if (isRedirect(response)) {
        void response.body?.cancel().catch(() => {});
        throw gatewayRefusal('gateway_misconfigured', {
          gatewayCode: `http_${response.status}`,
          gatewayMeaning: 'a redirect, which is never followed',
        });
      }
      return { status: response.status, headers: response.headers, body: await readJson(response) };
    } catch (error) {
      throw toUpstreamError(error, signal.aborted);
    } finally {
      inFlight.delete(request);
    }
  };
}

function toRequest({ url, headers }: UpstreamRequest, body: string | null, signal: AbortSignal): Request {
  try {
    return new Request(url, { method: 'POST', headers, body, redirect: 'manual', signal });
  } catch {
    throw gatewayRefusal('gateway_misconfigured', {
      gatewayCode: 'request_invalid',
      gatewayMeaning: 'the configuration holds a character that cannot stand in a header',
    });
  }
}

function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
}

/** The reply's JSON; `undefined` if it is not JSON. */
async function readJson({ body }: Response): Promise<unknown> {
  const text = body ? await readText(body, REPLY_CAP_BYTES) : '';
  if (text !== null) return parseJson(text);
  void body?.cancel().catch(() => {});
  throw gatewayRefusal('unknown', { gatewayCode: 'reply_too_large', gatewayMeaning: 'over 64 KiB' });
}

/** Failures before any byte of the request can have been sent. After any other failure, the message may be out. */
const NO_CONNECTION = [
  /^ECONNREFUSED$|^ENOTFOUND$|^EAI_|^EHOSTUNREACH$|^ENETUNREACH$|^EADDRNOTAVAIL$|^UND_ERR_CONNECT_TIMEOUT$/,
  // Node's names for failed certificate checks, OpenSSL's and its own. The request waits for the handshake.
  /^CERT_|^ERR_TLS_|^DEPTH_ZERO_|^SELF_SIGNED_|^UNABLE_TO_|^HOSTNAME_MISMATCH$/,
  // A handshake that the service refused. Other TLS errors (and Bun's one name for all, EPROTO) can also come later.
  /^ERR_SSL_.*_(HANDSHAKE_FAILURE|PROTOCOL_VERSION|INSUFFICIENT_SECURITY|UNRECOGNIZED_NAME|APPLICATION_PROTOCOL)$/,
  // Bun's names, and Deno's.
  /^ConnectionRefused$|^FailedToOpenSocket$|^DNSException|^Connect$/,
];

function toUpstreamError(error: unknown, timedOut: boolean): Error {
  if (isSmsError(error)) return error;
  if (timedOut) return gatewayRefusal('unknown', { gatewayCode: 'timed_out' });
  const causes = listCauses(error);
  const known = causes.length > 0 && causes.every(isBeforeDispatch);
  return gatewayRefusal(known ? 'gateway_unavailable' : 'unknown', {
    gatewayCode: causes[0]?.code ?? 'network_failed',
  });
}

interface NetworkFailure {
  code: string;
  syscall?: unknown;
}

/** The system errors behind a failed `fetch`; several if several addresses were tried. */
function listCauses(error: unknown): NetworkFailure[] {
  if (typeof error !== 'object' || error === null) return [];
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0)
    return error.errors.flatMap(listCauses);
  const inner = 'cause' in error ? listCauses(error.cause) : [];
  if (inner.length > 0) return inner;
  // Deno's errors have no code, and the URL in their text: `… for url (…): client error (Connect): …`.
  if ('message' in error && String(error.message).includes('): client error (Connect): '))
    return [{ code: 'Connect' }];
  if (!('code' in error) || typeof error.code !== 'string') return [];
  return [{ code: error.code, syscall: 'syscall' in error ? error.syscall : undefined }];
}

function isBeforeDispatch({ code, syscall }: NetworkFailure): boolean {
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  return NO_CONNECTION.some((pattern) => pattern.test(code));
}
