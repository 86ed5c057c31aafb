import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findFreePort } from '../../../scripts/findFreePort.ts';
import { createUpstream } from '../../../src/server/gateways/upstream.ts';
import { failureOf } from '../../failureOf.ts';
import { listen } from '../../listen.ts';
import { openService, toAnswer } from '../../openService.ts';
import type { TestService } from '../../openService.ts';

let upstream: TestService;
beforeEach(async () => {
  upstream = await openService(toAnswer({}));
});

const call = (url = `${upstream.url}/path?signature=5ecret`, options = {}) =>
  createUpstream(options)({ url, headers: {}, body: 'b0dy' }, new AbortController().signal);

describe('a call to a service', () => {
  it('returns status, headers and JSON', async () => {
    upstream.answer = toAnswer({ a: 1 }, 418, { 'Retry-After': '7' });
    const { status, headers, body } = await call();
    expect([status, headers.get('Retry-After'), body]).toEqual([418, '7', { a: 1 }]);
  });

  it.each(['<html>', '', '{"cut":'])('returns no body for %o', async (text) => {
    upstream.answer = toAnswer(text);
    expect((await call()).body).toBeUndefined();
  });

  it.each([301, 302, 303, 307, 308])(
    'case 9: does not follow a %i, which means a wrong configuration',
    async (status) => {
      const elsewhere = await openService(toAnswer({}));
      upstream.answer = toAnswer('', status, { Location: `${elsewhere.url}/stolen` });
      const error = await failureOf(call());
      expect(error).toMatchObject({
        code: 'gateway_misconfigured',
        cause: { gatewayCode: `http_${status}` },
      });
      expect(elsewhere.requests).toHaveLength(0);
    },
  );

  it('knows that a refused connection sent nothing', async () => {
    const port = await findFreePort();
    for (const host of ['127.0.0.1', 'localhost']) {
      const error = await failureOf(call(`http://${host}:${port}/`));
      expect(error).toMatchObject({ code: 'gateway_unavailable', cause: { gatewayCode: 'ECONNREFUSED' } });
    }
  });

  it('knows that a name without an address sent nothing', async () => {
    expect(await failureOf(call('https://no-such-host.invalid/'))).toMatchObject({
      code: 'gateway_unavailable',
    });
  });

  it('knows that a refused TLS handshake sent nothing', async () => {
    const protocolVersionAlert = Uint8Array.of(21, 3, 3, 0, 2, 2, 70);
    const server = createServer().on('clientError', (_, socket) => socket.end(protocolVersionAlert));
    const { url, close } = await listen(server);
    onTestFinished(close);
    const error = await failureOf(call(url.replace('http:', 'https:')));
    expect(error).toMatchObject({
      code: 'gateway_unavailable',
      cause: { gatewayCode: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' },
    });
  });

  it.each<[string, (code: string) => Error]>([
    [
      'as in Node',
      (code) => new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) }),
    ],
    ['as in Bun', (code) => Object.assign(new Error('x'), { code })],
    [
      'for several addresses',
      (code) =>
        new TypeError('fetch failed', {
          cause: new AggregateError([1, 2].map(() => Object.assign(new Error('x'), { code }))),
        }),
    ],
  ])('knows by the error code, %s, whether the request can have been sent', async (_, toError) => {
    const outcome = async (code: string) =>
      failureOf(call(undefined, { fetch: () => Promise.reject(toError(code)) }));
    for (const code of [
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'UND_ERR_CONNECT_TIMEOUT',
      'CERT_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'HOSTNAME_MISMATCH',
      'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
      'ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY',
      'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL',
      'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
    ])
      expect(await outcome(code)).toMatchObject({
        code: 'gateway_unavailable',
        cause: { gatewayCode: code },
      });
    for (const code of [
      'ECONNRESET',
      'EPIPE',
      'ETIMEDOUT',
      'UND_ERR_SOCKET',
      'UND_ERR_HEADERS_TIMEOUT',
      // Over HTTP/2, Node passes on the TLS errors of a connection that is in use.
      'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR',
      'EPROTO',
      'NEW_CODE',
    ])
      expect(await outcome(code)).toMatchObject({ code: 'unknown', cause: { gatewayCode: code } });
  });

  it.each([
    ['connect', 'gateway_unavailable'],
    ['read', 'unknown'],
  ])('knows by the failed call, %s, whether the request can have been sent', async (syscall, code) => {
    const cause = Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    expect(await failureOf(call(undefined, { fetch }))).toMatchObject({ code });
  });

  it('knows that an invalid request sent nothing', async () => {
    const headers = { 'x-genauth-app-id': '“app”' };
    const { signal } = new AbortController();
    expect(await failureOf(createUpstream({})({ url: upstream.url, headers }, signal))).toMatchObject({
      code: 'gateway_misconfigured',
      cause: { gatewayCode: 'request_invalid' },
    });
  });

  it('knows by the text of Deno’s errors, which have no code, whether the request can have been sent', async () => {
    const outcome = (words: string) => {
      const cause = new Error(`error sending request for url (https://example.com/?s=5ecret): ${words}`);
      return failureOf(
        call(undefined, { fetch: () => Promise.reject(new TypeError('fetch failed', { cause })) }),
      );
    };
    for (const words of [
      'client error (Connect): tcp connect error: Connection refused (os error 111)',
      'client error (Connect): dns error: failed to lookup address information',
      'client error (Connect): invalid peer certificate: UnknownIssuer',
    ])
      expect(await outcome(words), words).toMatchObject({ code: 'gateway_unavailable' });
    expect(await outcome('client error (SendRequest): connection closed')).toMatchObject({ code: 'unknown' });
  });

  it('does not know if one of several addresses may have received it', async () => {
    const errors = ['ECONNREFUSED', 'ECONNRESET'].map((code) => Object.assign(new Error('x'), { code }));
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: new AggregateError(errors) }));
    expect(await failureOf(call(undefined, { fetch }))).toMatchObject({ code: 'unknown' });
  });

  it('case 7: does not know after a reset, or a reply that breaks off', async () => {
    upstream.answer = (request) => request.socket.destroy();
    expect(await failureOf(call())).toMatchObject({ code: 'unknown' });
    upstream.answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"code":');
      setImmediate(() => response.destroy());
    };
    expect(await failureOf(call())).toMatchObject({ code: 'unknown' });
    expect(upstream.requests).toHaveLength(2);
  });

  it('ends with its caller’s signal', async () => {
    upstream.answer = () => {};
    const abort = new AbortController();
    const outcome = failureOf(createUpstream({})({ url: upstream.url, headers: {} }, abort.signal));
    await expect.poll(() => upstream.requests.length).toBe(1);
    abort.abort();
    expect(await outcome).toMatchObject({ code: 'unknown', cause: { gatewayCode: 'timed_out' } });
  });

  it('reads 64 KiB and no more', async () => {
    const toReply = (bytes: number) => toAnswer({ pad: 'x'.repeat(bytes - '{"pad":""}'.length) });
    upstream.answer = toReply(64 * 1024);
    expect((await call()).body).toHaveProperty('pad');
    upstream.answer = toReply(64 * 1024 + 1);
    expect(await failureOf(call())).toMatchObject({
      code: 'unknown',
      cause: { gatewayCode: 'reply_too_large' },
    });
  });

  it('fails with an error that contains nothing of URL or body', async () => {
    upstream.answer = (request) => request.socket.destroy();
    const shown = inspect(await failureOf(call()), { depth: 10, showHidden: true });
    expect(shown).not.toMatch(/5ecret|signature|b0dy|127\.0\.0\.1/);
  });
});
