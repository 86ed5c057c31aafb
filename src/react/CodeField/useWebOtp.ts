import { useEffect } from 'react';
import type { RefObject } from 'react';
import { schedule } from '../../core/clock.ts';
import type { CodeEditor } from './createCodeEditor.ts';

interface OtpCredential extends Credential {
  code: string;
}

/**
 * While `request` is truthy, fills in the code of the next message that names this origin, in browsers with WebOTP
 * (Chromium). Each new value of `request` starts a new wait. The wait ends on unmount, when the form is submitted, and
 * after `timeoutMs`. A wait that is aborted, refused or not allowed is not an error: the user can type the code.
 */
export function useWebOtp(
  input: RefObject<HTMLInputElement | null>,
  editor: CodeEditor,
  request: boolean | string | undefined,
  timeoutMs: number,
): void {
  useEffect(() => {
    if (!request || !('OTPCredential' in globalThis)) return undefined;
    const wait = new AbortController();
    const { signal } = wait;
    const end = () => wait.abort();
    // Not `AbortSignal.timeout`, which throws for a time that is past, and for one without an end.
    signal.addEventListener('abort', schedule(end, timeoutMs));
    const options = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
    input.current?.form?.addEventListener('submit', end, { signal });
    navigator.credentials
      .get(options)
      .then(
        (credential) =>
          credential && !signal.aborted && editor.fill((credential as OtpCredential).code, 'web_otp'),
      )
      .catch(() => {});
    return end;
  }, [input, editor, request, timeoutMs]);
}
