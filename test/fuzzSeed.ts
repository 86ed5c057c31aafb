/** The seed of the fuzz tests. It is fixed, so that a failure is due to the latest change; `FC_SEED` sets another. */
export const FUZZ_SEED = Number(process.env.FC_SEED ?? 20_260_101);
