// Which duties of a clause began, and when: the trigger asked again at every instant at which something went on record
// or a moment of the text came. That a duty began stays, whatever is learnt later.
import type {
  Act,
  ActorName,
  Clause,
  ClockCandidate,
  ClockStart,
  Effect,
  Membership,
  Moment,
  Obligation,
  Trigger,
} from "@servanda/agreement";
import { performanceOfTrigger } from "@servanda/agreement";
import { areHolidaysKnown, type DayRule, type Instant, limitAfter, nextDayOfYear, nextTimeOfDay } from "@servanda/core";
import { deadlineOf, isMissed, stateAt } from "./duty-state.ts";
import { hasLeft, isBoundAt } from "./membership.ts";
import { endOf, isSame, type Occurrence, occurrencesFor } from "./occurrences.ts";
import type { Variables } from "./pattern.ts";
import { performanceOf } from "./performances.ts";
import { momentAt } from "./stages.ts";
import { instantsOf, type Past, type Verdicts } from "./verdicts.ts";

/** A duty as it began. */
export interface Begun {
  readonly clause: Clause;
  readonly rule: Obligation;
  readonly step: number;
  readonly bearer: ActorName;
  readonly occurrence: Occurrence;
  readonly begunAt: Instant;
  readonly candidates: readonly ClockCandidate[];
  readonly startAt?: Instant;
  readonly startAssumed: boolean;
  /** By its own clock; a date of the calendar is asked anew. */
  readonly countedDueAt?: Instant;
}

/** Every duty of the clause that had begun at the instant, in the order in which they began. */
export function begunBy(past: Past, clause: Clause, rule: Obligation, asOf: Instant): readonly Begun[] {
  const book = new Book(past.text.dayRule, clause, rule);
  let before = past.at(Number.NEGATIVE_INFINITY);
  let last = Number.NEGATIVE_INFINITY;
  for (const at of new Set([...instantsOf([...past.log, ...past.own], asOf), asOf])) {
    for (let turn = book.nextTurn(before, last); turn < at; turn = book.nextTurn(before, turn))
      book.settle(before, turn);
    before = past.at(at);
    book.settle(before, at);
    last = at;
  }
  return book.begun;
}

class Book {
  readonly begun: Begun[] = [];
  readonly #dayRule: DayRule;
  readonly #clause: Clause;
  readonly #rule: Obligation;
  readonly #names = new Set<string>();
  readonly #steps = new Set<string>();
  /** Of what recurs: when the period ends that was last looked at, whoever is bound in it. */
  #periodEnd = Number.NEGATIVE_INFINITY;

  constructor(dayRule: DayRule, clause: Clause, rule: Obligation) {
    this.#dayRule = dayRule;
    this.#clause = clause;
    this.#rule = rule;
  }

