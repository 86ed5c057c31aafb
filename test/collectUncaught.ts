/** Collects the uncaught errors and unhandled rejections that occur while `run` runs. */
export async function collectUncaught(run: () => Promise<unknown>): Promise<unknown[]> {
  const uncaught: unknown[] = [];
  const collect = (error: unknown) => uncaught.push(error);
  const names = ['unhandledRejection', 'uncaughtException'] as const;
  const before = names.map((name) => [name, process.listeners(name as 'uncaughtException')] as const);
  for (const name of names) process.removeAllListeners(name).on(name, collect);
  try {
    await run();
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    for (const [name, listeners] of before) {
      process.removeAllListeners(name);
      for (const listener of listeners) process.on(name, listener);
    }
  }
  return uncaught;
}
