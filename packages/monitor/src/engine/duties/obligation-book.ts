// The duties of one obligation, kept up to date: which began, when they fall due, whether they were performed. That one
// began stays; how it stands is judged again when something it hangs on changes.
import type { ActorName, Clause, Duty, Effect, Obligation, Transition } from "@servanda/agreement";
import { assert, type Instant, YES } from "@servanda/core";
import {
  type BegunOnce,
  beginDuties,
  boundBearers,
  createBegunOnce,
  type DutyFact,
  type DutyGround,
  dutyAt,
  type Following,
  isMissed,
  missedDeadline,
  type Occurrence,
  performedOccurrence,
} from "../../atoms/duty.ts";
import { isOutOfForce } from "../../atoms/history.ts";
import { MEMBERSHIP_VERBS } from "../../atoms/membership.ts";
import { periodAt } from "../../atoms/recurrence.ts";
import { momentAt } from "../../atoms/stages.ts";
import { WAIVES, waives } from "../../atoms/waivers.ts";
import type { Wakes } from "../conditions.ts";
import type { Dependent } from "../feed.ts";
import type { Incident } from "../incident.ts";
import { loadOccurrence, saveOccurrence } from "../saved-occurrence.ts";
import type { SavedDuties } from "../snapshot.ts";
import type { DutyBoard, State } from "../state.ts";
import { type TriggerBook, triggerBooks } from "../triggers.ts";
import { type Alarm, turning } from "../turning.ts";
import { Awake } from "./awake.ts";
import { DutyIndex } from "./duty-index.ts";
import { createEntry, type DutyEntry } from "./entry.ts";
import { endOf, groundOf } from "./ground.ts";
import { Occurrences } from "./occurrences.ts";
import { factOf, saidOf, saveDuty } from "./saved.ts";
import { compileStep, rulesOf, type Step } from "./steps.ts";

export class ObligationBook {
  /** All that hears of reports: what begins its duties, and what ends it. */
  readonly triggers: readonly TriggerBook[];
  /** Of its clause. */
  readonly key: string;
  /** Effects that followed a duty. */
  readonly following: Following[] = [];
  readonly #clause: Clause;
  readonly #rule: Obligation;
  readonly #state: State;
  readonly #alarm: Alarm;
  readonly #steps: readonly Step[];
  /** What ends the rule, or a duty that follows it. */
  readonly #endings: readonly TriggerBook[];
  readonly #board: DutyBoard;
  readonly #duties = new DutyIndex();
  readonly #occurrences: Occurrences;
  /** Duties to be looked at when time has come to an instant. */
  readonly #deadlines = new Map<Instant, DutyEntry[]>();
  readonly #awake: Awake;
  readonly #changed = new Set<DutyEntry>();
  #begun: BegunOnce = createBegunOnce();
  /** Of what recurs: when the period ends that was last looked at. */
  #periodEnd: Instant | undefined;
  #isRecountDue = false;
  /** Who is bound, or whether the clause is in force, may have changed. */
  #isStandingDue = true;

