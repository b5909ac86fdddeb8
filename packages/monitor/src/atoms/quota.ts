// How much was done: performances add up until they are enough. What two sources say is never added up: both may tell
// of the same delivery.
import type { Act, Observation, Quota } from "@servanda/agreement";
import { allOf, type Kleene, YES } from "@servanda/core";
import { comparePerformances, type Performance } from "./duty.ts";

/** A quota whose size is known. */
export type Stated = Exclude<Quota, { kind: "declared" }>;

/** What a report or an act says of how much. */
export interface Amounted {
  readonly performance: Performance;
  readonly record: Observation | Act;
}

/**
 * The one performance at which the quota is first reached by what was surely done; else the one at which it may be.
 * Nothing where even all of them together are not enough.
 */
export function reaching(quota: Stated, all: readonly Amounted[]): readonly Performance[] {
  const ordered = [...all].sort((a, b) => comparePerformances(a.performance, b.performance));
  const sure = firstReach(
    quota,
    ordered.filter(({ performance }) => performance.value === YES),
  );
  return sure === undefined ? [firstReach(quota, ordered)].filter((each) => each !== undefined) : [sure];
}

/** Of sums the first that any one source reaches; different items are different, whoever tells of them. */
function firstReach(quota: Stated, ordered: readonly Amounted[]): Performance | undefined {
  if (quota.kind === "items") return reachedIn(quota, ordered);
  const sources = [...new Set(ordered.map(({ record }) => record.source))];
  const reached = sources.map((source) =>
    reachedIn(
      quota,
      ordered.filter(({ record }) => record.source === source),
    ),
  );
  return reached.filter((each) => each !== undefined).sort(comparePerformances)[0];
}

function reachedIn(quota: Stated, ordered: readonly Amounted[]): Performance | undefined {
  const values: Kleene[] = [];
  const items = new Set<string>();
  let sum = 0;
  for (const { performance, record } of ordered) {
    values.push(performance.value);
    if (quota.kind === "sum") sum += amountIn(quota.attribute, record);
    else for (const item of itemsIn(record)) if (quota.items.includes(item)) items.add(item);
    if ((quota.kind === "sum" ? sum : items.size) >= quota.atLeast) return { ...performance, value: allOf(values) };
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
