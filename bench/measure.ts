/** How long `run` takes, in microseconds: the median of `rounds` rounds of `repeats` calls, after one round to warm up. */
export async function measure(run: () => unknown, { repeats = 1_000, rounds = 15 } = {}): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    for (let call = 0; call < repeats; call++) {
      const result = run();
      if (result instanceof Promise) await result;
    }
    if (round > 0) times.push(((performance.now() - start) * 1_000) / repeats);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
}
