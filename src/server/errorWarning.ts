import { warnDeveloper } from './warnDeveloper.ts';

/** Makes what stands in for an `onError`: it says once that something threw, and none of its words. */
export function createErrorWarning(): () => void {
  let warned = false;
  return () => {
    if (!warned)
      warnDeveloper(
        'A part of your application threw an error.',
        'The visitor only sees a code such as `internal`, and the error is not printed here, since it may contain a phone number.',
        'Set the option `onError` to get every such error.',
      );
    warned = true;
  };
}
