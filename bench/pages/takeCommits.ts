// Imported before React, which looks for this hook once, when it loads. React's production build has no Profiler.
let commits = 0;

Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: () => void commits++,
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
  },
});

/** The number of React commits on this page since the last call. */
export function takeCommits(): number {
  const taken = commits;
  commits = 0;
  return taken;
}
