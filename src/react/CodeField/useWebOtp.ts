import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { receiveWebOtp } from './receiveWebOtp.ts';

/**
 * Listens for the code of a message while `request` is truthy, and anew for each new value of it. Ends on
 * unmount, when the form is submitted, and after `timeoutMs`.
 */
export function useWebOtp(
  input: RefObject<HTMLInputElement | null>,
  request: boolean | string,
  timeoutMs: number,
  onCode: (code: string) => void,
): void {
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });

  useEffect(() => {
    if (!request) return undefined;
    const wait = new AbortController();
    const end = () => wait.abort();
    input.current?.form?.addEventListener('submit', end, { signal: wait.signal });
    AbortSignal.timeout(timeoutMs).addEventListener('abort', end, { signal: wait.signal });
    void receiveWebOtp(wait.signal).then((code) => code && latest.current(code));
    return end;
  }, [input, request, timeoutMs]);
}
