// What records say of a finding: pleas, judgements, objections. No observation has a word here.
import type {
  Act,
  ActorName,
  CheckedAgreement,
  Exception,
  Finding,
  MatterException,
  Observation,
} from "@servanda/agreement";
import { compareText, findingId, incidentId, refOf } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import { isActor } from "./match.ts";
import { unitOf } from "./units.ts";

/** The last on record; of equals the greatest reference. */
export function latest(acts: readonly Act[]): Act | undefined {
  return [...acts].sort((a, b) => a.recordedAt - b.recordedAt || compareText(refOf(a), refOf(b))).at(-1);
}

/** Everything by which an act may be about this finding: itself, its incident, any report of it. */
export function namesOf(
  agreement: Pick<CheckedAgreement, "id">,
  finding: Finding,
  members: readonly Observation[],
): readonly string[] {
  const incident = finding.subject.kind === "incident" ? [incidentId(finding.subject.least)] : [];
  return [findingId(agreement, finding), ...incident, ...members.map(refOf)];
}

/**
 * The finding as the acts about it leave it. `firstAt` is when it was first on record, if it was before now.
 */
export function withStatus(
  exceptions: readonly Exception[],
  finding: Finding,
  evidence: readonly Observation[],
  aboutIt: readonly Act[],
  firstAt: Instant | undefined,
): Finding {
  const matters = exceptions.filter((each): each is MatterException => each.kind === "matter");
  let isContested = aboutIt.some((act) => act.act === "contest");
  let isExcused = false;
  const unsettled: string[] = [];
  for (const matter of matters) {
    const plead = matter.pleadedBy === undefined || isPleaded(matter, aboutIt, finding.bearer, firstAt);
    const ruling = latest(aboutIt.filter((act) => isRuling(act, matter)));
    if (!plead || (ruling !== undefined && ruling.outcome === "rejected")) continue;
    if (ruling === undefined) {
      unsettled.push(matter.matter);
      if (matter.pleadedBy !== undefined) isContested = true;
    } else if (finding.subject.kind === "incident") {
      isExcused = true;
    }
  }
  const units = finding.subject.kind === "incident" ? 1 : unitsLeft(matters, evidence, aboutIt);
  if (finding.subject.kind === "period" && units === 0) isExcused = true;
  const status = isExcused ? "excused" : isContested ? "contested" : "open";
  return { ...finding, status, units, unsettled: unsettled.sort() };
}

function isRuling(act: Act, matter: MatterException): boolean {
  return (
    act.act === "judge" &&
    act.matter === matter.matter &&
    act.outcome !== undefined &&
    (matter.judgedBy ?? []).includes(act.by)
  );
}

// In time: within the text's length from the moment the finding was on record, bound included.
function isPleaded(
  matter: MatterException,
  acts: readonly Act[],
  bearer: ActorName | null,
  firstAt: number | undefined,
): boolean {
  const { pleadedBy, pleadWithinMs } = matter;
  if (pleadedBy === undefined || bearer === null) return false;
  return acts.some(
    (act) =>
      act.act === "plead" &&
      act.matter === matter.matter &&
      isActor(pleadedBy, act.by, new Map([["bearer", bearer]])) === YES &&
      (pleadWithinMs === undefined || firstAt === undefined || act.recordedAt <= firstAt + pleadWithinMs),
  );
}

/** Units of figures after what judges exempted: all of a figure, or the number they named. */
export function unitsLeft(
  matters: readonly MatterException[],
  reports: readonly Observation[],
  acts: readonly Act[],
): number {
  let left = 0;
  for (const report of reports) {
    const whole = unitOf(report, undefined);
    const rulings = matters.map((matter) =>
      latest(acts.filter((act) => act.about === refOf(report) && isRuling(act, matter))),
    );
    const exempt = rulings.map((act) => (act?.outcome === "accepted" ? (act.count ?? whole) : 0));
    left += Math.max(0, whole - exempt.reduce((sum, each) => sum + each, 0));
  }
  return left;
}
