/** The globals of Bun and Deno that are used. */
interface Runtime {
  Bun?: unknown;
  Deno?: { createHttpClient?(options: { poolMaxIdlePerHost: number }): unknown };
}

/** Sends a request, with the body that is passed beside it. */
export type FetchOnce = (request: Request, body: string | null) => Promise<Response>;

/**
 * Makes a `fetch` that sends a request only once. Deno, and Bun before 1.4, resend a POST by themselves if a reused
 * connection breaks: two messages instead of one. There, each request gets a connection of its own. Node resends only
 * what the service says it has not begun: after 421, or a refused HTTP/2 stream. The body is passed beside the request:
 * inside of it, Node would pipe it through another stream, which makes a send a tenth slower.
 */
export function createFetchOnce(): FetchOnce {
  const init = toInit(globalThis as Runtime);
  return (request, body) => fetch(request, { ...init, body });
}

function toInit({ Bun, Deno }: Runtime): RequestInit & { client?: unknown } {
  return Bun ? { keepalive: false } : { client: Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 }) };
}
