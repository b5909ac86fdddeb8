// What a rule speaks of. A checked agreement is plain data, so one walk over it meets every pattern and condition
// wherever it stands, also those that a later release adds.

/** A node of the checked agreement, as far as a walk can know it. */
export interface AnyNode {
  readonly kind?: unknown;
  readonly [property: string]: unknown;
}

/** Whether the value or anything inside it passes the test. */
export function mentions(value: unknown, test: (node: AnyNode) => boolean): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some((each) => mentions(each, test));
  const node = value as AnyNode;
  return test(node) || Object.values(node).some((each) => mentions(each, test));
}

/** Every text listed under a property of this name, wherever it stands. */
export function textsUnder(value: unknown, property: string): readonly string[] {
  const found: string[] = [];
  mentions(value, (node) => {
    const here = node[property];
    if (Array.isArray(here)) found.push(...here.filter((each) => typeof each === "string"));
    return false;
  });
  return found;
}
