/** Makes one request of what `fetch` takes, so that a simulator can take the place of `fetch`. */
export function toRequest(input: Request | URL | string, init?: RequestInit): Request {
  // Another implementation's request, as a test environment can have, is no `Request` here.
  return typeof input === 'string' || input instanceof URL ? new Request(input, init) : input;
}
