// How much was done: performances add up until they are enough. What two sources say is never added up.
import type { Act, Observation, Quota } from "@servanda/agreement";
import { allOf, type Kleene, YES } from "@servanda/core";

/** A part of what is owed. */
export interface Part {
  readonly record: Observation | Act;
  readonly value: Kleene;
}

/** The part at which it is enough, and how sure all up to it are. */
interface Reached<P> {
  readonly part: P;
  readonly value: Kleene;
}

type Stated = Exclude<Quota, { kind: "declared" }>;

/** `parts` in the order in which they count. By what was surely done, else by what may have been. */
export function enoughAt<P extends Part>(quota: Stated, parts: readonly P[]): Reached<P> | undefined {
  const sure = parts.filter(({ value }) => value === YES);
  return firstEnough(quota, sure) ?? firstEnough(quota, parts);
}

// Of a sum the first that one source reaches; different items are different, whoever tells of them.
function firstEnough<P extends Part>(quota: Stated, parts: readonly P[]): Reached<P> | undefined {
  const lists = quota.kind === "items" ? [parts] : [...Map.groupBy(parts, ({ record }) => record.source).values()];
  const reached = lists.flatMap((list) => reachedIn(quota, list) ?? []);
  return reached.sort((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part))[0];
}

function reachedIn<P extends Part>(quota: Stated, parts: readonly P[]): Reached<P> | undefined {
  let sum = 0;
  const items = new Set<string>();
  for (const [index, part] of parts.entries()) {
    if (quota.kind === "sum") sum += amountIn(quota.attribute, part.record);
    else for (const item of itemsIn(part.record)) if (quota.items.includes(item)) items.add(item);
    const have = quota.kind === "sum" ? sum : items.size;
    if (have >= quota.atLeast) return { part, value: allOf(parts.slice(0, index + 1).map(({ value }) => value)) };
  }
  return undefined;
}

function amountIn(attribute: string, record: Observation | Act): number {
  if (attribute === "count") return record.count ?? 1;
  const stated = record.record === "observation" ? record.attributes?.[attribute] : undefined;
  return typeof stated === "number" ? stated : 0;
}

function itemsIn(record: Observation | Act): readonly string[] {
  if (record.record === "act") return record.matter === undefined ? [] : [record.matter];
  const object = record.attributes?.["object"];
  return typeof object === "string" ? [object, record.kind] : [record.kind];
}
