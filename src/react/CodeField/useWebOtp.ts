import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { CodeEditor } from './createCodeEditor.ts';
import { receiveWebOtp } from './receiveWebOtp.ts';

/**
 * Fills in the code of a message while `request` is truthy, and waits anew for each new value of it. Ends on
 * unmount, when the form is submitted, and after `timeoutMs`.
 */
export function useWebOtp(
  input: RefObject<HTMLInputElement | null>,
  editor: RefObject<CodeEditor | null>,
  request: boolean | string,
  timeoutMs: number,
): void {
  useEffect(() => {
    if (!request) return undefined;
    const wait = new AbortController();
    const { signal } = wait;
    const end = () => wait.abort();
    input.current?.form?.addEventListener('submit', end, { signal });
    AbortSignal.timeout(timeoutMs).addEventListener('abort', end, { signal });
    void receiveWebOtp(signal).then((code) => code && editor.current?.fill(code, 'web_otp'));
    return end;
  }, [input, editor, request, timeoutMs]);
}
