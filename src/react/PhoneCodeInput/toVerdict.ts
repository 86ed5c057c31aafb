import type { ReactNode } from 'react';

/** What whoever checks the code says of it. */
export interface VerdictProps {
  codeError?: ReactNode;
  codeSuccess?: ReactNode;
  codeHint?: ReactNode;
}

/** One line below the code, and in which tone. */
export interface Verdict {
  kind: 'error' | 'success' | 'hint';
  text: ReactNode;
}

/** Chooses what is said of the code: what is wrong before good news, and these before what comes next. */
export function toVerdict({ codeError, codeSuccess, codeHint }: VerdictProps): Verdict | null {
  if (codeError) return { kind: 'error', text: codeError };
  if (codeSuccess) return { kind: 'success', text: codeSuccess };
  return codeHint ? { kind: 'hint', text: codeHint } : null;
}
