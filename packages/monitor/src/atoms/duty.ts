// Duties and their clocks. That a duty began, and when its clock started, are facts of record time: kept once they
// are on record. Whether it was performed is judged anew on everything that stands.
import type {
  Act,
  ActorName,
  Clause,
  ClockCandidate,
  ClockStart,
  Duty,
  DutyStanding,
  DutyState,
  Effect,
  Membership,
  Obligation,
  RecordRef,
  StagePeriod,
} from "@servanda/agreement";
import { compareText, incidentId, performanceOfTrigger } from "@servanda/agreement";
import {
  allOf,
  anyOf,
  areHolidaysKnown,
  type DayRule,
  type Instant,
  type Kleene,
  limitAfter,
  MAYBE,
  NO,
  YES,
} from "@servanda/core";
import { type Interval, inTime } from "./interval.ts";
import type { Bindings } from "./match.ts";
import { hasLeft, isBoundAt } from "./membership.ts";
import { dueInPeriod } from "./recurrence.ts";

/** One happening of a trigger. */
export interface Occurrence {
  /** The record, or the least record of the incident, or `day …` of figures, or `standing`. */
  readonly key: string;
  /** Its records: two occurrences that share one are the same happening, told differently. */
  readonly members: readonly RecordRef[];
  /** World time; record time for an act. */
  readonly from: Instant;
  readonly to: Instant;
  readonly bindings: ReadonlyMap<string, string>;
  /** When the first report of the happening was on record, whoever it named. */
  readonly detectedAt: Instant;
  /** The finding that triggered it, by the id it had then. */
  readonly finding?: string;
  /** When the act that triggered it was on record, for notices and declarations. */
  readonly actAt?: Instant;
}

/** Two occurrences that share a record, or a key, are one happening told differently. */
export function isSameOccurrence(a: Occurrence, b: Occurrence): boolean {
  const names = new Set([a.key, ...a.members]);
  return names.has(b.key) || b.members.some((ref) => names.has(ref));
}

/** Which occurrences have begun their duties: who was bound then is bound, whoever joins or leaves later (rule 6). */
export interface BegunOnce {
  /** False if this occurrence, by any of its names and with these variables, has begun its duties before. */
  isFirst(occurrence: Occurrence): boolean;
  /** The same of what follows a missed deadline, by step. */
  isFirstStep(step: number | string, occurrence: Occurrence): boolean;
  /** All of it, to be begun with elsewhere. */
  saved(): string[];
}

export function createBegunOnce(saved: readonly string[] = []): BegunOnce {
  const begun = new Set(saved);
  return {
    saved: () => [...begun],
    isFirst(occurrence) {
      const variables = JSON.stringify([...occurrence.bindings]);
      const names = [occurrence.key, ...occurrence.members].map((name) => `${variables}|${name}`);
      const isFirst = !names.some((name) => begun.has(name));
      for (const name of names) begun.add(name);
      return isFirst;
    },
    isFirstStep(step, { key, bindings }) {
      const name = `${step}|${bindings.get(BEARER) ?? ""}|${key}`;
      if (begun.has(name)) return false;
      begun.add(name);
      return true;
    },
  };
}

/** What is kept of a duty from the moment it began. */
export interface DutyFact {
  readonly clause: Clause;
  readonly rule: Obligation;
  readonly step: number;
  readonly bearer: ActorName;
  readonly occurrence: Occurrence;
  readonly begunAt: Instant;
  readonly candidates: readonly ClockCandidate[];
  readonly startAt?: Instant;
  readonly startAssumed: boolean;
  /** Of a clock that counts from its start; a calendar deadline is asked anew, since its stage may move. */
  readonly countedDueAt?: Instant;
}

/** An effect that follows a duty which was missed or done. */
export interface Following {
  readonly clause: Clause;
  readonly rule: Effect;
  readonly occurrence: Occurrence;
  readonly startAt: Instant;
}

