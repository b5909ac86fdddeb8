// A transition of the monitor as the body of a `conclusion` in the log: everything that it says, in one form, and no
// sentences, which may be worded better next year. Written and compared, never read back. Format:
// docs/formats/logged-records.md.
import {
  type CheckedAgreement,
  type ClockCandidate,
  dutyId,
  type Finding,
  findingId,
  incidentId,
  type RecordRef,
  refOf,
  type Tally,
  type Transition,
  thingKey,
} from "@servanda/agreement";
import { canonicalText, type Instant, sha256Hex } from "@servanda/core";
import { utf8Of } from "../identity/utf-8.ts";
import { type LoggedBody, type LoggedJson, loggedInstant, loggedNumber } from "./json.ts";
import { encodeReport } from "./report-body.ts";

/** Bytes of a list's canonical text; of a longer one only its beginning is said, with its hash. */
export const MAX_LIST_BYTES = 4096;
/** Bytes of what is said of a longer list's beginning. */
const MAX_FIRST_BYTES = 1024;
/** Bytes of a conclusion's canonical text; of a longer one only its hash is said. */
export const MAX_CONCLUSION_BYTES = 24_576;

/** The same transition gives the same body, whoever works it out; its canonical text is bounded. */
export function encodeConclusion(agreement: Pick<CheckedAgreement, "id">, said: Transition): LoggedBody {
  const frame = { kind: said.kind, at: loggedInstant(said.at), recordedAt: loggedInstant(said.recordedAt) };
  const body = { ...frame, ...fieldsOf(agreement, said) };
  const text = canonicalText(body);
  const sizeBytes = utf8Of(text).length;
  return sizeBytes <= MAX_CONCLUSION_BYTES ? body : { ...frame, sizeBytes, sha256: sha256Hex(text) };
}

/** Records that a transition rests on, each once, in the transition's own order. */
export function evidenceOf(said: Transition): readonly RecordRef[] {
  switch (said.kind) {
    case "finding":
      return said.finding.evidence;
    case "duty":
      return said.duty.evidence;
    case "state":
      return said.change.evidence;
    case "act":
      return said.tally === undefined ? [] : tallied(said.tally);
    case "exercise":
      return [said.exercise.act];
    case "record of decision": {
      const { act, tally } = said.decision;
      return [...new Set([refOf(act), ...(tally === undefined ? [] : tallied(tally))])];
    }
    case "beyond horizon":
      return [said.record];
    case "stage":
      return [];
  }
}

function tallied({ putBy, votes, decidedBy }: Tally): readonly RecordRef[] {
  const records = [putBy, ...votes.map(({ record }) => record), decidedBy];
  return [...new Set(records.filter((each) => each !== undefined))];
}

function fieldsOf(agreement: Pick<CheckedAgreement, "id">, said: Transition): LoggedBody {
  switch (said.kind) {
    case "finding":
      return { change: said.change, ...formerly(said.formerly), ...findingFields(agreement, said.finding) };
    case "duty": {
      const { startAt, dueAt, candidates, evidence, ...duty } = said.duty;
      return {
        change: said.change,
        duty: dutyId(agreement, said.duty),
        ...duty,
        ...instant("startAt", startAt),
        ...instant("dueAt", dueAt),
        candidates: bounded(candidates.map(candidateFields)),
        evidence: bounded(evidence),
      };
    }
    case "stage":
      return { change: said.change, stage: said.stage };
    case "state": {
      const { at: _at, of, percent, endsAt, evidence, ...change } = said.change;
      return {
        ...change,
        of: thingKey(of),
        ...(percent === undefined ? {} : { percent: loggedNumber(percent) }),
        ...instant("endsAt", endsAt),
        evidence: bounded(evidence),
      };
    }
    case "act":
      return { act: encodeReport(said.act), ...tally(said.tally) };
    case "exercise":
      return { ...said.exercise };
    case "record of decision": {
      const { act, standing } = said.decision;
      return { act: encodeReport(act), standing, ...tally(said.decision.tally) };
    }
    case "beyond horizon":
      return { record: said.record };
  }
}

function formerly(refs: readonly RecordRef[] | undefined): LoggedBody {
  return refs === undefined ? {} : { formerly: bounded(refs) };
}

function findingFields(agreement: Pick<CheckedAgreement, "id">, finding: Finding): LoggedBody {
  const { subject, units, from, to, evidence, unsettled, disputes, answers, ...fields } = finding;
  return {
    finding: findingId(agreement, finding),
    ...fields,
    subject:
      subject.kind === "incident"
        ? { incident: incidentId(subject.least), least: subject.least }
        : { day: subject.day },
    units: loggedNumber(units),
    from: loggedInstant(from),
    to: loggedInstant(to),
    evidence: bounded(evidence),
    unsettled: bounded(unsettled),
    ...(disputes === undefined ? {} : { disputes: bounded(disputes.map((each) => ({ ...each }))) }),
    ...(answers === undefined ? {} : { answers: bounded(answers.map((each) => ({ ...each }))) }),
  };
}

function candidateFields({ start, at, dueAt, areHolidaysAssumed }: ClockCandidate): LoggedBody {
  return {
    start,
    ...instant("at", at),
    ...instant("dueAt", dueAt),
    ...(areHolidaysAssumed === undefined ? {} : { areHolidaysAssumed }),
  };
}

/** Everything it takes to count again. */
function tally(counted: Tally | undefined): LoggedBody {
  if (counted === undefined) return {};
  const { threshold, needed, votes, excluded, absent, quorum, putAt, countedAt, ...fields } = counted;
  return {
    tally: {
      ...fields,
      threshold: { ...threshold },
      needed: loggedNumber(needed),
      ...(quorum === undefined ? {} : { quorum: loggedNumber(quorum) }),
      votes: bounded(votes.map((vote) => ({ ...vote, votes: loggedNumber(vote.votes) }))),
      excluded: bounded(excluded),
      absent: bounded(absent),
      putAt: loggedInstant(putAt),
      countedAt: loggedInstant(countedAt),
    },
  };
}

function instant(key: string, at: Instant | undefined): LoggedBody {
  return at === undefined ? {} : { [key]: loggedInstant(at) };
}

/** The list, or of a long one how many there are, the hash of all of them, and the first. */
function bounded(list: readonly LoggedJson[]): LoggedJson {
  const text = canonicalText(list);
  if (utf8Of(text).length <= MAX_LIST_BYTES) return list;
  const first: LoggedJson[] = [];
  let bytes = 2;
  for (const each of list) {
    bytes += utf8Of(canonicalText(each)).length + 1;
    if (bytes > MAX_FIRST_BYTES) break;
    first.push(each);
  }
  return { count: list.length, sha256: sha256Hex(text), first };
}
