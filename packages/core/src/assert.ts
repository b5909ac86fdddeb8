// Checks for our own bugs. What a user or an outside system may get wrong is a refusal (`refusal.ts`), never one of
// these.

/** Throws when `condition` does not hold. The message says what was believed, with the values at hand. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`broken belief: ${message}`);
}

/** Stands where the types say nothing can come; throws if something does. */
export function unreachable(x: never): never {
  throw new Error(`broken belief: nothing comes here, but ${JSON.stringify(x)} did`);
}