/** Who of the bearers is bound: in force is judged when the trigger goes on record (semantics.md, rule 6). */
export function boundBearers(
  membership: Membership | undefined,
  rule: Obligation,
  bindings: Bindings,
  acts: readonly Act[],
  now: Instant,
): ActorName[] {
  // Where the text says how one comes to be bound, nobody else is; elsewhere only where it asks who is in force.
  const isBound = (actor: ActorName): boolean =>
    (rule.bearers.fromSignature === true && !hasLeft(acts, actor, now)) ||
    (!rule.bearers.onlyInForce && membership?.signatories.includes(actor) !== true) ||
    isBoundAt(membership, acts, actor, now);
  if (rule.bearers.variable !== undefined) {
    const bearer = bindings.get(rule.bearers.variable);
    return bearer === undefined || !isBound(bearer) ? [] : [bearer];
  }
  const bound = rule.bearers.actors.filter(isBound);
  return rule.bearers.jointly === true && bound.length > 0 ? [bound.join(JOINT)] : bound;
}

/** The variable that stands for who owes the duty. */
const BEARER = "bearer";

/** Between the names of those who owe something together. No name holds it. */
const JOINT = ", ";

/** Those who owe it: one, or all who owe it together. */
export function membersOf({ rule, bearer }: Pick<DutyFact, "rule" | "bearer">): readonly ActorName[] {
  return rule.bearers.jointly === true ? bearer.split(JOINT) : [bearer];
}

/** Together they have done it when the last of them has; nobody has while one of them has not. */
export function performedTogether(parts: readonly (readonly Performance[])[]): readonly Performance[] {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const firsts = parts.map((part) => part.find(({ value }) => value === YES) ?? part[0]);
  const done = firsts.filter((each) => each !== undefined);
  if (done.length < parts.length) return [];
  const last = done.sort(comparePerformances).at(-1);
  return last === undefined ? [] : [{ ...last, value: allOf(done.map(({ value }) => value)) }];
}

/** The duty as it begins at `now`: every listed start of its clock is worked out, the first that is known binds. */
export function beginDuty(
  dayRule: DayRule,
  clause: Clause,
  rule: Obligation,
  step: number,
  bearer: ActorName,
  occurrence: Occurrence,
  now: Instant,
): DutyFact {
  const base = { clause, rule, step, bearer, occurrence, begunAt: now };
  if (rule.recurs !== undefined && rule.clock.kind === "each period") {
    const countedDueAt = dueInPeriod(dayRule, rule.recurs, occurrence);
    return { ...base, candidates: [], startAssumed: false, startAt: occurrence.from, countedDueAt };
  }
  if (rule.clock.kind !== "within") return { ...base, candidates: [], startAssumed: false };
  const { length, countedFrom } = rule.clock;
  const candidate = (start: ClockStart): ClockCandidate => {
    const at = startOf(start, occurrence, now);
    if (at === undefined || !Number.isFinite(at)) return { start };
    const dueAt = limitAfter(dayRule, at, length);
    const known = { start, at, dueAt };
    return areHolidaysKnown(dayRule, at, dueAt, length) ? known : { ...known, areHolidaysAssumed: true };
  };
  const listed = countedFrom.length === 0 ? (["finding"] as const) : countedFrom;
  const candidates = listed.map(candidate);
  const bound = candidates.find((each) => each.at !== undefined) ?? candidate("finding");
  return {
    ...base,
    candidates,
    startAssumed: countedFrom.length === 0 ? isStartUnsaid(rule, step) : bound.start !== countedFrom[0],
    ...(bound.at === undefined || bound.dueAt === undefined ? {} : { startAt: bound.at, countedDueAt: bound.dueAt }),
  };
}

/** The same for everyone whom it binds: all that does not hang on who bears it is worked out once. */
export function beginDuties(
  dayRule: DayRule,
  clause: Clause,
  rule: Obligation,
  step: number,
  bearers: readonly ActorName[],
  occurrence: Occurrence,
  now: Instant,
): readonly DutyFact[] {
  const [first = ""] = bearers;
  const fact = beginDuty(dayRule, clause, rule, step, first, occurrence, now);
  return bearers.map((bearer) => (bearer === first ? fact : { ...fact, bearer }));
}

