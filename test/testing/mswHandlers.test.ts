import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { expect, it, onTestFinished, vi } from 'vitest';
import { simulateGenAuth, toMswHandlers } from '../../src/testing.ts';
import { createGenAuthCaller } from './simulatorCallers.ts';

function listen(...handlers: RequestHandler[]) {
  const server = setupServer(...handlers);
  server.listen({ onUnhandledFrame: 'error' });
  onTestFinished(() => server.close());
  return server;
}

it('answers below its address and leaves the rest to other handlers', async () => {
  const seen: string[] = [];
  const echo = {
    fetch(request: Request) {
      seen.push(new URL(request.url).pathname);
      return new Response('echo');
    },
  };
  listen(
    ...toMswHandlers(echo, 'https://app.test/api/sms/'),
    http.all('*', () => HttpResponse.text('other')),
  );
  const read = async (url: string) => (await fetch(url)).text();
  expect(await read('https://app.test/api/sms')).toBe('echo');
  expect(await read('https://app.test/api/sms/send?x=1')).toBe('echo');
  expect(await read('https://app.test/api/smsx')).toBe('other');
  expect(await read('https://app.test/')).toBe('other');
  expect(await read('http://app.test/api/sms')).toBe('other');
  expect(seen).toEqual(['/api/sms', '/api/sms/send']);
});

it('has the properties by which each MSW from 2.10 on recognises a handler', () => {
  const [handler] = toMswHandlers(simulateGenAuth(), '/api');
  // 2.10 to 2.12 go by the first: without it they skip the handler silently
  expect(handler).toMatchObject({ __kind: 'RequestHandler', kind: 'request' });
});

it('comes before earlier handlers, and is gone when the handlers are reset', async () => {
  const genAuth = simulateGenAuth();
  const { send } = createGenAuthCaller(genAuth, (request) => fetch(request));
  const server = listen(http.post('https://genauth.test/*', () => HttpResponse.json('own')));
  server.use(...toMswHandlers(genAuth, genAuth.credentials.appHost));
  expect(await send()).toMatchObject({ statusCode: 200 });
  server.restoreHandlers();
  server.resetHandlers();
  expect(await send()).toBe('own');
});

it('keeps the cookies and headers that a proxy sets', async () => {
  const headers = [
    ['Set-Cookie', 'a=1; Path=/'],
    ['Set-Cookie', 'b=2; Path=/'],
    ['X-Kept', 'yes'],
  ] as [string, string][];
  listen(...toMswHandlers({ fetch: () => new Response('ok', { headers }) }, 'https://app.test'));
  const response = await fetch('https://app.test/');
  expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
  expect(response.headers.get('X-Kept')).toBe('yes');
});

it('shows the error of a simulator that throws', async () => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => print.mockRestore());
  const broken = { fetch: () => Promise.reject(new RangeError('a bug')) };
  listen(...toMswHandlers(broken, 'https://app.test'));
  await fetch('https://app.test/').catch(() => {});
  expect(print.mock.calls.flat()).toContainEqual(new RangeError('a bug'));
});
