/** The same sequences each time, so that a run tells of the change at hand; `FC_SEED=…` looks at others. */
export const FUZZ_SEED = Number(process.env.FC_SEED ?? 20_260_101);
