// Names in the records that the agreement does not declare. A slip of the pen and a third state look alike to the
// monitor, for both match nothing; here they are listed, each with the declared name that it is nearest to.
import { type CheckedAgreement, type LogRecord, type RecordRef, refOf } from "@servanda/agreement";
import { nearest } from "@servanda/core";
import { actVerbs } from "@servanda/lang";
import { mattersOf } from "./matters.ts";

/** What a name was used for. `record`: an act is about a record that nobody read. */
export type NameUse = "act" | "actor" | "kind" | "area" | "matter" | "record";

export interface Undeclared {
  readonly use: NameUse;
  readonly name: string;
  /** How many records use it. */
  readonly count: number;
  /** The first of them. */
  readonly example: RecordRef;
  /** The declared name that was probably meant. */
  readonly near?: string;
}

/** Acts that speak of a matter. */
const SPEAKING = new Set(["plead", "judge"]);
/** Beyond this many records a misspelt reference is not looked for among them. */
const MOST_NEIGHBOURS = 2000;

/**
 * Those with a near name first, then the most frequent. References are looked up only where `isWhole`: where a period
 * left records out, an act may well be about one of those.
 */
export function undeclaredNames(
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
  isWhole: boolean,
): Undeclared[] {
  const declared = declaredNames(agreement, records);
  const found = new Map<string, { use: NameUse; name: string; count: number; example: RecordRef }>();
  for (const record of records) {
    if (record.record === "tick") continue;
    for (const [use, name] of new Map(usedNames(record).map((each) => [each.join(" "), each])).values()) {
      if (declared[use].has(name) || (use === "record" && !isWhole)) continue;
      const known = found.get(`${use} ${name}`) ?? { use, name, count: 0, example: refOf(record) };
      known.count += 1;
      found.set(`${use} ${name}`, known);
    }
  }
  return [...found.values()]
    .map((each): Undeclared => {
      const near = nearestOf(each.name, declared[each.use]);
      return near === undefined ? each : { ...each, near };
    })
    .sort((a, b) => Number(b.near !== undefined) - Number(a.near !== undefined) || b.count - a.count);
}

/** By use: each name that counts, with the other names by which it is known. */
type Declared = Readonly<Record<NameUse, ReadonlyMap<string, readonly string[]>>>;

function declaredNames(agreement: CheckedAgreement, records: readonly LogRecord[]): Declared {
  const { actors, bodies, kinds, regions } = agreement;
  const isReferredTo = records.some((each) => ["act", "correction", "withdrawal"].includes(each.record));
  const refs = isReferredTo ? records.flatMap((each) => (each.record === "tick" ? [] : [refOf(each)])) : [];
  return {
    act: new Map(actVerbs.map((verb) => [verb, []])),
    actor: new Map([...actors, ...bodies].map(({ name, label }) => [name, label === undefined ? [] : [label]])),
    kind: new Map(kinds.map(({ name }) => [name, []])),
    area: new Map(regions.map(({ name, names }) => [name, names])),
    matter: new Map([...mattersOf(agreement).keys()].map((matter) => [matter, []])),
    record: new Map(refs.map((ref) => [ref, []])),
  };
}

type Used = readonly [use: NameUse, name: string];

function usedNames(record: Exclude<LogRecord, { record: "tick" }>): Used[] {
  const named = (use: NameUse, ...names: readonly (string | undefined)[]): Used[] =>
    names.flatMap((name) => (name === undefined ? [] : [[use, name] as const]));
  switch (record.record) {
    case "observation":
      return [...named("kind", record.kind), ...named("actor", record.by, record.of, record.target)];
    case "act":
      return [
        ...named("act", record.act),
        ...named("actor", record.by, record.to),
        ...named("matter", SPEAKING.has(record.act) ? record.matter : undefined),
        ...named("record", record.about?.includes("/") === true ? record.about : undefined),
      ];
    case "coverage":
      return [...named("kind", ...(record.kinds ?? [])), ...named("area", record.area)];
    case "correction":
      return [
        ...named("record", record.of),
        ...named("actor", record.change.by ?? undefined, record.change.target ?? undefined),
      ];
    case "withdrawal":
      return named("record", record.of);
  }
}

/** Blanks, hyphens and capitals aside, at most two letters off; of a short name one. */
function nearestOf(name: string, declared: ReadonlyMap<string, readonly string[]>): string | undefined {
  if (declared.size > MOST_NEIGHBOURS) return undefined;
  const plain = plainOf(name);
  const plainNames = new Map(
    [...declared].flatMap(([own, others]) => [own, ...others].map((each) => [plainOf(each), own])),
  );
  const [best] = nearest(plain, [...plainNames.keys()], plain.length < 5 ? 1 : 2);
  return best === undefined ? undefined : plainNames.get(best);
}

const plainOf = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, "");
