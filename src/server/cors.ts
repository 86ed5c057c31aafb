/**
 * The CORS headers that let a page of another origin read the answer: only for listed origins, which are named (never
 * `*`), and none for a page of the proxy's own origin.
 */
export function toCorsHeaders(
  { headers }: Request,
  url: URL | undefined,
  allowed: ReadonlySet<string>,
): Record<string, string> {
  const origin = headers.get('Origin');
  if (origin === null || !allowed.has(origin) || url?.origin === origin) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Retry-After, Idempotency-Replayed',
  };
}

/** Tells whether this is a CORS preflight. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('Origin') && headers.has('Access-Control-Request-Method');
}

/** Answers a preflight from a listed origin. Allows any headers, since the application can give the transport any. */
export function toPreflightResponse(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': request.headers.get('Access-Control-Request-Headers') ?? '',
      'Access-Control-Max-Age': '600',
      Vary: 'Origin, Access-Control-Request-Headers',
    },
  });
}