// A limit without a start, after a trigger. What stands by itself counts from its own beginning, and what follows
// another step from the end of that one.
function isStartUnsaid({ trigger }: Obligation, step: number): boolean {
  return step === 0 && trigger.kind !== "standing";
}

function startOf(start: ClockStart, occurrence: Occurrence, now: Instant): Instant | undefined {
  switch (start) {
    case "event":
      return occurrence.to;
    case "first breach":
      return occurrence.from;
    case "detection":
      return occurrence.detectedAt;
    case "receipt":
    case "declaration":
      return occurrence.actAt;
    case "finding":
      return now;
  }
}

/** Something that may perform a duty. */
export interface Performance extends Interval {
  readonly ref: RecordRef;
  /** When it was on record. */
  readonly knownAt: Instant;
  /** Does it perform this duty at all: content, bearer, not before the trigger? Never *no*. */
  readonly value: Kleene;
}

/**
 * From when on whoever is behind the others has the tolerated lag: the first of them has surely done it, and it is on
 * record. Nobody can keep step with what nobody knows. Whoever has done it himself (`doneAt`) was behind those who had
 * done it before; without any there is no such moment. `firsts`: what the others did.
 */
export function behindFrom(firsts: readonly Performance[], doneAt: Instant | undefined): Instant | undefined {
  const known = firsts
    .filter(({ value, to }) => value === YES && to < (doneAt ?? Number.POSITIVE_INFINITY))
    .map(({ to, knownAt }) => Math.max(to, knownAt));
  return known.length === 0 ? undefined : Math.min(...known);
}

/** By earliest end. */
export function comparePerformances(a: Performance, b: Performance): number {
  return a.to - b.to || compareText(a.ref, b.ref);
}

/** What a duty's state hangs on besides its facts. */
export interface DutyGround {
  readonly dueAt: Instant | undefined;
  /** In the order of `comparePerformances`. */
  readonly performances: readonly Performance[];
  readonly isExcused: boolean;
  /** Somebody watched for the performance until the deadline; always true of acts on record (semantics.md, rule 7). */
  readonly wasWatched: boolean;
  /** Whether it was done is a matter on which no judge has spoken. */
  readonly isUnsettled?: boolean;
  /** The trigger is still borne out by what stands (semantics.md, rule 5). */
  readonly holdsStill: boolean;
  /** Its clause is suspended, and was before it fell due. */
  readonly isSuspended?: boolean;
  /** Its clause ended before it fell due. */
  readonly hasLapsed?: boolean;
  /** Of an effort: records in which the bearer gives its reason. By time. */
  readonly reasons?: readonly RecordRef[];
}

/** The duty as it stands at the end of the instant `now`: a deadline at `now` has passed. */
export function dutyAt(fact: DutyFact, ground: DutyGround, now: Instant): Duty {
  const { dueAt, performances } = ground;
  const timely = (each: Performance): Kleene =>
    allOf([each.value, dueAt === undefined ? YES : inTime(each, dueAt, fact.rule.clock.kind !== "before")]);
  const done = anyOf(performances.map(timely));
  const isLate = performances.some((each) => each.value === YES && timely(each) === NO);
  const state = stateOf(fact, ground, now, done, isLate);
  const best = performances.find((each) => (done === NO ? each.value === YES : timely(each) === done));
  const isPerformed = state === "fulfilled" || state === "fulfilled late";
  return {
    clause: fact.clause.key,
    reading: fact.clause.reading,
    bearer: fact.bearer,
    step: fact.step,
    trigger: fact.occurrence.key,
    state,
    certainty: state === "fulfilled" && done === MAYBE ? "possible" : "certain",
    ...(fact.startAt === undefined ? {} : { startAt: fact.startAt }),
    ...(dueAt === undefined ? {} : { dueAt }),
    startAssumed: fact.startAssumed,
    candidates: fact.candidates,
    basisRevised: !ground.holdsStill,
    evidence: [
      ...fact.occurrence.members,
      ...(isPerformed && best !== undefined ? [best.ref] : []),
      ...(state === "reason given" ? (ground.reasons ?? []) : []),
    ].sort(),
  };
}

