import { describe, expect, it } from 'vitest';
import { parseServiceUrl } from '../../../src/server/configuration/parseServiceUrl.ts';

describe('the address of a service', () => {
  it.each([
    ['https://example.com/', 'https://example.com'],
    [' https://example.com:8443/base// ', 'https://example.com:8443/base'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('may be %s', (given, read) => {
    expect(parseServiceUrl('baseUrl', given)).toBe(read);
  });

  it.each([
    'http://example.com',
    'http://localhost.evil.test',
    'http://127.0.0.1.evil.test',
    'example.com',
    undefined,
    'https://x#y',
  ])('may not be %s', (given) => {
    expect(() => parseServiceUrl('baseUrl', given)).toThrow(/`baseUrl` is not the https address/);
  });
});
