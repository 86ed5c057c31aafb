import { renderHook } from '@testing-library/react';
import type { RenderOptions } from '@testing-library/react';
import { vi } from 'vitest';
import { useVerifySms } from '../../src/react/useVerifySms.ts';
import type { UseVerifySmsOptions, UseVerifySmsResult } from '../../src/react/useVerifySms.ts';
import { createHandTransport } from './createHandTransport.ts';
import type { HandTransport } from './createHandTransport.ts';
import { settle } from './fakeTime.ts';

interface Options extends UseVerifySmsOptions {
  transport?: HandTransport;
}

/** `useVerifySms` for one number, on a transport that the test answers. */
export function mountVerifySms(
  { transport = createHandTransport(), ...options }: Options = {},
  rendering: Pick<RenderOptions, 'reactStrictMode'> = {},
) {
  const onVerified = vi.fn();
  const onError = vi.fn();
  const all = { transport, phoneNumber: '13800138000', onVerified, onError, ...options };
  const view = renderHook((own: UseVerifySmsOptions) => useVerifySms({ ...all, ...own }), {
    initialProps: {},
    ...rendering,
  });
  const verify = (...args: Parameters<UseVerifySmsResult['verify']>) => {
    const result = view.result.current.verify(...args);
    return settle().then(() => ({ result, call: transport.checks.at(-1)! }));
  };
  return { ...view, transport, onVerified, onError, verify, check: () => view.result.current };
}