function stateOf({ rule }: DutyFact, ground: DutyGround, now: Instant, done: Kleene, isLate: boolean): DutyState {
  if (ground.isExcused) return "excused";
  if (done === YES) return "fulfilled";
  if (ground.hasLapsed === true) return "lapsed";
  if (ground.isSuspended === true) return "suspended";
  if (ground.dueAt === undefined || now < ground.dueAt) return "due";
  if (isLate) return "fulfilled late";
  if (done === MAYBE) return "fulfilled";
  if (rule.effort === true) return (ground.reasons ?? []).length > 0 ? "reason given" : "reason owed";
  if (ground.isUnsettled === true) return "unsettled";
  return ground.wasWatched ? "overdue" : "not observed";
}

/** When a period of what recurs is cut off, by the end of the last of the stages that it is owed in. */
export function lapsesAt(
  { recurs, during }: Obligation,
  stages: ReadonlyMap<string, StagePeriod>,
  now: Instant,
): Instant | undefined {
  if (recurs === undefined || during.length === 0) return undefined;
  const endsAt = Math.max(...during.map((name) => stages.get(name)?.end ?? Number.POSITIVE_INFINITY));
  return endsAt <= now ? endsAt : undefined;
}

/** Does the duty stand so at the instant? */
export function isStanding({ state, dueAt }: Duty, standing: DutyStanding, at: Instant): boolean {
  switch (standing) {
    case "due":
      return state === "due";
    case "fulfilled":
      return state === "fulfilled" || state === "fulfilled late";
    case "overdue":
      return state === "overdue";
    case "expired":
      return dueAt !== undefined && dueAt <= at;
  }
}

/** Performed late or not at all. */
export function isMissed(duty: Duty): boolean {
  return duty.state === "overdue" || duty.state === "fulfilled late";
}

/**
 * By any of these an act can be about a trigger: its finding, any report of what happened as it is known now, and the
 * ids its incident has or had. `reports` are those of the incidents that hold the trigger's reports.
 */
export function namesOfTrigger(
  { key, members, finding }: Occurrence,
  reports: readonly RecordRef[],
): readonly string[] {
  const refs = new Set([key, ...members, ...reports]);
  return [...refs, ...[...refs].map(incidentId), ...(finding === undefined ? [] : [finding])];
}

/** What was performed is the trigger of what follows it. */
export function performedOccurrence(fact: DutyFact, { from, to, ref }: Performance, now: Instant): Occurrence {
  const { occurrence } = fact;
  const key = performanceOfTrigger(occurrence.key);
  const bindings = bindingsAfter(fact, fact.rule.onFulfilment);
  return { ...occurrence, bindings, key, members: [ref], from, to, detectedAt: now, actAt: now };
}

/** The moment of a deadline that was missed is the trigger of what follows it. */
export function missedDeadline(fact: DutyFact, dueAt: Instant): Occurrence {
  return { ...fact.occurrence, bindings: bindingsAfter(fact, fact.rule.otherwise), from: dueAt, to: dueAt };
}

/** Those of the trigger; and who bore the duty, where the next one is borne by the same (`otherwise that party …`). */
function bindingsAfter({ occurrence, bearer }: DutyFact, next: Obligation["otherwise"]): Occurrence["bindings"] {
  const isBorneBySame = next?.kind === "require" && next.bearers.variable === BEARER;
  return isBorneBySame ? new Map([...occurrence.bindings, [BEARER, bearer]]) : occurrence.bindings;
}
