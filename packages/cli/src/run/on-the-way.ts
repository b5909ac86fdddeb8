// What a report needs of the transitions and does not find in what stands at the end: when stages turned, when duties
// began, when a finding was first on record. Not what stands: that is the monitor's own answer.
import {
  type ActorName,
  type CheckedAgreement,
  type Duty,
  type Finding,
  findingId,
  incidentId,
  type LogRecord,
  type RecordRef,
  type Transition,
} from "@servanda/agreement";
import type { DurationMs, Instant } from "@servanda/core";

/** When a stage was seen to turn. */
export interface StageSeen {
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
}

/** How a duty went on record. */
export interface DutyBegan {
  readonly recordedAt: Instant;
  /** By how much its own deadline had passed when its trigger went on record; 0 if it had not. */
  readonly lateMs: DurationMs;
}

export type BroughtAbout = Extract<Transition, { kind: "act" | "exercise" | "record of decision" | "state" }>;

/** Filled by `note`, transition by transition. */
export interface OnTheWay {
  readonly stages: ReadonlyMap<string, StageSeen>;
  readonly beyondHorizon: readonly RecordRef[];
  /** What the institution brought about by the text's rules, in order: decisions, states, status. */
  readonly broughtAbout: readonly BroughtAbout[];
  /** How the duty went on record. */
  beganAs(duty: Duty): DutyBegan | undefined;
  /** When something that this name stands for was first a finding of the clause against the bearer. */
  firstFoundAt(clause: string, bearer: ActorName, name: string): Instant | undefined;
  note(said: Transition): void;
}

/** Findings are followed only by the names that pleas among the records use. */
export function createOnTheWay(agreement: CheckedAgreement, records: readonly LogRecord[]): OnTheWay {
  const stages = new Map<string, StageSeen>();
  const beyondHorizon: RecordRef[] = [];
  const broughtAbout: BroughtAbout[] = [];
  const began = new Map<string, DutyBegan>();
  const found = new Map<string, Instant>();
  const pleaded = new Set(records.flatMap((each) => (isPlea(each) && each.about !== undefined ? [each.about] : [])));
  const noteFinding = (finding: Finding, recordedAt: Instant): void => {
    if (finding.bearer === null || pleaded.size === 0) return;
    for (const name of namesOf(agreement, finding).filter((each) => pleaded.has(each))) {
      const key = keyOf(finding.clause, finding.bearer, name);
      if (!found.has(key)) found.set(key, recordedAt);
    }
  };
  return {
    stages,
    beyondHorizon,
    broughtAbout,
    beganAs: (duty) => began.get(dutyKey(duty)),
    firstFoundAt: (clause, bearer, name) => found.get(keyOf(clause, bearer, name)),
    note(said) {
      if (said.kind === "beyond horizon") beyondHorizon.push(said.record);
      else if (said.kind === "stage") stages.set(said.stage, { ...stages.get(said.stage), ...edgeOf(said) });
      else if (said.kind === "duty") {
        if (said.change === "began")
          began.set(dutyKey(said.duty), { recordedAt: said.recordedAt, lateMs: lateMsOf(said) });
      } else if (isBroughtAbout(said)) {
        broughtAbout.push(said);
      } else if (said.kind === "finding" && said.change !== "withdrawn") noteFinding(said.finding, said.recordedAt);
    },
  };
}

/** What follows a missed deadline begins at that deadline, whenever time was next seen to pass: it is never late. */
export function lateMsOf({ at, recordedAt, duty: { dueAt } }: Extract<Transition, { kind: "duty" }>): DurationMs {
  return dueAt !== undefined && at >= dueAt ? Math.max(0, recordedAt - dueAt) : 0;
}

function isBroughtAbout(said: Transition): said is BroughtAbout {
  return ["act", "exercise", "record of decision", "state"].includes(said.kind);
}

function isPlea(record: LogRecord): record is Extract<LogRecord, { record: "act" }> {
  return record.record === "act" && record.act === "plead";
}

function edgeOf({ change, at }: Extract<Transition, { kind: "stage" }>): StageSeen {
  return change === "started" ? { startedAt: at } : { endedAt: at };
}

/** Everything by which an act may name a finding: its id, its incident, a report it rests on. */
export function namesOf(agreement: CheckedAgreement, finding: Finding): string[] {
  const { subject, evidence } = finding;
  return [
    findingId(agreement, finding),
    ...(subject.kind === "incident" ? [incidentId(subject.least)] : []),
    ...evidence,
  ];
}

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);
const dutyKey = ({ clause, bearer, step, trigger }: Duty): string => keyOf(clause, bearer, String(step), trigger);
