// Things that wait for each other. Iterative, so that no chain of names is too long.

interface Visit {
  readonly name: string;
  readonly rest: string[];
}

/**
 * Ways from a name back to itself, with that name at both ends; no name is in two of them. Depth first in the order
 * given. O(names + what they wait for).
 */
export function cyclesAmong(
  names: readonly string[],
  next: (name: string) => readonly string[],
): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const done = new Set<string>();
  const depth = new Map<string, number>();
  const inCycle = new Set<string>();
  for (const start of names) {
    const path: Visit[] = [];
    const enter = (name: string): void => {
      depth.set(name, path.length);
      path.push({ name, rest: [...next(name)].reverse() });
    };
    if (!done.has(start)) enter(start);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const name = at.rest.pop();
      if (name === undefined) {
        done.add(at.name);
        depth.delete(at.name);
        path.pop();
        continue;
      }
      const from = depth.get(name);
      if (from !== undefined) {
        const trail = path.slice(from).map((visit) => visit.name);
        if (!trail.some((each) => inCycle.has(each))) cycles.push([...trail, name]);
        for (const each of trail) inCycle.add(each);
      } else if (!done.has(name)) enter(name);
    }
  }
  return cycles;
}
