// Ways to change one place of a plain value: every member and every element, each in a way of its kind.

/** A place: members and indexes, outermost first. */
type Path = readonly (string | number)[];

/** Every place of the value but its root, outermost first. */
export function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((each, index) => [index, each] as const)
    : Object.entries(value);
  return entries.flatMap(([key, each]) => [[...path, key], ...placesIn(each, [...path, key])]);
}

/** A copy in which this place is another value, or gone. */
export function tampered(value: unknown, path: Path, way: number): unknown {
  const [key, ...rest] = path;
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    if (typeof key !== "number") return copy;
    if (rest.length > 0) copy[key] = tampered(copy[key], rest, way);
    else copy.splice(key, 1, ...(way % 2 === 0 ? [] : [other(copy[key], way)]));
    return copy;
  }
  if (typeof value !== "object" || value === null || key === undefined) return value;
  const members = Object.entries(value).flatMap(([name, each]) => {
    if (name !== key) return [[name, each] as const];
    if (rest.length > 0) return [[name, tampered(each, rest, way)] as const];
    return way % 4 === 0 ? [] : [[name, other(each, way)] as const];
  });
  return Object.fromEntries(members);
}

const ANSWERS = ["yes", "no", "maybe"];

function other(value: unknown, way: number): unknown {
  if (typeof value === "number") return value + (way % 3 === 0 ? -1 : 1);
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string") return value === null ? "Karsa" : null;
  if (ANSWERS.includes(value)) return ANSWERS[(ANSWERS.indexOf(value) + 1 + (way % 2)) % ANSWERS.length];
  return way % 3 === 0 && value !== "" ? value.slice(1) : `${value}x`;
}
