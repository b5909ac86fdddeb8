// Which readings make a difference in a run: what is found, owed and counted under a reading, held against the base.
import {
  type ActorName,
  BASE_READING,
  type Clause,
  type Duty,
  type Finding,
  type ReadingName,
} from "@servanda/agreement";
import type { Replayed } from "./replayed.ts";

export interface ReadingEffect {
  readonly name: ReadingName;
  readonly holders: readonly ActorName[];
  /** What is found, owed or counted under it is not all as in the base. */
  readonly changesOutcome: boolean;
}

/** Every reading of the text, in its order. */
export function readingEffects(run: Replayed): ReadingEffect[] {
  return run.agreement.readings.map(({ name, holders }) => ({
    name,
    holders,
    changesOutcome: variantsOf(run, name).some(([own, base]) => !isSame(outcomeOf(run, own), outcomeOf(run, base))),
  }));
}

/** Is the same found or owed under this clause of a reading as under the base's of its number? */
export function isAsInBase(run: Replayed, key: string): boolean {
  const clause = run.agreement.clauses.find((each) => each.key === key);
  const base = clause && run.agreement.clauses.find((each) => each.key === baseKey(clause));
  if (clause === undefined || base === undefined) return false;
  const { reading } = clause;
  return isSame(
    outcomeOf(run, { clause: clause.key, reading }),
    outcomeOf(run, { clause: base.key, reading: BASE_READING }),
  );
}

/** The key that the clause of a reading has in the base. */
function baseKey({ key, reading }: Clause): string {
  return key.endsWith(`@${reading}`) ? key.slice(0, -reading.length - 1) : key;
}

/** A clause or a register, by its key, or by its name and reading. */
interface Variant {
  readonly clause?: string;
  readonly register?: string;
  readonly reading: ReadingName;
}

/** Only what a reading changes has a variant of its own. */
function variantsOf({ agreement }: Replayed, reading: ReadingName): (readonly [own: Variant, base: Variant])[] {
  return [
    ...agreement.clauses
      .filter((each) => each.reading === reading)
      .map(
        (each) =>
          [
            { clause: each.key, reading },
            { clause: baseKey(each), reading: BASE_READING },
          ] as const,
      ),
    ...agreement.registers
      .filter((each) => each.reading === reading)
      .map(
        (each) =>
          [
            { register: each.name, reading },
            { register: each.name, reading: BASE_READING },
          ] as const,
      ),
  ];
}

function outcomeOf({ findings, duties, counts }: Replayed, { clause, register, reading }: Variant): string[] {
  return [
    ...findings.filter((each) => each.clause === clause).map(findingText),
    ...duties.filter((each) => each.clause === clause).map(dutyText),
    ...counts
      .filter((each) => each.register === register && each.reading === reading)
      .map(({ day, count, possible }) => JSON.stringify([day, count, possible])),
  ];
}

function findingText({ clause: _key, reading: _reading, ...said }: Finding): string {
  return JSON.stringify(said);
}

function dutyText({ clause: _key, reading: _reading, ...said }: Duty): string {
  return JSON.stringify(said);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(some.toSorted()) === JSON.stringify(others.toSorted());
}
