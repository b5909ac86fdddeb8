// The sentence behind a transition: what happened by these records, to what proof, and what changed since the last
// word.
import {
  type Act,
  APPLIES,
  BASE_READING,
  BINDS,
  type CheckedAgreement,
  type Duty,
  dutyId,
  ENDS,
  ENTERS,
  type Finding,
  findingId,
  HOLDS,
  type LogRecord,
  type MatterException,
  type StateChange,
  type Transition,
} from "@servanda/agreement";
import type { TimeZone } from "@servanda/core";
import { zoneOf } from "../run/instants.ts";
import { lateMsOf, namesOf } from "../run/on-the-way.ts";
import { becauseWords } from "../words/because-words.ts";
import { decisionWords } from "../words/decision-words.ts";
import { reportWords } from "../words/report-words.ts";
import { rungText, stateWords } from "../words/state-words.ts";
import { statusWords } from "../words/status-words.ts";
import { deadlineTime, localInterval, localTime } from "./clock-face.ts";

/** What was last said of each finding and duty, by id. Owned by the caller, kept up to date here. */
export interface Memory {
  readonly findings: Map<string, Finding>;
  readonly duties: Map<string, Duty>;
  /** Rulings that accept, whenever they went on record. */
  readonly rulings: readonly Act[];
}

type SaidOfFinding = Extract<Transition, { kind: "finding" }>;
type SaidOfDuty = Extract<Transition, { kind: "duty" }>;

export function createMemory(records: readonly LogRecord[]): Memory {
  const rulings = records.filter(
    (each): each is Act => each.record === "act" && each.act === "judge" && each.outcome === "accepted",
  );
  return { findings: new Map(), duties: new Map(), rulings };
}

/** Not the monitor's own marks that a condition came true, or that somebody is bound: what follows says so. */
export function isSaid(said: Transition): boolean {
  return said.kind !== "act" || ![APPLIES, BINDS, HOLDS, ENTERS, ENDS].includes(said.act.act);
}

/** One sentence, or two. It never accuses: it says what the records amount to. */
export function becauseOf(agreement: CheckedAgreement, said: Transition, memory: Memory): string {
  const zone = zoneOf(agreement);
  switch (said.kind) {
    case "stage":
      return becauseWords.stage(said.stage, said.change, localTime(zone, said.at));
    case "act":
      return said.tally === undefined
        ? becauseWords.act(said.act.by, said.act.act, localTime(zone, said.at))
        : decisionWords.decided(said.tally);
    case "exercise": {
      const { clause, by, act, standing } = said.exercise;
      const stated = agreement.clauses.find(({ key }) => key === clause);
      return decisionWords.exercised(by, stated?.number ?? clause, act, standing === "held");
    }
    case "record of decision":
      return decisionWords.onRecord(said.decision);
    case "state":
      return stateBecause(agreement, zone, said.change, true);
    case "beyond horizon":
      return becauseWords.beyondHorizon(said.record);
    case "finding": {
      const before = lastWord(agreement, said, memory);
      const id = findingId(agreement, said.finding);
      if (said.change === "withdrawn") memory.findings.delete(id);
      else memory.findings.set(id, said.finding);
      return findingBecause(agreement, zone, said, before, memory);
    }
    case "duty": {
      const before = memory.duties.get(dutyId(agreement, said.duty));
      memory.duties.set(dutyId(agreement, said.duty), said.duty);
      return dutyBecause(agreement, zone, said, before);
    }
  }
}

/** As the finding last stood, under this name or one of its former. */
function lastWord(agreement: CheckedAgreement, said: SaidOfFinding, memory: Memory): Finding | undefined {
  const formerIds = formerFindings(said).map((each) => findingId(agreement, each));
  const known = [findingId(agreement, said.finding), ...formerIds].flatMap((id) => memory.findings.get(id) ?? []);
  for (const id of formerIds) memory.findings.delete(id);
  return known[0];
}

/** The finding under the names of the incidents that it stood under before. */
export function formerFindings({ finding, formerly = [] }: SaidOfFinding): Finding[] {
  return formerly.map((least) => ({ ...finding, subject: { kind: "incident", least } }));
}

function findingBecause(
  agreement: CheckedAgreement,
  zone: TimeZone,
  said: SaidOfFinding,
  before: Finding | undefined,
  memory: Memory,
): string {
  const { change, finding } = said;
  const number = agreement.clauses.find((each) => each.key === finding.clause)?.number ?? finding.clause;
  if (change === "withdrawn") {
    return isNamedNow(agreement, finding, memory)
      ? becauseWords.named(number)
      : becauseWords.gone(number, underReading(finding.reading));
  }
  const { subject } = finding;
  const when =
    subject.kind === "period" ? becauseWords.onDay(subject.day) : localInterval(zone, finding.from, finding.to);
  const rests = `${when} by ${becauseWords.reports(finding.evidence)}${underReading(finding.reading)}`;
  const verdict = becauseWords.verdict(number, finding, rests, acceptedBy(agreement, said, memory));
  const unsettled = finding.unsettled.length === 0 ? "" : becauseWords.unsettled(finding.unsettled);
  return `${verdict}: ${standing(finding)}.${becauseWords.before(changes(before, finding))}${unsettled}`;
}

