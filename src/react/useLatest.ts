import { useInsertionEffect, useRef } from 'react';

/**
 * The value of the last commit, for functions that keep their identity across renders. The value of a render that React
 * discards is never seen.
 */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  // Before every other effect of the commit, including those of children.
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest;
}
