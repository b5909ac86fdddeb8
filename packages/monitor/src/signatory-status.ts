// How the agreement stands for each signatory at an instant, on what was on record then: signed, ratified, with which
// reservations, in force, leaving; which of its clauses are out of force; what is still to be done at home, and who
// disputes the status. Read from what the institution said and what people did; it decides nothing.
import type {
  Act,
  ActorName,
  CheckedAgreement,
  Clause,
  LogRecord,
  ReadingName,
  StateChange,
  StateName,
} from "@servanda/agreement";
import { IN_FORCE, refOf, thingKey } from "@servanda/agreement";
import { type DayRule, type Instant, limitAfter } from "@servanda/core";
import { dayRuleOf } from "./days.ts";

/** A step at home before a signatory can consent. Its clock runs from the signatory's own signature. */
export interface StepAtHome {
  readonly what: string;
  readonly state: "open" | "overdue" | "done" | "done late";
  /** Where the text gives it a time, and the signature is on record. */
  readonly dueAt?: Instant;
}

/** A clause that binds the signatory and is suspended, void or ended. */
export interface ClauseOutOfForce {
  readonly clause: string;
  readonly reading: ReadingName;
  readonly state: StateName;
  readonly since: Instant;
}

export interface SignatoryStatus {
  readonly actor: ActorName;
  /** `not signed` before any word of it. */
  readonly state: StateName;
  readonly since?: Instant;
  /** Of a notice: when it has run. */
  readonly endsAt?: Instant;
  /** Numbers of the clauses that it has reserved. */
  readonly reservations: readonly string[];
  readonly steps: readonly StepAtHome[];
  readonly clauses: readonly ClauseOutOfForce[];
  /** Who contests on record that it stands so: `contest`, on the matter `status of Gard`. */
  readonly contestedBy: readonly ActorName[];
}

/** What is on record by then: what the institution said, and what people did. */
export interface OnRecord {
  readonly changes: readonly StateChange[];
  readonly records: readonly LogRecord[];
}

/** Signatories in the order of the text; nobody where the text does not say how it comes to bind. */
export function signatoryStatusOf(
  agreement: CheckedAgreement,
  onRecord: OnRecord,
  at: Instant,
): readonly SignatoryStatus[] {
  const { membership, clauses } = agreement;
  const dayRule = dayRuleOf(agreement);
  const acts = standing(onRecord.records, at);
  const changes = onRecord.changes.filter((change) => change.at <= at);
  return (membership?.signatories ?? []).map((actor): SignatoryStatus => {
    const last = changes.findLast(({ of }) => of.kind === "actor" && of.name === actor);
    const initial = membership?.entry === undefined ? IN_FORCE : "not signed";
    const contesting = acts.filter(({ act, matter }) => act === "contest" && matter === `status of ${actor}`);
    return {
      actor,
      state: last?.state ?? initial,
      ...(last === undefined ? {} : { since: last.at }),
      ...(last?.endsAt === undefined ? {} : { endsAt: last.endsAt }),
      reservations: clauses
        .filter(({ reservedBy }) => reservedBy?.includes(actor) === true)
        .map(({ number }) => number),
      steps: stepsOf(agreement, actor, acts, dayRule, at),
      clauses: clauses.flatMap((clause) => (binds(clause, actor) ? outOfForce(clause, changes) : [])),
      contestedBy: [...new Set(contesting.map(({ by }) => by))].sort(),
    };
  });
}

function standing(records: readonly LogRecord[], at: Instant): readonly Act[] {
  const known = records.filter(({ recordedAt }) => recordedAt <= at);
  const withdrawn = new Set(known.flatMap((each) => (each.record === "withdrawal" ? [each.of] : [])));
  return known.filter((each): each is Act => each.record === "act" && !withdrawn.has(refOf(each)));
}

function stepsOf(
  { membership }: CheckedAgreement,
  actor: ActorName,
  acts: readonly Act[],
  dayRule: DayRule,
  at: Instant,
): readonly StepAtHome[] {
  const consent = membership?.entry?.consent ?? "ratify";
  const first = (verb: string): Instant | undefined => {
    const instants = acts.filter((act) => act.act === verb && act.by === actor).map(({ recordedAt }) => recordedAt);
    return instants.length === 0 ? undefined : Math.min(...instants);
  };
  const [signedAt, doneAt] = [first("sign"), first(consent)];
  const own = (membership?.entry?.steps ?? []).filter((step) => step.actor === actor);
  return own.map(({ what, within }) => {
    const dueAt = within === undefined || signedAt === undefined ? undefined : limitAfter(dayRule, signedAt, within);
    const isLate = dueAt !== undefined && (doneAt ?? at) > dueAt;
    const state = doneAt === undefined ? (isLate ? "overdue" : "open") : isLate ? "done late" : "done";
    return { what, state, ...(dueAt === undefined ? {} : { dueAt }) };
  });
}

/** The clause as it stands for the signatory: a reservation takes the place of the clause. */
function binds({ rule, reservedBy }: Clause, actor: ActorName): boolean {
  if (reservedBy !== undefined) return reservedBy.includes(actor);
  return "bearers" in rule && rule.bearers.actors.includes(actor);
}

function outOfForce({ number, reading }: Clause, changes: readonly StateChange[]): readonly ClauseOutOfForce[] {
  const last = changes.findLast(
    ({ of, reading: under }) => thingKey(of) === `clause ${number}` && (under === reading || under === "base"),
  );
  if (last === undefined || last.state === IN_FORCE) return [];
  return [{ clause: number, reading, state: last.state, since: last.at }];
}
