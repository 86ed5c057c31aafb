/** @ts-ignore MSW may be missing where only a simulator is used. In this form the declarations keep the comment. */
import type { RequestHandler } from 'msw';
import { ConnectionFault } from './ConnectionFault.ts';

/**
 * Makes MSW answer everything below `url` with a simulated gateway, or with a proxy: pass the result to
 * `setupServer(...)`, `setupWorker(...)`, `server.use(...)` or a story's `msw` parameter.
 *
 * A fault that cuts the connection is a failed `fetch`, wherever it cuts. A proxy under MSW needs
 * `allowNonBrowser: true`, since a browser hides `Origin` from what answers in its place. MSW itself is not
 * loaded here, so that this entry point works where it is not installed.
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
  // MSW tells handlers by their shape, and its type by private members that nothing else can have.
  return [handler as unknown as RequestHandler];
}

interface RunArguments {
  request: Request;
  requestId: string;
}

/** What MSW 2 and 3 ask of a handler of requests, without its class. */
class SimulatorHandler {
  readonly kind = 'request';
  /** The same, to MSW 2.10 to 2.12. */
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

  async run({ request, requestId }: RunArguments) {
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
      // To MSW this response means a failed connection; what it catches itself becomes an HTTP 500.
      if (error instanceof ConnectionFault || request.signal.aborted) return Response.error();
      throw error;
    }
  }

  // MSW calls these as time goes by. There is nothing to print, undo or release.
  log(): void {}
  reset(): void {}
  restore(): void {}
  dispose(): void {}
}

/**
 * Reads a response to its end before MSW gets it: a body that breaks in the middle cannot be handed to every
 * browser's worker, and is a failed connection there too.
 */
async function finish(response: Response): Promise<Response> {
  return response
    .clone()
    .arrayBuffer()
    .then(
      () => response,
      () => Response.error(),
    );
}

/** Tells whether a URL is `base` or in a folder of it. */
function isBelow(base: URL, { origin, pathname }: URL): boolean {
  const folder = base.pathname.replace(/\/*$/, '/');
  return origin === base.origin && `${pathname}/`.startsWith(folder);
}