/** `isDated`: the sentence says when; else its reader does. */
export function stateBecause(
  agreement: CheckedAgreement,
  zone: TimeZone,
  change: StateChange,
  isDated: boolean,
): string {
  const clause = agreement.clauses.find(({ key }) => key === change.cause);
  const by = clause === undefined ? change.cause : stateWords.clause(clause.number);
  const ends = change.endsAt === undefined ? undefined : deadlineTime(zone, change.endsAt);
  const at = localTime(zone, change.at);
  return (
    statusWords.changed(change, by, at, ends) ??
    stateWords.changed(change, by, rungText(agreement.ladders, change), { at: isDated ? at : undefined, ends })
  );
}

/** Against whom, how well proven, with what doubt. */
function standing(finding: Finding): string {
  const parts = [
    finding.bearer ?? becauseWords.nobody,
    finding.presumed === true ? stateWords.presumed : finding.level,
    ...(finding.subject.kind === "period" ? [becauseWords.counted(finding.units)] : []),
  ];
  return [
    parts.join(", "),
    ...(finding.certainty === "possible" ? [becauseWords.doubt] : []),
    ...(finding.occurrence === finding.level ? [] : [becauseWords.happened(finding.occurrence)]),
    ...(finding.answers === undefined ? [] : [reportWords.answered(finding.answers)]),
  ].join("; ");
}

/** Which matters excuse it: those that a ruling on record names, else every one of the clause with its judges. */
function acceptedBy(
  agreement: CheckedAgreement,
  { finding, recordedAt }: SaidOfFinding,
  { rulings }: Memory,
): { readonly matter: string; readonly by: readonly string[] }[] {
  const clause = agreement.clauses.find((each) => each.key === finding.clause);
  const matters = (clause?.rule.exceptions ?? []).filter((each): each is MatterException => each.kind === "matter");
  const names = new Set(namesOf(agreement, finding));
  const ruled = matters.flatMap(({ matter, judgedBy = [] }) => {
    const isMeant = (act: Act): boolean =>
      act.matter === matter && judgedBy.includes(act.by) && act.recordedAt <= recordedAt && names.has(act.about ?? "");
    const by = [...new Set(rulings.filter(isMeant).map((act) => act.by))];
    return by.length === 0 ? [] : [{ matter, by }];
  });
  return ruled.length > 0 ? ruled : matters.map(({ matter, judgedBy = [] }) => ({ matter, by: judgedBy }));
}

/** Is there a certain finding on the same incident against somebody? */
function isNamedNow(agreement: CheckedAgreement, finding: Finding, memory: Memory): boolean {
  if (finding.bearer !== null) return false;
  return agreement.actors.some(({ name }) => {
    const named = memory.findings.get(findingId(agreement, { ...finding, bearer: name }));
    return named?.certainty === "certain";
  });
}

function changes(before: Finding | undefined, now: Finding): string[] {
  if (before === undefined) return [];
  const added = now.evidence.filter((ref) => !before.evidence.includes(ref));
  const dropped = before.evidence.filter((ref) => !now.evidence.includes(ref));
  return [
    ...(before.level === now.level ? [] : [becauseWords.levelWas(before.level)]),
    ...(before.occurrence === now.occurrence ? [] : [becauseWords.occurrenceWas(before.occurrence)]),
    ...(before.certainty === now.certainty ? [] : [becauseWords.certaintyWas(before.certainty)]),
    ...(before.status === now.status ? [] : [becauseWords.statusWas(before.status, now.status)]),
    ...(before.units === now.units ? [] : [becauseWords.unitsWere(before.units, now.units)]),
    ...(added.length === 0 ? [] : [becauseWords.added(added)]),
    ...(dropped.length === 0 ? [] : [becauseWords.dropped(dropped)]),
  ];
}

function underReading(reading: string): string {
  return reading === BASE_READING ? "" : becauseWords.underReading(reading);
}

function dutyBecause(agreement: CheckedAgreement, zone: TimeZone, said: SaidOfDuty, before: Duty | undefined): string {
  const { duty } = said;
  const { dueAt, state, certainty } = duty;
  const number = agreement.clauses.find((each) => each.key === duty.clause)?.number ?? duty.clause;
  const due = dueAt === undefined ? becauseWords.noDeadline : becauseWords.due(deadlineTime(zone, dueAt));
  const who = `${becauseWords.who(duty.bearer, number, due)}${underReading(duty.reading)}`;
  const lateMs = said.change === "began" ? lateMsOf(said) : 0;
  const sentence =
    state === "due"
      ? before === undefined
        ? becauseWords.began(who)
        : becauseWords.stands(who)
      : `${becauseWords.state(state, certainty)}: ${who}`;
  const late = lateMs > 0 ? becauseWords.beganLate(lateMs) : "";
  return `${sentence}.${late}${duty.basisRevised ? becauseWords.revised : ""}`;
}
