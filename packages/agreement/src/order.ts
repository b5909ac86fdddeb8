// Orders that output depends on, spelled out so that no locale and no arrival order can show.
import { BASE_READING } from "./agreement.ts";
import { type StateChange, thingKey } from "./institution.ts";
import type { Duty, Finding, Transition } from "./outcome.ts";
import { refOf } from "./record.ts";

/** By UTF-16 code units. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The base first, then readings by name. */
export function compareReading(a: string, b: string): number {
  if (a === b) return 0;
  if (a === BASE_READING) return -1;
  if (b === BASE_READING) return 1;
  return compareText(a, b);
}

function compareBearer(a: string | null, b: string | null): number {
  return compareText(a ?? "", b ?? "");
}

function subjectText(finding: Finding): string {
  return finding.subject.kind === "incident" ? finding.subject.least : finding.subject.day;
}

/** Clause order is the order of the text, given as ranks by clause key. */
export type ClauseRank = ReadonlyMap<string, number>;

export function compareFindings(rank: ClauseRank): (a: Finding, b: Finding) => number {
  return (a, b) =>
    (rank.get(a.clause) ?? 0) - (rank.get(b.clause) ?? 0) ||
    compareReading(a.reading, b.reading) ||
    a.from - b.from ||
    compareText(subjectText(a), subjectText(b)) ||
    compareBearer(a.bearer, b.bearer) ||
    // What was seen goes before what is taken for granted of the same happening.
    Number(a.presumed === true) - Number(b.presumed === true);
}

export function compareDuties(rank: ClauseRank): (a: Duty, b: Duty) => number {
  return (a, b) =>
    (rank.get(a.clause) ?? 0) - (rank.get(b.clause) ?? 0) ||
    compareReading(a.reading, b.reading) ||
    (a.startAt ?? 0) - (b.startAt ?? 0) ||
    a.step - b.step ||
    compareText(a.trigger, b.trigger) ||
    compareText(a.bearer, b.bearer);
}

/** Who is bound goes first, in its own order; the rest by cause in the order of the text, then by what changed. */
function compareChanges(rank: ClauseRank): (a: StateChange, b: StateChange) => number {
  const isMembership = ({ cause, of }: StateChange): boolean =>
    !rank.has(cause) && (of.kind === "actor" || of.kind === "agreement");
  return (a, b) => {
    if (isMembership(a) || isMembership(b)) return Number(isMembership(b)) - Number(isMembership(a));
    return (
      (rank.get(a.cause) ?? 0) - (rank.get(b.cause) ?? 0) ||
      compareText(a.cause, b.cause) ||
      compareText(thingKey(a.of), thingKey(b.of)) ||
      compareText(a.state, b.state) ||
      (a.percent ?? 0) - (b.percent ?? 0) ||
      compareText(a.evidence.join(" "), b.evidence.join(" "))
    );
  };
}

const KIND_ORDER = {
  "beyond horizon": 0,
  "record of decision": 1,
  exercise: 2,
  act: 3,
  state: 4,
  stage: 5,
  finding: 6,
  duty: 7,
} as const;

/** Within one record instant: by due time, then what is listed first in the text. */
export function compareTransitions(rank: ClauseRank): (a: Transition, b: Transition) => number {
  const findings = compareFindings(rank);
  const duties = compareDuties(rank);
  return (a, b) => {
    if (a.kind !== b.kind) return KIND_ORDER[a.kind] - KIND_ORDER[b.kind];
    if (a.kind === "finding" && b.kind === "finding") return findings(a.finding, b.finding);
    if (a.kind === "duty" && b.kind === "duty") return a.at - b.at || duties(a.duty, b.duty);
    if (a.kind === "stage" && b.kind === "stage")
      return a.at - b.at || compareText(a.stage, b.stage) || compareText(a.change, b.change);
    if (a.kind === "record of decision" && b.kind === "record of decision")
      return a.at - b.at || compareText(refOf(a.decision.act), refOf(b.decision.act));
    if (a.kind === "exercise" && b.kind === "exercise")
      return (
        a.at - b.at ||
        compareText(a.exercise.act, b.exercise.act) ||
        (rank.get(a.exercise.clause) ?? 0) - (rank.get(b.exercise.clause) ?? 0)
      );
    if (a.kind === "act" && b.kind === "act") return a.at - b.at || compareText(refOf(a.act), refOf(b.act));
    if (a.kind === "state" && b.kind === "state") return a.at - b.at || compareChanges(rank)(a.change, b.change);
    if (a.kind === "beyond horizon" && b.kind === "beyond horizon") return compareText(a.record, b.record);
    return 0;
  };
}
