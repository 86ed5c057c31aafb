import { warnDeveloper } from './warnDeveloper.ts';

/** Creates the default `onError`: one console warning that something threw, without the text of the error. */
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
