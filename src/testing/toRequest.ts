/** Makes one request of what `fetch` takes, so that a simulator can take the place of `fetch`. */
export function toRequest(input: Request | URL | string, init?: RequestInit): Request {
  // Not by `instanceof`: a test environment can have a `Request` and a `URL` of its own.
  const isRequest = typeof input === 'object' && 'method' in input;
  return isRequest && !init ? input : new Request(input, init);
}
