// `monitor --json`: every transition as one JSON object, in record order. Instants are ISO in UTC, ids those of
// identity.ts, and `because` says in a sentence what the others say in fields.
import {
  type Answered,
  BASE_READING,
  type CheckedAgreement,
  dutyId,
  type Finding,
  findingId,
  incidentId,
  type LogRecord,
  type RecordRef,
  refOf,
  type StateChange,
  type Tally,
  type Transition,
  thingKey,
} from "@servanda/agreement";
import type { JsonValue } from "@servanda/core";
import { becauseOf, createMemory, formerFindings } from "./because.ts";
import { isoOrNull } from "./clock-face.ts";
import { clauseNumbers } from "./summary.ts";

/** Turns transitions into lines, one after another; it remembers what stood before to say what changed. */
export function transitionLines(
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
): (said: Transition) => string {
  const memory = createMemory(records);
  const numberOf = clauseNumbers({ agreement });
  const incidents = createIncidentsOf();
  let seq = 0;
  return (said) => {
    seq += 1;
    if (said.kind === "finding") incidents.learn(said.finding);
    const frame = { seq, at: isoOrNull(said.at), recordedAt: isoOrNull(said.recordedAt) };
    const because = becauseOf(agreement, said, memory);
    const fields =
      said.kind === "duty" ? dutyFields(agreement, said, numberOf, incidents) : fieldsOf(agreement, said, numberOf);
    return JSON.stringify({ ...frame, ...fields, because });
  };
}

/** Incidents by the reports that findings rest on: a duty is triggered by one of them, or by the incident's least. */
interface IncidentsOf {
  learn(finding: Finding): void;
  idOf(trigger: string): string | null;
}

function createIncidentsOf(): IncidentsOf {
  const leasts = new Map<RecordRef, RecordRef>();
  return {
    learn({ subject, evidence }) {
      if (subject.kind === "incident") for (const ref of evidence) leasts.set(ref, subject.least);
    },
    idOf: (trigger) => (trigger.includes("/") ? incidentId(leasts.get(trigger) ?? trigger) : null),
  };
}

type SaidOfFinding = Extract<Transition, { kind: "finding" }>;
type Fields = Readonly<Record<string, JsonValue>>;

function fieldsOf(
  agreement: CheckedAgreement,
  said: Exclude<Transition, { kind: "duty" }>,
  numberOf: (key: string) => string,
): Fields {
  switch (said.kind) {
    case "finding":
      return findingFields(agreement, said, numberOf);
    case "stage":
      return { kind: said.kind, change: said.change, ...nothing, state: said.change, stage: said.stage };
    case "act":
      return {
        kind: said.kind,
        change: "recorded",
        ...nothing,
        act: said.act.act,
        by: said.act.by,
        matter: said.act.matter ?? null,
        ...(said.tally === undefined ? {} : { state: said.tally.outcome, tally: tallyFields(said.tally) }),
      };
    case "exercise": {
      const { clause, by, act, standing } = said.exercise;
      const stated = agreement.clauses.find(({ key }) => key === clause);
      const reading = stated?.reading ?? BASE_READING;
      return {
        kind: said.kind,
        change: "recorded",
        ...nothing,
        clause: numberOf(clause),
        reading,
        state: standing,
        by,
        evidence: [act],
      };
    }
    case "record of decision": {
      const { act, standing, tally } = said.decision;
      return {
        kind: said.kind,
        change: "weighed",
        ...nothing,
        state: standing,
        by: act.by,
        matter: act.matter ?? null,
        ...(tally === undefined ? {} : { tally: tallyFields(tally) }),
        evidence: [refOf(act)],
      };
    }
    case "state":
      return changeFields(agreement, said.change, numberOf);
    case "beyond horizon":
      return { kind: said.kind, change: "listed", ...nothing, evidence: [said.record] };
  }
}

/** Every line has these, so that a reader need not ask which kind it is. */
const nothing = {
  clause: null,
  reading: BASE_READING,
  bearer: null,
  state: null,
  level: null,
  certainty: "certain",
  status: null,
  incident: null,
  evidence: [],
} as const;

/** Ids under which the finding was listed before, so that whoever follows one does not lose it. */
function formerNames(agreement: CheckedAgreement, said: SaidOfFinding): Fields {
  if (said.formerly === undefined) return {};
  const formerly = formerFindings(said).map((former) => ({
    incident: former.subject.kind === "incident" ? incidentId(former.subject.least) : null,
    finding: findingId(agreement, former),
  }));
  return { formerly };
}

