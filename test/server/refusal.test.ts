import { expect, it } from 'vitest';
import { refusal } from '../../src/server/refusal.ts';

it('a refusal has no stack trace, and other errors keep theirs', () => {
  expect(refusal('too_early').stack).not.toContain('\n');
  expect(new Error('other').stack).toContain('refusal.test.ts');
});

it('a refusal can be created even if the globals are frozen', () => {
  const { value } = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')!;
  Object.defineProperty(Error, 'stackTraceLimit', { writable: false });
  try {
    expect(refusal('too_early', { retryAfterMs: 1 })).toMatchObject({ code: 'too_early', retryAfterMs: 1 });
  } finally {
    Object.defineProperty(Error, 'stackTraceLimit', { value, writable: true });
  }
});
