import type { ReactNode } from 'react';

/** What the parent, which checks the code, says about it. */
export interface VerdictProps {
  codeError?: ReactNode;
  codeSuccess?: ReactNode;
  codeHint?: ReactNode;
}

/** One line below the code, and its tone. */
export interface Verdict {
  kind: 'error' | 'success' | 'hint';
  text: ReactNode;
}

/** Chooses what to say about the code: an error before a success, and either before a hint. */
export function toVerdict({ codeError, codeSuccess, codeHint }: VerdictProps): Verdict | null {
  if (codeError) return { kind: 'error', text: codeError };
  if (codeSuccess) return { kind: 'success', text: codeSuccess };
  return codeHint ? { kind: 'hint', text: codeHint } : null;
}
