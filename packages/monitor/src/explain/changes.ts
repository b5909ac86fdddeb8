// What would make a verdict another one: a report less, a doubt resolved, a proof more, a word from the one who may
// speak.
import type { Finding, Observation } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { allOf, MAYBE, not, YES } from "@servanda/core";
import { levelRank } from "../atoms/standards.ts";
import type { Change, LevelAnswer, MatterAnswer, Requirement } from "./explanation.ts";
import { valueOf } from "./requirements.ts";
import type { Scene } from "./scene.ts";

/** Reports are taken away one by one, and no more of them than this: each costs a judgement of all that bears on it. */
const MAX_REMOVED = 8;

/** What the verdict is without each of these reports; those that change nothing are left out. */
export function withoutReports(scene: Scene, finding: Finding, reports: readonly Observation[]): Change[] {
  return reports.slice(0, MAX_REMOVED).flatMap((report): Change[] => {
    const ref = refOf(report);
    const rest = new Set(reports.map(refOf).filter((each) => each !== ref));
    const found = scene
      .without(ref)
      .findingsOf(finding.clause)
      .filter((each) => isSameSubject(each, finding, rest));
    const [best] = found.sort(
      (a, b) =>
        Number(b.bearer === finding.bearer) - Number(a.bearer === finding.bearer) ||
        levelRank(scene.agreement, b.level) - levelRank(scene.agreement, a.level),
    );
    if (best === undefined) return [{ kind: "without report", ref }];
    const { level, occurrence, certainty, bearer } = best;
    const isSame =
      level === finding.level &&
      occurrence === finding.occurrence &&
      certainty === finding.certainty &&
      bearer === finding.bearer;
    return isSame ? [] : [{ kind: "without report", ref, after: { level, occurrence, certainty, bearer } }];
  });
}

function isSameSubject(each: Finding, finding: Finding, rest: ReadonlySet<string>): boolean {
  if (finding.subject.kind === "period") {
    return each.subject.kind === "period" && each.subject.day === finding.subject.day && each.bearer === finding.bearer;
  }
  if (each.bearer !== null && each.bearer !== finding.bearer) return false;
  return each.evidence.some((ref) => rest.has(ref));
}

/** For each answer that is *maybe*: the verdict if it were known. */
export function doubtsResolved(requirements: readonly Requirement[]): Change[] {
  const value = requirements.map((each) =>
    each.asks.kind === "exception" ? not(valueOf(each.answer)) : valueOf(each.answer),
  );
  return requirements.flatMap((each, index): Change[] => {
    if (each.answer !== "maybe") return [];
    const others = allOf(value.filter((_, other) => other !== index));
    const met = others === YES ? "certain" : others === MAYBE ? "possible" : "gone";
    const isException = each.asks.kind === "exception";
    return [
      { kind: "doubt resolved", asks: each.asks, ifYes: isException ? "gone" : met, ifNo: isException ? met : "gone" },
    ];
  });
}

/** The next level up, by each of its ways. */
export function nextProofs(levels: readonly LevelAnswer[]): Change[] {
  const reached = levels.findLastIndex((each) => each.isReached);
  const next = levels[reached + 1];
  if (next === undefined) return [];
  return next.proofs.map(({ proof, sources, sourceKinds }) => ({
    kind: "proof",
    level: next.level,
    proof,
    missing: proof.kind === "sources" ? Math.max(0, proof.sources - sources) : 0,
    missingKinds: proof.kind === "sources" ? Math.max(0, proof.sourceKinds - sourceKinds) : 0,
  }));
}

/** Pleas and rulings that are still open. */
export function openMatters(matters: readonly MatterAnswer[], finding: Finding): Change[] {
  return matters.flatMap(({ matter, plea, ruling, judgedBy }): Change[] => {
    if (ruling !== undefined) return [];
    if (plea?.state === "missed") return [];
    if (plea?.state === "open") {
      if (finding.bearer === null) return [];
      const until = plea.until === undefined ? {} : { until: plea.until };
      return [{ kind: "plea", matter, by: finding.bearer, ...until }];
    }
    return [{ kind: "ruling", matter, by: judgedBy }];
  });
}
