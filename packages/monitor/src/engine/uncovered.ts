// What the engine does not cover. Such clauses run on the reference interpreter (see split/), so that meeting one here
// is our own mistake.

export function refuseUncovered(what: string): never {
  throw new Error(`the engine does not cover ${what}: it belongs to the reference interpreter`);
}
