// Standards of proof: a level is reached around a report, with its neighbours from independent groups.
import type {
  BreachPattern,
  CheckedAgreement,
  EventPattern,
  Finding,
  LevelName,
  LevelProof,
  Observation,
  Proof,
} from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { Text } from "./on-record.ts";
import type { Variables } from "./pattern.ts";
import { apart } from "./place.ts";

/** Every standard that is reached, lowest first. `core`: around whom; `support`: who may bear them out. */
export function levelsReached(
  { agreement }: Text,
  core: readonly Observation[],
  support: readonly Observation[],
): readonly LevelProof[] {
  const bearing = support.filter(({ count }) => count !== 0);
  return agreement.standards.flatMap(({ level, anyOf }): LevelProof[] => {
    for (const [index, proof] of anyOf.entries()) {
      for (const report of core) {
        const counting = borneOut(proof, report, bearing);
        if (counting === undefined) continue;
        return [{ level, proof: index, around: refOf(report), reports: counting.map(refOf).sort() }];
      }
    }
    return [];
  });
}

export function reachedLevel(text: Text, core: readonly Observation[], support: readonly Observation[]): LevelName {
  return levelsReached(text, core, support).at(-1)?.level ?? "reported";
}

/** The reports that prove it around this one; undefined where they are too few. */
function borneOut(
  proof: Proof,
  around: Observation,
  support: readonly Observation[],
): readonly Observation[] | undefined {
  if (proof.kind === "standing") {
    const own = support.filter(({ of, onSite }) => of === proof.actor && (!proof.onSite || onSite === true));
    return own.length === 0 ? undefined : own;
  }
  const near = support.filter((each) => each === around || isNear(around, each, proof));
  const groups = new Set(near.map(({ group }) => group));
  const kinds = new Set(near.map(({ sourceKind }) => sourceKind));
  return groups.size >= proof.sources && kinds.size >= proof.sourceKinds ? near : undefined;
}

// Surely and strictly nearer than the standard's time and distance.
function isNear(a: Observation, b: Observation, { withinMs, withinM }: Extract<Proof, { kind: "sources" }>): boolean {
  const farthestMs = Math.max(a.to - b.from, b.to - a.from);
  if (withinMs !== undefined && farthestMs >= withinMs) return false;
  return withinM === undefined || apart(a.place, b.place).highM < withinM;
}

/** Where the pattern names who did it, only reports that say so prove it. */
export function supportFor(
  { by }: EventPattern,
  core: readonly Observation[],
  members: readonly Observation[],
): readonly Observation[] {
  return by === undefined ? members : core;
}

export function isProven(
  text: Text,
  level: LevelName,
  core: readonly Observation[],
  support: readonly Observation[],
): boolean {
  const { agreement } = text;
  return core.length > 0 && rankOf(agreement, reachedLevel(text, core, support)) >= rankOf(agreement, level);
}

/** `reported` lies below every standard. */
function rankOf({ standards }: CheckedAgreement, level: LevelName): number {
  return standards.findIndex((each) => each.level === level);
}

/** A finding that counts as a breach of the pattern: not excused, well enough proven, by one of those meant. */
export function isBreach(
  agreement: CheckedAgreement,
  { clauses, by, level = "reported" }: BreachPattern,
  finding: Finding,
  variables: Variables,
): boolean {
  if (finding.status === "excused" || !clauses.includes(finding.clause)) return false;
  if (rankOf(agreement, finding.level) < rankOf(agreement, level)) return false;
  if (by === undefined) return true;
  const { bearer } = finding;
  if (bearer === null) return false;
  if (by.kind === "named") return by.actors.includes(bearer);
  if (by.kind === "variable") return variables.get(by.name) === bearer;
  return by.among.includes(bearer) && (by.kind === "bind" || variables.get(by.name) !== bearer);
}
