// The sentence behind a transition: what happened by these records, to what proof, and what changed since the last
// word.
import {
  BASE_READING,
  type CheckedAgreement,
  type Duty,
  dutyId,
  type Finding,
  findingId,
  type Transition,
} from "@servanda/agreement";
import type { TimeZone } from "@servanda/core";
import { zoneOf } from "../run/instants.ts";
import { localInterval, localTime } from "./clock-face.ts";
import { grouped, listed, some } from "./layout.ts";

/** What was last said of each finding and duty, by id. Owned by the caller, kept up to date here. */
export interface Memory {
  readonly findings: Map<string, Finding>;
  readonly duties: Map<string, Duty>;
}

const SHOWN = 3;

/** One sentence, or two. It never accuses: it says what the records amount to. */
export function becauseOf(agreement: CheckedAgreement, said: Transition, memory: Memory): string {
  const zone = zoneOf(agreement);
  switch (said.kind) {
    case "stage":
      return `The stage ${said.stage} ${said.change} at ${localTime(zone, said.at)}.`;
    case "beyond horizon":
      return `${said.record} came in later than the agreement's horizon: it is listed, and changes nothing.`;
    case "finding": {
      const id = findingId(agreement, said.finding);
      const before =
        memory.findings.get(id) ?? (said.change === "changed" ? predecessor(said.finding, memory) : undefined);
      if (said.change === "withdrawn") memory.findings.delete(id);
      else memory.findings.set(id, said.finding);
      return findingBecause(agreement, zone, said, before, memory);
    }
    case "duty": {
      const id = dutyId(agreement, said.duty);
      const before = memory.duties.get(id);
      memory.duties.set(id, said.duty);
      return dutyBecause(zone, said.duty, before);
    }
  }
}

function findingBecause(
  agreement: CheckedAgreement,
  zone: TimeZone,
  { change, finding }: Extract<Transition, { kind: "finding" }>,
  before: Finding | undefined,
  memory: Memory,
): string {
  const number = agreement.clauses.find((each) => each.key === finding.clause)?.number ?? finding.clause;
  if (change === "withdrawn") {
    return isNamedNow(agreement, finding, memory)
      ? `Clause ${number}: a report now says who did it, so it no longer stands against nobody.`
      : `Clause ${number}: what now stands on record no longer bears this out${underReading(finding.reading)}.`;
  }
  const when =
    finding.subject.kind === "period" ? `on ${finding.subject.day}` : localInterval(zone, finding.from, finding.to);
  const who = finding.bearer ?? "nobody named";
  const rests = `${some(finding.evidence.length, "report")} (${shortList(finding.evidence)})`;
  const doubt = finding.certainty === "possible" ? ", possible only: a condition is in doubt" : "";
  const verdict = finding.status === "excused" ? "is excused by a judge" : "is not met";
  const figure = finding.subject.kind === "period" ? `, ${grouped(finding.units)} counted` : "";
  const what = `Clause ${number} ${verdict} ${when} by ${rests}${underReading(finding.reading)}`;
  const happened = finding.occurrence === finding.level ? "" : `; that it happened: ${finding.occurrence}`;
  const verdictText = `${who}, ${finding.level}${figure}${doubt}${happened}`;
  return `${what}: ${verdictText}.${changes(before, finding)}${unsettled(finding)}`;
}

/** An incident that grew may have a new least report, and its finding a new id. */
function predecessor(finding: Finding, memory: Memory): Finding | undefined {
  return [...memory.findings.values()].find(
    (each) =>
      each.clause === finding.clause &&
      each.bearer === finding.bearer &&
      each.subject.kind === finding.subject.kind &&
      each.evidence.some((ref) => finding.evidence.includes(ref)),
  );
}

/** Is there a certain finding on the same incident against somebody? */
function isNamedNow(agreement: CheckedAgreement, finding: Finding, memory: Memory): boolean {
  if (finding.bearer !== null) return false;
  return agreement.actors.some(({ name }) => {
    const named = memory.findings.get(findingId(agreement, { ...finding, bearer: name }));
    return named?.certainty === "certain";
  });
}

function changes(before: Finding | undefined, now: Finding): string {
  if (before === undefined) return "";
  const said: string[] = [];
  if (before.level !== now.level) said.push(`level was ${before.level}`);
  if (before.occurrence !== now.occurrence) said.push(`that it happened was ${before.occurrence}`);
  if (before.certainty !== now.certainty) said.push(`it was ${before.certainty}`);
  if (before.status !== now.status) said.push(`status was ${before.status}, is ${now.status}`);
  if (before.units !== now.units) said.push(`it counted ${before.units}, counts ${now.units}`);
  const added = now.evidence.filter((ref) => !before.evidence.includes(ref));
  const gone = before.evidence.filter((ref) => !now.evidence.includes(ref));
  if (added.length > 0) said.push(`new: ${shortList(added)}`);
  if (gone.length > 0) said.push(`gone: ${shortList(gone)}`);
  return said.length === 0 ? "" : ` Before: ${said.join("; ")}.`;
}

function unsettled(finding: Finding): string {
  if (finding.unsettled.length === 0) return "";
  return ` Unsettled: ${listed(finding.unsettled.map((each) => `"${each}"`))}.`;
}

function underReading(reading: string): string {
  return reading === BASE_READING ? "" : ` under the reading ${reading}`;
}

function shortList(refs: readonly string[]): string {
  const shown = refs.slice(0, SHOWN).join(", ");
  return refs.length > SHOWN ? `${shown}, … ${refs.length - SHOWN} more` : shown;
}

function dutyBecause(zone: TimeZone, duty: Duty, before: Duty | undefined): string {
  const due = duty.dueAt === undefined ? "no deadline" : `due ${localTime(zone, duty.dueAt)}`;
  const change = before === undefined ? stateSentence(duty, due) : stateSentence(duty, due, before);
  const revised = duty.basisRevised ? " Its trigger is no longer borne out; the duty stands." : "";
  return `${change}${underReading(duty.reading)}.${revised}`;
}

function stateSentence(duty: Duty, due: string, before?: Duty): string {
  const who = `${duty.bearer}, clause ${duty.clause.split("@")[0] ?? duty.clause}`;
  switch (duty.state) {
    case "due":
      return before === undefined ? `A duty began: ${who}, ${due}` : `The duty stands: ${who}, ${due}`;
    case "fulfilled":
      return `Done${duty.certainty === "possible" ? ", possibly" : ""}: ${who}, ${due}`;
    case "fulfilled late":
      return `Done after the deadline: ${who}, ${due}`;
    case "overdue":
      return `The deadline passed and nothing on record performs it: ${who}, ${due}`;
    case "not observed":
      return `The deadline passed and nobody watched throughout, so nothing can be said: ${who}, ${due}`;
    case "excused":
      return `Excused by the text's own exception: ${who}, ${due}`;
  }
}
