import { renderHook } from '@testing-library/react';
import type { RenderOptions } from '@testing-library/react';
import { vi } from 'vitest';
import { useSendSms } from '../../src/react/useSendSms.ts';
import type { UseSendSmsOptions } from '../../src/react/useSendSms.ts';
import { createHandTransport } from './createHandTransport.ts';
import type { HandTransport } from './createHandTransport.ts';
import { settle } from './fakeTime.ts';

interface Options extends UseSendSmsOptions {
  transport?: HandTransport;
}

/** `useSendSms` for one number, on a transport that the test answers. */
export function mountSendSms(
  { transport = createHandTransport(), ...options }: Options = {},
  rendering: Pick<RenderOptions, 'reactStrictMode'> = {},
) {
  const onSent = vi.fn();
  const onError = vi.fn();
  const view = renderHook(
    (own: UseSendSmsOptions) =>
      useSendSms({ transport, phoneNumber: '13800138000', onSent, onError, ...options, ...own }),
    { initialProps: {}, ...rendering },
  );
  const send = () => {
    const result = view.result.current.send();
    return settle().then(() => ({ result, call: transport.sends.at(-1)! }));
  };
  return { ...view, transport, onSent, onError, send, sms: () => view.result.current };
}
