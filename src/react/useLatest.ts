import { useInsertionEffect, useRef } from 'react';

/**
 * The newest value, for functions that keep their identity over renders. It is of the last commit: what a
 * render that is thrown away would have given is never seen.
 */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  // Before every other effect of the commit, those of children too.
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest;
}
