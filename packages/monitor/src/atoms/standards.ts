// Levels of proof. A standard is judged around a report: its neighbours from independent groups within the standard's
// time and distance. A set of reports takes the highest level that any of its members reaches.
import type {
  ActorName,
  BreachPattern,
  CheckedAgreement,
  EventPattern,
  Finding,
  LevelName,
  Observation,
  Proof,
} from "@servanda/agreement";
import { isUpheld } from "@servanda/agreement";
import type { Bindings } from "./match.ts";
import { apart } from "./place.ts";

/** The level of what is said and reaches no standard. */
export const REPORTED: LevelName = "reported";

const NOBODY: ReadonlySet<ActorName> = new Set();

/**
 * Highest level reached around any of `core`, with `support` as the reports that may bear them out, or by the word of
 * the bodies that have `found` so.
 */
export function levelOf(
  agreement: Pick<CheckedAgreement, "standards">,
  core: readonly Observation[],
  support: readonly Observation[],
  found: ReadonlySet<ActorName> = NOBODY,
): LevelName {
  const groupCount = new Set(support.map((each) => each.group)).size;
  const sourceKindCount = new Set(support.map((each) => each.sourceKind)).size;
  const reached = agreement.standards.filter((standard) =>
    standard.anyOf.some((proof) => {
      // Too few sources in all are too few around any report.
      const isHopeless =
        proof.kind === "sources" && (proof.sources > groupCount || proof.sourceKinds > sourceKindCount);
      if (proof.kind === "standing" && !proof.onSite && found.has(proof.actor)) return true;
      return !isHopeless && core.some((report) => isProven(proof, report, support));
    }),
  );
  return reached.at(-1)?.level ?? REPORTED;
}

/** Do these reports of an incident reach the level? Who did it is proven only by reports that say so. */
export function isProvenTo(
  agreement: CheckedAgreement,
  { by }: EventPattern,
  core: readonly Observation[],
  members: readonly Observation[],
  level: LevelName,
): boolean {
  const support = by === undefined ? members : core;
  const reached = levelOf(agreement, core, support.filter(isOfSomething));
  return core.length > 0 && levelRank(agreement, reached) >= levelRank(agreement, level);
}

/** A figure of none bears no other report out. */
export function isOfSomething(report: Observation): boolean {
  return report.count !== 0;
}

function isProven(proof: Proof, report: Observation, support: readonly Observation[]): boolean {
  if (proof.kind === "standing") {
    return support.some((each) => each.of === proof.actor && (!proof.onSite || each.onSite === true));
  }
  const near = support.filter((each) => each === report || isNear(report, each, proof));
  const groups = new Set(near.map((each) => each.group));
  const sourceKinds = new Set(near.map((each) => each.sourceKind));
  return groups.size >= proof.sources && sourceKinds.size >= proof.sourceKinds;
}

/** Surely strictly nearer than the standard's time and distance. */
export function isNear(a: Observation, b: Observation, proof: Extract<Proof, { kind: "sources" }>): boolean {
  const farthestMs = Math.max(b.to - a.from, a.to - b.from);
  if (proof.withinMs !== undefined && farthestMs >= proof.withinMs) return false;
  return proof.withinM === undefined || apart(a.place, b.place).highM < proof.withinM;
}

/** A finding that is not excused, at the level or above, against one of those meant. */
export function isBreach(
  agreement: CheckedAgreement,
  breach: BreachPattern,
  finding: Finding,
  bindings: Bindings,
): boolean {
  if (!isUpheld(finding) || !breach.clauses.includes(finding.clause)) return false;
  if (levelRank(agreement, finding.level) < levelRank(agreement, breach.level ?? REPORTED)) return false;
  if (breach.answers?.some((level) => !isAnswered(agreement, finding, level)) === true) return false;
  if (breach.by === undefined) return true;
  if (finding.bearer === null) return false;
  const term = breach.by;
  if (term.kind === "variable") return bindings.get(term.name) === finding.bearer;
  if (term.kind === "other than") {
    return term.among.includes(finding.bearer) && bindings.get(term.name) !== finding.bearer;
  }
  return (term.kind === "named" ? term.actors : term.among).includes(finding.bearer);
}

/** The question that the level belongs to is answered so well or better. */
function isAnswered({ questions = [] }: CheckedAgreement, { answers = [] }: Finding, level: LevelName): boolean {
  return questions.some(({ question, standards }) => {
    const rankOf = (each: LevelName | undefined): number => standards.findIndex((standard) => standard.level === each);
    const wanted = rankOf(level);
    return wanted >= 0 && rankOf(answers.find((each) => each.question === question)?.level) >= wanted;
  });
}

/** `reported` is 0; the agreement's standards follow from lowest to highest. */
export function levelRank(agreement: CheckedAgreement, level: string): number {
  return agreement.standards.findIndex((each) => each.level === level) + 1;
}
