/** @ts-ignore MSW may be missing where only a simulator is used. In this form the declarations keep the comment. */
import type { RequestHandler } from 'msw';
import { ConnectionFault } from './ConnectionFault.ts';

/**
 * Makes MSW answer everything below `url` with a simulated gateway, or with a proxy: pass the result to
 * `setupServer(...)`, `setupWorker(...)`, `server.use(...)` or a story's `msw` parameter.
 *
 * A fault that cuts the connection makes `fetch` fail, wherever it cuts. A proxy under MSW needs `allowNonBrowser:
 * true`, since an intercepted request has no `Origin`. MSW itself is not loaded here, so that this entry point works
 * where it is not installed.
 *
 * @param url where the application believes the service to be, absolute or relative to the page:
 * `simulator.credentials.appHost`, `/api/sms`
 * @example
 * const server = setupServer(...toMswHandlers(genAuth, genAuth.credentials.appHost));
 */
export function toMswHandlers(
  simulator: { fetch(request: Request): Response | Promise<Response> },
  url: string,
): RequestHandler[] {
  const base = new URL(url, globalThis.location?.href ?? 'http://localhost');
  const handler = new SimulatorHandler((request) => simulator.fetch(request), base);
  // MSW recognises handlers by their shape, but its type has private members that nothing else can have.
  return [handler as unknown as RequestHandler];
}

/** What MSW 2 and 3 require of a request handler, without extending their class. */
class SimulatorHandler {
  readonly kind = 'request';
  /** The same for MSW 2.10 to 2.12. */
  readonly __kind = 'RequestHandler';
  readonly info: { header: string };
  isUsed = false;
  readonly #serve: (request: Request) => Response | Promise<Response>;
  readonly #base: URL;

  constructor(serve: (request: Request) => Response | Promise<Response>, base: URL) {
    this.#serve = serve;
    this.#base = base;
    this.info = { header: `ALL ${base.href}` };
  }

  test({ request }: { request: Request }): boolean {
    return isBelow(this.#base, new URL(request.url));
  }

  async run({ request, requestId }: { request: Request; requestId: string }) {
    if (!this.test({ request })) return null;
    this.isUsed = true;
    const copy = request.clone();
    return {
      handler: this,
      request: copy,
      requestId,
      response: await this.#respond(request),
      parsedResult: {},
    };
  }

  async #respond(request: Request): Promise<Response> {
    try {
      return await finish(await this.#serve(request));
    } catch (error) {
      // MSW turns this response into a failed connection, and an error that it catches itself into an HTTP 500.
      if (error instanceof ConnectionFault || request.signal.aborted) return Response.error();
      throw error;
    }
  }

  // MSW calls these, but there is nothing to print, undo or release.
  log(): void {}
  reset(): void {}
  restore(): void {}
  dispose(): void {}
}

/**
 * Reads a response to its end before MSW gets it. A body that breaks in the middle becomes a failed connection, since
 * it cannot be passed to every browser's worker.
 */
async function finish(response: Response): Promise<Response> {
  try {
    await response.clone().arrayBuffer();
    return response;
  } catch {
    return Response.error();
  }
}

/** Tells whether a URL is `base` or below it. */
function isBelow(base: URL, { origin, pathname }: URL): boolean {
  const folder = base.pathname.replace(/\/*$/, '/');
  return origin === base.origin && `${pathname}/`.startsWith(folder);
}
