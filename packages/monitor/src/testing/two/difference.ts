// Where two runs differ: the first transition that one says and the other does not, or what stands at the end. Also a
// monitor that stops with an error, or that goes round in circles, differs.
import type { CheckedAgreement, LogRecord, Transition } from "@servanda/agreement";
import type { Monitor } from "../../monitor.ts";
import { replay } from "../../replay.ts";

/** A monitor by its name. `seesRepeats`: it need not be spared the records that repeat. */
export interface Implementation {
  readonly name: string;
  readonly create: (agreement: CheckedAgreement) => Monitor;
  readonly seesRepeats?: true;
}

/** A monitor and what it is given. */
export interface Run {
  readonly who: string;
  readonly monitor: () => Monitor;
  readonly log: readonly LogRecord[];
  readonly endAt: number;
}

export type Difference =
  | {
      readonly kind: "said";
      readonly recordedAt: number;
      /** What only the one says there, and only the other. */
      readonly sides: readonly [Side, Side];
    }
  | {
      readonly kind: "at the end";
      readonly what: "findings" | "duties" | "counts" | "said";
      readonly sides: readonly [Side, Side];
    }
  | { readonly kind: "stopped"; readonly who: string; readonly message: string };

/** What one of two runs says and the other does not. */
export interface Side {
  readonly who: string;
  readonly said: readonly unknown[];
}

/** What a monitor said, and what stands at the end. */
export interface Heard {
  readonly who: string;
  readonly said: readonly Transition[];
  readonly findings: readonly unknown[];
  readonly duties: readonly unknown[];
  readonly counts: readonly unknown[];
}

/** More than any of the generated agreements can say of their logs: past it, a run is going round in circles. */
const MOST_SAID = 20_000;

export function hear({ who, monitor: create, log, endAt }: Run): Heard | Extract<Difference, { kind: "stopped" }> {
  try {
    const monitor = create();
    const said: Transition[] = [];
    for (const step of replay(monitor, log, endAt)) {
      said.push(...step);
      if (said.length > MOST_SAID) throw new Error(`says more than ${MOST_SAID} things, and goes on`);
    }
    return { who, said, findings: monitor.findings(), duties: monitor.duties(), counts: monitor.counts() };
  } catch (error) {
    return { kind: "stopped", who, message: error instanceof Error ? error.message : String(error) };
  }
}

/** Undefined where both say the same, at the same instants, and the same stands at the end. */
export function differenceBetween(one: Run, other: Run): Difference | undefined {
  const [first, second] = [hear(one), hear(other)];
  if ("kind" in first) return first;
  if ("kind" in second) return second;
  return unlikeSaid(first, second) ?? unlikeAtEnd(first, second);
}

/** The first instant at which what is said differs. */
export function unlikeSaid(
  one: Pick<Heard, "who" | "said">,
  other: Pick<Heard, "who" | "said">,
): Difference | undefined {
  const length = Math.max(one.said.length, other.said.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [one.said[index], other.said[index]];
    if (isSame(left, right)) continue;
    const instants = [left, right].flatMap((each) => (each === undefined ? [] : [each.recordedAt]));
    const recordedAt = Math.min(...instants);
    const then = ({ said }: Pick<Heard, "said">): readonly Transition[] =>
      said.slice(index).filter((each) => each.recordedAt === recordedAt);
    return { kind: "said", recordedAt, sides: apart(one.who, then(one), other.who, then(other)) };
  }
  return undefined;
}

/** The first of what stands at the end that differs. */
export function unlikeAtEnd(
  one: Heard,
  other: Heard,
  parts: readonly ("findings" | "duties" | "counts")[] = ["findings", "duties", "counts"],
): Difference | undefined {
  const what = parts.find((each) => !isSame(one[each], other[each]));
  return what === undefined
    ? undefined
    : { kind: "at the end", what, sides: apart(one.who, one[what], other.who, other[what]) };
}

/** What each says that the other does not; all of it where they differ by their order. */
export function apart(
  one: string,
  said: readonly unknown[],
  other: string,
  saidByOther: readonly unknown[],
): readonly [Side, Side] {
  const without = (all: readonly unknown[], those: readonly unknown[]): readonly unknown[] =>
    all.filter((each) => !those.some((that) => isSame(each, that)));
  const [left, right] = [without(said, saidByOther), without(saidByOther, said)];
  const isOrder = left.length === 0 && right.length === 0;
  return [
    { who: one, said: isOrder ? said : left },
    { who: other, said: isOrder ? saidByOther : right },
  ];
}

/** Equal as plain data; the order of properties does not count. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [propertiesOf(one), propertiesOf(other)];
  return (
    left.size === right.size && [...left].every(([name, value]) => right.has(name) && isSame(value, right.get(name)))
  );
}

function propertiesOf(node: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(node).filter(([, value]) => value !== undefined));
}
