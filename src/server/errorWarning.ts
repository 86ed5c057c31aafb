import { warnDeveloper } from './warnDeveloper.ts';

/** Makes what stands in for an `onError`: it says once that something threw, and none of its words. */
export function createErrorWarning(): () => void {
  let warned = false;
  return () => {
    if (!warned)
      warnDeveloper(
        'A part of the application’s own threw.',
        'The visitor hears a code like `internal` only, and this says no more, since the error may hold a phone number.',
        'Give the option `onError`, and hear each of them.',
      );
    warned = true;
  };
}