function findingFields(agreement: CheckedAgreement, said: SaidOfFinding, numberOf: (key: string) => string): Fields {
  const { change, finding } = said;
  const { subject } = finding;
  return {
    kind: "finding",
    change,
    clause: numberOf(finding.clause),
    reading: finding.reading,
    bearer: finding.bearer,
    state: null,
    level: finding.level,
    occurrence: finding.occurrence,
    ...(finding.answers === undefined ? {} : { answers: answerFields(finding.answers) }),
    certainty: finding.certainty,
    status: finding.status,
    units: finding.units,
    ...(finding.disputes === undefined ? {} : { disputes: finding.disputes.map((each) => ({ ...each })) }),
    ...(finding.presumed === true ? { presumed: true } : {}),
    ...(finding.waived === true ? { waived: true } : {}),
    ...openFields(agreement, finding.clause),
    from: isoOrNull(finding.from),
    to: isoOrNull(finding.to),
    finding: findingId(agreement, finding),
    incident: subject.kind === "incident" ? incidentId(subject.least) : null,
    ...(subject.kind === "period" ? { day: subject.day } : {}),
    ...formerNames(agreement, said),
    evidence: finding.evidence,
    unsettled: finding.unsettled,
  };
}

function answerFields(answers: readonly Answered[]): JsonValue {
  return Object.fromEntries(answers.map(({ question, level }) => [question, level]));
}

/** Everything it takes to count again. */
function tallyFields({ votes, putAt, countedAt, about, threshold, ...tally }: Tally): JsonValue {
  return {
    ...tally,
    about: about ?? null,
    threshold: { ...threshold },
    votes: votes.map(({ member, cast, votes: count, record }) => ({
      member,
      cast,
      votes: count,
      record: record ?? null,
    })),
    putAt: isoOrNull(putAt),
    countedAt: isoOrNull(countedAt),
  };
}

function changeFields(
  agreement: CheckedAgreement,
  { cause, reading, of, state, percent, endsAt, evidence }: StateChange,
  numberOf: (key: string) => string,
): Fields {
  const isClause = agreement.clauses.some(({ key }) => key === cause);
  return {
    kind: "state",
    change: "changed",
    ...nothing,
    clause: isClause ? numberOf(cause) : null,
    cause,
    reading,
    of: thingKey(of),
    state,
    ...(percent === undefined ? {} : { percent }),
    ...(endsAt === undefined ? {} : { endsAt: isoOrNull(endsAt) }),
    evidence,
  };
}

/** What may yet alter the clause: sealed annexes, and what is left open. */
function openFields(agreement: CheckedAgreement, key: string): Fields {
  const { touchesSealed, openPoints } = agreement.clauses.find((each) => each.key === key) ?? {};
  return {
    ...(touchesSealed === undefined ? {} : { touchesSealed }),
    ...(openPoints === undefined ? {} : { openPoints: openPoints.map((each) => ({ ...each })) }),
  };
}

function dutyFields(
  agreement: CheckedAgreement,
  { change, duty }: Extract<Transition, { kind: "duty" }>,
  numberOf: (key: string) => string,
  incidents: IncidentsOf,
): Fields {
  return {
    kind: "duty",
    change,
    clause: numberOf(duty.clause),
    reading: duty.reading,
    bearer: duty.bearer,
    state: duty.state,
    level: null,
    certainty: duty.certainty,
    status: duty.basisRevised ? "basis revised" : null,
    duty: dutyId(agreement, duty),
    incident: incidents.idOf(duty.trigger),
    trigger: duty.trigger,
    step: duty.step,
    startAt: isoOrNull(duty.startAt),
    dueAt: isoOrNull(duty.dueAt),
    startAssumed: duty.startAssumed,
    candidates: duty.candidates.map(({ start, at, dueAt, areHolidaysAssumed }) => ({
      start,
      at: isoOrNull(at),
      dueAt: isoOrNull(dueAt),
      ...(areHolidaysAssumed === undefined ? {} : { areHolidaysAssumed }),
    })),
    ...openFields(agreement, duty.clause),
    evidence: duty.evidence,
  };
}