  settle(verdicts: Verdicts, now: Instant): void {
    const { acts, text } = verdicts.onRecord;
    const { membership } = text.agreement;
    const endedAt = endOf(verdicts, this.#rule, now) ?? Number.POSITIVE_INFINITY;
    for (const occurrence of occurrencesFor(verdicts, this.#rule, now)) {
      if (occurrence.from >= endedAt) continue;
      if (this.#rule.recurs !== undefined) this.#periodEnd = occurrence.to;
      const isFirst = this.#isFirst(occurrence);
      const isStanding = this.#rule.trigger.kind === "standing";
      // What stands binds a later signatory from its own entry on.
      if (!isFirst && !(isStanding && membership !== undefined && now < endedAt)) continue;
      const begunAt = isStanding && isFirst ? occurrence.from : now;
      for (const bearer of bearersOf(membership, this.#rule, occurrence.variables, acts, begunAt)) {
        const hasBegun = this.begun.some(
          (each) => each.step === 0 && each.bearer === bearer && isSame(each.occurrence, occurrence),
        );
        if (!hasBegun) this.#begin(this.#rule, 0, bearer, occurrence, begunAt);
      }
    }
    for (let count = -1; count !== this.begun.length; ) {
      count = this.begun.length;
      for (const outer of this.begun.slice()) this.#followUp(verdicts, outer, now);
    }
  }

  /** The next moment after the instant at which something may begin by itself. */
  nextTurn({ onRecord }: Verdicts, after: Instant): Instant {
    const { periods, acts, text } = onRecord;
    const edges = this.#rule.during.flatMap((name) => periods.get(name)?.start ?? []);
    const moments = momentsOf(this.#rule).flatMap((each) => momentAt(text.dayRule, each, periods, acts) ?? []);
    const dues = this.begun.flatMap((each) => deadlineOf(onRecord, each) ?? []);
    return Math.min(
      Number.POSITIVE_INFINITY,
      ...[...edges, ...moments, ...dues, this.#periodEnd].filter((at) => at > after),
    );
  }

  #isFirst({ key, members, variables }: Occurrence): boolean {
    const known = [key, ...members].map((name) => `${JSON.stringify([...variables])} ${name}`);
    const isFirst = known.every((name) => !this.#names.has(name));
    for (const name of known) this.#names.add(name);
    return isFirst;
  }

  // What follows a missed deadline begins at the deadline; what follows a performance, when that is on record.
  #followUp(verdicts: Verdicts, outer: Begun, now: Instant): void {
    const { otherwise, onFulfilment } = outer.rule;
    const dueAt = deadlineOf(verdicts.onRecord, outer);
    if (otherwise?.kind === "require" && dueAt !== undefined && isMissed(stateAt(verdicts, outer, now).duty)) {
      const variables = passedOn(outer, otherwise);
      this.#follow(verdicts, outer, otherwise, { ...outer.occurrence, variables, from: dueAt, to: dueAt }, dueAt);
    }
    const performance = onFulfilment?.kind === "require" ? performanceOf(verdicts, outer) : undefined;
    if (onFulfilment?.kind === "require" && performance !== undefined) {
      const { from, to, ref } = performance;
      const known = { key: performanceOfTrigger(outer.occurrence.key), members: [ref], detectedAt: now, actAt: now };
      const variables = passedOn(outer, onFulfilment);
      this.#follow(verdicts, outer, onFulfilment, { ...outer.occurrence, ...known, variables, from, to }, now);
    }
  }

  #follow(verdicts: Verdicts, outer: Begun, rule: Obligation, occurrence: Occurrence, begunAt: Instant): void {
    const step = outer.step + 1;
    const name = `${step} ${occurrence.variables.get("bearer") ?? ""} ${occurrence.key}`;
    if (this.#steps.has(name)) return;
    this.#steps.add(name);
    const { acts, text } = verdicts.onRecord;
    for (const bearer of bearersOf(text.agreement.membership, rule, occurrence.variables, acts, begunAt)) {
      const hasBegun = this.begun.some(
        (each) => each.step === step && each.bearer === bearer && each.occurrence.key === occurrence.key,
      );
      if (!hasBegun) this.#begin(rule, step, bearer, occurrence, begunAt);
    }
  }

  #begin(rule: Obligation, step: number, bearer: ActorName, occurrence: Occurrence, begunAt: Instant): void {
    const clock = clockFrom(this.#dayRule, rule, step, occurrence, begunAt);
    this.begun.push({ clause: this.#clause, rule, step, bearer, occurrence, begunAt, ...clock });
  }
}

/** Who bore the duty is passed on where the same bears the next. */
function passedOn({ occurrence, bearer }: Begun, next: Obligation | Effect): Variables {
  const isBorneBySame = next.kind === "require" && next.bearers.variable === "bearer";
  return isBorneBySame ? new Map([...occurrence.variables, ["bearer", bearer]]) : occurrence.variables;
}

/** Who is bound at the instant. */
function bearersOf(
  membership: Membership | undefined,
  { bearers }: Obligation,
  variables: Variables,
  acts: readonly Act[],
  at: Instant,
): readonly ActorName[] {
  const isBound = (actor: ActorName): boolean =>
    (bearers.fromSignature === true && !hasLeft(acts, actor, at)) ||
    (!bearers.onlyInForce && membership?.signatories.includes(actor) !== true) ||
    isBoundAt(membership, acts, actor, at);
  if (bearers.variable !== undefined) {
    const bearer = variables.get(bearers.variable);
    return bearer !== undefined && isBound(bearer) ? [bearer] : [];
  }
  const bound = bearers.actors.filter(isBound);
  return bearers.jointly === true && bound.length > 0 ? [bound.join(", ")] : bound;
}

type Started = Pick<Begun, "candidates" | "startAt" | "startAssumed" | "countedDueAt">;

/** Every start that the text lists, each with its deadline; the first that is known binds. */
function clockFrom(
  dayRule: DayRule,
  { clock, recurs, trigger }: Obligation,
  step: number,
  occurrence: Occurrence,
  begunAt: Instant,
): Started {
  if (clock.kind === "each period" && recurs !== undefined) {
    const { from, to } = occurrence;
    return { candidates: [], startAssumed: false, startAt: from, countedDueAt: dueInPeriod(dayRule, recurs, from, to) };
  }
  if (clock.kind !== "within") return { candidates: [], startAssumed: false };
  const { length, countedFrom } = clock;
  const candidate = (start: ClockStart): ClockCandidate => {
    const at = startAt(start, occurrence, begunAt);
    if (at === undefined || !Number.isFinite(at)) return { start };
    const dueAt = limitAfter(dayRule, at, length);
    return areHolidaysKnown(dayRule, at, dueAt, length)
      ? { start, at, dueAt }
      : { start, at, dueAt, areHolidaysAssumed: true };
  };
  const isSaid = countedFrom.length > 0;
  const candidates = isSaid ? countedFrom.map(candidate) : [candidate("finding")];
  const bound = candidates.find(({ at }) => at !== undefined) ?? candidate("finding");
  const isAssumed = isSaid ? bound.start !== countedFrom[0] : step === 0 && trigger.kind !== "standing";
  if (bound.at === undefined || bound.dueAt === undefined) return { candidates, startAssumed: isAssumed };
  return { candidates, startAssumed: isAssumed, startAt: bound.at, countedDueAt: bound.dueAt };
}

function startAt(start: ClockStart, occurrence: Occurrence, begunAt: Instant): Instant | undefined {
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
      return begunAt;
  }
}

function dueInPeriod(dayRule: DayRule, { by }: NonNullable<Obligation["recurs"]>, from: Instant, to: Instant): Instant {
  if (by === undefined) return to;
  const at =
    by.kind === "time" ? nextTimeOfDay(dayRule, from, by.minutes) : nextDayOfYear(dayRule, from, by.month, by.day);
  return Math.min(at, to);
}

function momentsOf(rule: Obligation): readonly Moment[] {
  const { clock } = rule;
  const dated = clock.kind === "by" || clock.kind === "before" ? [clock.moment] : [];
  const ending = rule.until === undefined ? [] : momentsIn(rule.until);
  return [...rule.after, ...momentsIn(rule.trigger), ...dated, ...ending];
}

function momentsIn(trigger: Trigger): readonly Moment[] {
  if (trigger.kind === "moment") return [trigger.moment];
  return trigger.kind === "any" ? trigger.of.flatMap(momentsIn) : [];
}