  constructor(clause: Clause, rule: Obligation, state: State, alarm: Alarm) {
    this.key = clause.key;
    this.#clause = clause;
    this.#rule = rule;
    this.#state = state;
    this.#alarm = alarm;
    this.#board = state.dutyBoardOf(clause.key);
    this.#board.dutiesAt = (at) => this.#dutiesAt(at);
    const triggers = triggerBooks(rule.trigger, state);
    this.#occurrences = new Occurrences(rule, triggers, state, (name) => {
      this.#awake.addNamed(name);
    });
    const rules = rulesOf(rule);
    this.#awake = new Awake(this.#duties, rules, state, () => this.#board.feed.touchAll());
    this.#steps = rules.map((each, index) => this.#compile(each, index));
    this.#endings = this.#steps.flatMap(({ until }) => until);
    this.triggers = [...triggers, ...this.#endings];
    const recount = (): void => this.#recount();
    const standing = (): void => {
      this.#isStandingDue = rule.trigger.kind === "standing";
      // The end of a stage cuts off the period that runs.
      if (rule.recurs !== undefined && rule.during.length > 0) this.#awake.addAll();
    };
    state.stageFeed.add({ wake: recount, wakeAll: recount });
    for (const feed of state.changes.feedsOfClause(clause.number)) feed.add({ wake: recount, wakeAll: recount });
    // Stages begin with nothing but time passing.
    state.turnFeed.add({ wake: standing, wakeAll: standing });
    state.acts.ofVerb(WAIVES).listeners.push((act) => {
      if (waives(act, clause)) this.#awake.addAll();
    });
    for (const verb of MEMBERSHIP_VERBS) state.acts.ofVerb(verb).listeners.push(standing);
  }

  duties(): Duty[] {
    return this.#duties.all.flatMap(({ said }) => said ?? []);
  }

  /** Begins what the world at `now` brings to life, and what follows it. True if anything began. */
  begin(now: Instant): boolean {
    if (this.#isQuiet(now)) return false;
    const before = this.#duties.all.length + this.following.length;
    this.#takeTriggers();
    this.#beginStanding(now);
    for (const occurrence of this.#occurrences.release(now)) this.#beginTriggered(occurrence, now);
    // A missed deadline can begin a further duty, whose own deadline may have passed as well.
    while (!this.#awake.isNone) for (const entry of this.#awake.take()) this.#judge(entry, now);
    return this.#duties.all.length + this.following.length > before;
  }

  /** What changed of the duties since it was last said. */
  say(now: Instant, recordedAt: Instant): Transition[] {
    if (this.#changed.size === 0) return NOTHING_SAID;
    const said: Transition[] = [];
    for (const entry of this.#changed) {
      const { duty, said: before } = entry;
      if (duty === undefined || (before !== undefined && isSameDuty(before, duty))) continue;
      entry.said = duty;
      const isDeadline = duty.state === "overdue" || duty.state === "not observed";
      const at = isDeadline && before?.state !== duty.state ? (duty.dueAt ?? now) : now;
      said.push({ kind: "duty", recordedAt, at, change: before === undefined ? "began" : "changed", duty });
    }
    this.#changed.clear();
    return said;
  }

  /** What no record can tell again. Between two steps: everything has been said. */
  save(): SavedDuties {
    const occurrences = [...new Set(this.#duties.all.map(({ fact }) => fact.occurrence))];
    const places = new Map(occurrences.map((each, index) => [each, index]));
    return {
      begun: this.#begun.saved(),
      occurrences: occurrences.map(saveOccurrence),
      duties: this.#duties.all.flatMap((entry) => saveDuty(entry, (each) => places.get(each) ?? 0) ?? []),
    };
  }

  /** Takes up what was saved at `at`, once the records are there: findings may hang on it. Nothing is judged again. */
  load({ begun, occurrences, duties }: SavedDuties, at: Instant): void {
    this.#begun = createBegunOnce(begun);
    const loaded = occurrences.map(loadOccurrence).map((each) => ({ occurrence: each, names: namesOf(each) }));
    let last: DutyFact | undefined;
    for (const saved of duties) {
      const of = loaded[saved.of];
      const step = this.#steps[saved.step];
      assert(of !== undefined && step !== undefined, "a snapshot of this text");
      last = factOf(this.#state, this.#clause, step, saved, of.occurrence, last);
      const entry = this.#enter(last, step, of.names);
      entry.said = saidOf(entry.fact, saved);
      entry.duty = entry.said;
      entry.settledAt = saved.settledAt;
      entry.performedBy = saved.performedBy;
      entry.isMissedInTheEnd = saved.isMissedInTheEnd === true;
      this.#awaitDeadline(entry, entry.said.dueAt, at);
    }
  }

  /** Once the findings are there: what its triggers find has begun its duties before. */
  resume(at: Instant): void {
    this.#takeTriggers();
    this.#occurrences.release(at);
    this.#awake.take();
  }

  wakeIncident(incident: Incident): void {
    for (const each of this.triggers) each.wakeIncident(incident);
  }

  // Whatever was said of them.
  #dutiesAt(at: Instant): Duty[] {
    return this.#duties.all.map((entry) => dutyAt(entry.fact, groundOf(this.#state, entry, at, true), at));
  }

  #isQuiet(now: Instant): boolean {
    const isSettled = this.#awake.isNone && !this.#isStandingDue && !this.#isRecountDue;
    return isSettled && this.#occurrences.isQuiet(now) && !this.#endings.some((each) => each.isWoken());
  }

  #takeTriggers(): void {
    this.#occurrences.take();
    for (const until of this.#endings) {
      if (!until.isWoken()) continue;
      const changed = until.changes();
      this.#recount();
      // A moment that is still to come ends the rule when it does.
      for (const { now } of changed) if (now !== undefined) this.#alarm(now.from, () => this.#awake.addAll());
    }
    if (this.#isRecountDue) this.#occurrences.recount();
    this.#isRecountDue = false;
  }

  #beginTriggered(occurrence: Occurrence, now: Instant): void {
    if (occurrence.from >= (endOf(this.#steps[0], now) ?? Number.POSITIVE_INFINITY)) return;
    if (!this.#begun.isFirst(occurrence)) return;
    // A clause that is suspended when its trigger goes on record starts nothing, then or later.
    if (!this.#isOutOfForce(now)) this.#begin(0, occurrence, now);
  }

  #beginStanding(now: Instant): void {
    const isDue = this.#isStandingDue;
    this.#isStandingDue = false;
    const occurrence = isDue && this.#rule.trigger.kind === "standing" ? this.#standing(now) : undefined;
    if (occurrence === undefined) return;
    const endedAt = endOf(this.#steps[0], now) ?? Number.POSITIVE_INFINITY;
    if (occurrence.from >= endedAt) return;
    // The next period begins when this one ends, whoever is bound by then.
    if (this.#rule.recurs !== undefined && this.#periodEnd !== occurrence.to) {
      this.#periodEnd = occurrence.to;
      this.#alarm(occurrence.to, () => this.#recount());
    }
    const isFirst = this.#begun.isFirst(occurrence);
    if (this.#isOutOfForce(now)) return;
    // A standing duty begins when its stage does, whenever that is first looked at.
    if (isFirst) this.#begin(0, occurrence, occurrence.from);
    // It binds also whoever enters later, from then on.
    if (this.#state.agreement.membership !== undefined && now < endedAt) this.#begin(0, occurrence, now);
  }

  #standing(now: Instant): Occurrence | undefined {
    const { stages, momentActs, dayRule } = this.#state;
    const { during, after, recurs } = this.#rule;
    const starts = [
      ...during.map((name) => stages.get(name)?.start),
      ...after.map((moment) => momentAt(dayRule, moment, stages, momentActs)),
    ];
    if (starts.some((at) => at === undefined || at > now)) return undefined;
    const start = Math.max(Number.NEGATIVE_INFINITY, ...starts.filter((at) => at !== undefined));
    if (recurs === undefined) return standingFrom("standing", start, start);
    if (during.some((name) => (stages.get(name)?.end ?? Number.POSITIVE_INFINITY) <= now)) return undefined;
    const period = periodAt(dayRule, recurs, start, now);
    return period && standingFrom(`period ${period.from}`, period.from, period.to);
  }

  #isOutOfForce(now: Instant): boolean {
    const changes = this.#state.changesIn(this.#clause.reading);
    return isOutOfForce(changes, this.#clause, { from: now, to: now }) === YES;
  }

  #begin(index: number, occurrence: Occurrence, now: Instant): void {
    const step = this.#steps[index];
    if (step === undefined) return;
    const acts = MEMBERSHIP_VERBS.flatMap((verb) => this.#state.acts.ofVerb(verb).byRecord.items.map(({ act }) => act));
    const { membership } = this.#state.agreement;
    const bearers = boundBearers(membership, step.rule, occurrence.bindings, acts, now).filter(
      (bearer) => !this.#hasBegun(index, bearer, occurrence),
    );
    if (bearers.length === 0) return;
    // Their clocks are one.
    const facts = beginDuties(this.#state.dayRule, this.#clause, step.rule, index, bearers, occurrence, now);
    const names = namesOf(occurrence);
    for (const fact of facts) {
      const entry = this.#enter(fact, step, names);
      this.#awake.add(entry);
    }
  }

  // By whatever name an earlier telling of what happened began it; what follows a duty, by its trigger alone.
  #hasBegun(step: number, bearer: ActorName, { key, members }: Occurrence): boolean {
    const isIt = ({ fact }: DutyEntry): boolean => fact.step === step && fact.bearer === bearer;
    if (step > 0)
      return this.#duties.named(key)?.some((each) => isIt(each) && each.fact.occurrence.key === key) === true;
    return [key, ...members].some((name) => this.#duties.named(name)?.some(isIt) === true);
  }

  #enter(fact: DutyFact, step: Step, names: readonly string[]): DutyEntry {
    const entry = createEntry(fact, step, names, this.#duties.all.length);
    this.#duties.add(entry);
    return entry;
  }

  #awaitDeadline(entry: DutyEntry, dueAt: Instant | undefined, now: Instant): void {
    if (dueAt === undefined || dueAt <= now || entry.alarmedAt === dueAt) return;
    entry.alarmedAt = dueAt;
    const waiting = this.#deadlines.get(dueAt);
    if (waiting !== undefined) {
      waiting.push(entry);
      return;
    }
    this.#deadlines.set(dueAt, [entry]);
    this.#alarm(dueAt, () => {
      for (const each of this.#deadlines.get(dueAt) ?? []) this.#awake.add(each);
      this.#deadlines.delete(dueAt);
      this.#board.feed.touchAll();
    });
  }

  #judge(entry: DutyEntry, now: Instant): void {
    const { fact } = entry;
    const ground = groundOf(this.#state, entry, now, this.#holdsStill(entry));
    const { dueAt } = ground;
    const duty = dutyAt(fact, ground, now);
    this.#awaitDeadline(entry, dueAt, now);
    if (this.#board.feed.isHeard && (entry.duty === undefined || !isSameDuty(entry.duty, duty)))
      this.#board.feed.touchAll();
    entry.duty = duty;
    this.#changed.add(entry);
    const sure = ground.performances.find((each) => each.value === YES);
    entry.settledAt = duty.state === "fulfilled" && duty.certainty === "certain" ? sure?.to : undefined;
    this.#follow(entry, ground, now);
  }

  // What follows the duty begins once, whatever is learnt later; but whether it rests on anything may be learnt.
  #follow(entry: DutyEntry, ground: DutyGround, now: Instant): void {
    const { fact, duty } = entry;
    const { otherwise, onFulfilment } = fact.rule;
    const sure = ground.performances.find((each) => each.value === YES);
    if (otherwise !== undefined && duty?.dueAt !== undefined && isMissed(duty))
      this.#beginNext(fact, otherwise, missedDeadline(fact, duty.dueAt), duty.dueAt);
    if (onFulfilment !== undefined && sure !== undefined)
      this.#beginNext(fact, onFulfilment, performedOccurrence(fact, sure, now), now);
    if (this.#steps.length === fact.step + 1) return;
    const isMissedInTheEnd = isMissed(dutyAt(fact, { ...ground, holdsStill: true }, Number.POSITIVE_INFINITY));
    const before = entry.performedBy;
    if (isMissedInTheEnd === entry.isMissedInTheEnd && before === sure?.ref) return;
    entry.isMissedInTheEnd = isMissedInTheEnd;
    entry.performedBy = sure?.ref;
    for (const name of [fact.occurrence.key, before, sure?.ref]) {
      for (const next of this.#duties.named(name ?? "") ?? []) {
        if (next.fact.step === fact.step + 1) this.#awake.add(next);
      }
    }
  }

  #beginNext({ clause, step, bearer }: DutyFact, rule: Obligation | Effect, occurrence: Occurrence, at: Instant): void {
    const next = step + 1;
    if (rule.kind === "require") {
      if (this.#begun.isFirstStep(next, occurrence)) this.#begin(next, occurrence, at);
    } else if (this.#begun.isFirstStep(`${next} ${bearer}`, occurrence)) {
      const bindings = new Map([...occurrence.bindings, ["bearer", bearer]]);
      this.following.push({ clause, rule, occurrence: { ...occurrence, bindings }, startAt: at });
    }
  }

  /** The trigger is still borne out by what stands; of what follows a duty, that one is still missed, or done. */
  #holdsStill({ fact, names }: DutyEntry): boolean {
    if (fact.step === 0) return fact.rule.trigger.kind === "standing" || this.#occurrences.isCurrent(names);
    const { key, members } = fact.occurrence;
    const isDone = this.#steps[fact.step - 1]?.rule.onFulfilment === fact.rule;
    const isFollowed = (outer: DutyEntry): boolean => {
      if (outer.fact.step !== fact.step - 1) return false;
      if (!isDone) return outer.fact.occurrence.key === key && outer.isMissedInTheEnd === true;
      return outer.performedBy !== undefined && members.includes(outer.performedBy);
    };
    return (isDone ? this.#duties.all : (this.#duties.named(key) ?? [])).some(isFollowed);
  }

  #compile(rule: Obligation, index: number): Step {
    const isStanding = index === 0 && rule.trigger.kind === "standing";
    const wakes: Wakes = isStanding
      ? turning(this.#state, this.#alarm, () => this.#awake.addAll())
      : (windowMs): Dependent => this.#duties.dependent(windowMs, (entry) => this.#awake.add(entry));
    const step = compileStep(rule, this.#state, wakes);
    this.#awake.listen(step);
    return step;
  }

  #recount(): void {
    this.#awake.addAll();
    this.#isRecountDue = true;
    this.#isStandingDue = true;
  }
}

const NOTHING_SAID: Transition[] = [];

function namesOf({ key, members }: Occurrence): readonly string[] {
  return members.length === 0 ? [key] : [...new Set([key, ...members])];
}

function standingFrom(key: string, from: Instant, to: Instant): Occurrence {
  return { key, members: [], from, to, bindings: new Map(), detectedAt: from };
}

// All that can change of a duty once it has begun.
function isSameDuty(a: Duty, b: Duty): boolean {
  return (
    a.state === b.state &&
    a.certainty === b.certainty &&
    a.dueAt === b.dueAt &&
    a.basisRevised === b.basisRevised &&
    a.evidence.length === b.evidence.length &&
    a.evidence.every((ref, index) => ref === b.evidence[index])
  );
}
