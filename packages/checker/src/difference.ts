// Where two plain values first differ.

/** A path of members and indexes, with what was expected there and what was found; `undefined` stands for absent. */
export interface Difference {
  readonly path: readonly string[];
  readonly expected: unknown;
  readonly found: unknown;
}

/** Undefined where they are the same. Members that are undefined are absent. */
export function firstDifference(
  expected: unknown,
  found: unknown,
  path: readonly string[] = [],
): Difference | undefined {
  if (Object.is(expected, found)) return undefined;
  if (!isBranch(expected) || !isBranch(found) || Array.isArray(expected) !== Array.isArray(found))
    return { path, expected, found };
  const keys = new Set([...Object.keys(expected), ...Object.keys(found)]);
  for (const key of keys) {
    const difference = firstDifference(memberOf(expected, key), memberOf(found, key), [...path, key]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

type Branch = Readonly<Record<string, unknown>>;

function isBranch(value: unknown): value is Branch {
  return typeof value === "object" && value !== null;
}

function memberOf(branch: Branch, key: string): unknown {
  return Object.hasOwn(branch, key) ? branch[key] : undefined;
}
