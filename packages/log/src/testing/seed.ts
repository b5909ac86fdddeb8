// The seed of random tests: fixed, or `SEED=` from the environment. fast-check prints it when a property fails.
export const seed: number = Number(process.env["SEED"] ?? 20_260_215);
