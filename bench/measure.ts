interface MeasureOptions {
  /** Calls in one round. */
  repeats?: number;
  rounds?: number;
}

/**
 * How long a call of `run` takes, in microseconds: in the fastest of `rounds` rounds of `repeats` calls, after one
 * round to warm up. The fastest, since a round is slower only because of what else the machine does.
 */
export async function measure(run: () => unknown, options?: MeasureOptions): Promise<number> {
  return (await measureInTurns({ run }, options)).run;
}

/**
 * How long each candidate takes, measured as in {@link measure}. Their rounds take turns, so that a machine that is
 * busy for a while is busy for all of them.
 */
export async function measureInTurns<Name extends string>(
  candidates: Readonly<Record<Name, () => unknown>>,
  { repeats = 1_000, rounds = 15 }: MeasureOptions = {},
): Promise<Record<Name, number>> {
  const names = Object.keys(candidates) as Name[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const time = await timeRound(candidates[name], repeats);
      if (round > 0) times.get(name)!.push(time);
    }
  return Object.fromEntries(names.map((name) => [name, Math.min(...times.get(name)!)])) as Record<
    Name,
    number
  >;
}

async function timeRound(run: () => unknown, repeats: number): Promise<number> {
  const start = performance.now();
  for (let call = 0; call < repeats; call++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return ((performance.now() - start) * 1_000) / repeats;
}
