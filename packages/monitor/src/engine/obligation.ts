// The duties of one obligation, kept up to date: which began, when they fall due, whether they were performed.
import type {
  Act,
  ActorName,
  Clause,
  Duty,
  EventPattern,
  Obligation,
  StagePeriod,
  Transition,
} from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import { watchedShare } from "../atoms/coverage.ts";
import {
  type BegunOnce,
  beginDuty,
  boundBearers,
  createBegunOnce,
  type DutyFact,
  dutyAt,
  isMissed,
  missedDeadline,
  namesOfTrigger,
  type Occurrence,
} from "../atoms/duty.ts";
import { MEMBERSHIP_VERBS } from "../atoms/membership.ts";
import { momentAt } from "../atoms/stages.ts";
import { isExcusedByRuling, STATUS_VERBS } from "../atoms/status.ts";
import { compareOccurrences } from "../atoms/trigger-bindings.ts";
import { compileCondition, type Test } from "./conditions.ts";
import { type Dependent, dependentOf } from "./feed.ts";
import type { Incident } from "./incidents.ts";
import { type DutyEntry, namesNow, performancesOf } from "./performances.ts";
import { Series } from "./series.ts";
import type { State } from "./state.ts";
import type { Stream } from "./stream.ts";
import { hasCome, type TriggerBook, triggerBooks } from "./triggers.ts";
import { refuseUncovered } from "./uncovered.ts";

/** One sentence of the clause: the rule itself, its `otherwise`, and so on. */
interface Step {
  readonly rule: Obligation;
  readonly exceptions: readonly Test[];
  readonly stream: Stream | undefined;
}

/** Asks to be settled again, `wake` called first, when time has come to `at`. */
export type Alarm = (at: Instant, wake: () => void) => void;

export class ObligationBook {
  readonly triggers: readonly TriggerBook[];
  readonly #clause: Clause;
  readonly #rule: Obligation;
  readonly #state: State;
  readonly #alarm: Alarm;
  readonly #steps: readonly Step[];
  readonly #entries: DutyEntry[] = [];
  readonly #timed = new Series<DutyEntry>();
  /** Standing duties without a stage: no window reaches them, so any change may. */
  readonly #untimed: DutyEntry[] = [];
  readonly #byBegun = new Map<string, DutyEntry>();
  readonly #byName = new Map<string, DutyEntry[]>();
  readonly #byBearer = new Map<ActorName, DutyEntry[]>();
  readonly #current = new Map<string, number>();
  readonly #woken = new Set<DutyEntry>();
  #isRecountDue = false;
  readonly #begun: BegunOnce = createBegunOnce();
  readonly #counted = new Set<Occurrence>();
  readonly #held: Occurrence[] = [];

  constructor(clause: Clause, rule: Obligation, state: State, alarm: Alarm) {
    this.#clause = clause;
    this.#rule = rule;
    this.#state = state;
    this.#alarm = alarm;
    this.triggers = triggerBooks(rule.trigger, state);
    this.#steps = stepsOf(rule).map((each) => this.#compile(each));
    const everyDuty = this.#everyDuty();
    const wakeAll = (): void => {
      everyDuty.wakeAll();
      this.#isRecountDue = true;
    };
    state.stageFeed.add({ wake: wakeAll, wakeAll });
  }

  duties(): Duty[] {
    return this.#entries.flatMap(({ duty }) => duty ?? []);
  }

  /** Takes the changes of its triggers and begins what they bring to life; then judges every duty that was woken. */
  settle(now: Instant, recordedAt: Instant): Transition[] {
    this.#takeTriggers();
    if (this.#isRecountDue) this.#recount();
    this.#isRecountDue = false;
    const held = this.#held.splice(0).filter((each) => this.#counted.has(each));
    this.#held.push(...held.filter((each) => !hasCome(each, now)));
    const come = held.filter((each) => hasCome(each, now)).sort(compareOccurrences);
    const begun = [...this.#standing(now), ...come].filter((occurrence) => this.#begun.isFirst(occurrence));
    // A standing duty begins when its stage does, whenever that is first looked at.
    const isStanding = this.#rule.trigger.kind === "standing";
    for (const occurrence of begun) this.#begin(0, occurrence, isStanding ? occurrence.from : now);
    const said: Transition[] = [];
    // A missed deadline can begin a further duty, whose own deadline may have passed as well.
    while (this.#woken.size > 0) {
      // What follows a duty is judged after it.
      const woken = [...this.#woken].sort((a, b) => a.fact.step - b.fact.step);
      this.#woken.clear();
      for (const entry of woken) this.#judge(entry, now, recordedAt, said);
    }
    return said;
  }

  wakeIncident(incident: Incident): void {
    for (const each of this.triggers) each.wakeIncident(incident);
  }

  #takeTriggers(): void {
    for (const { before, now } of this.triggers.flatMap((each) => each.changes())) {
      if (before !== undefined) this.#drop(before);
      if (now !== undefined && this.#isInForceAt(now.from)) this.#count(now);
    }
  }

  // Stages moved: what is an occurrence in them may have changed.
  #recount(): void {
    for (const occurrence of this.triggers.flatMap((each) => each.current())) {
      const isIn = this.#isInForceAt(occurrence.from);
      if (isIn && !this.#counted.has(occurrence)) this.#count(occurrence);
      if (!isIn) this.#drop(occurrence);
    }
  }

  #count(occurrence: Occurrence): void {
    this.#counted.add(occurrence);
    this.#held.push(occurrence);
    this.#countNames(occurrence, 1);
  }

  #drop(occurrence: Occurrence): void {
    if (this.#counted.delete(occurrence)) this.#countNames(occurrence, -1);
  }

  #countNames(occurrence: Occurrence, by: 1 | -1): void {
    for (const name of new Set([occurrence.key, ...occurrence.members])) {
      this.#current.set(name, (this.#current.get(name) ?? 0) + by);
      for (const entry of this.#byName.get(name) ?? []) this.#woken.add(entry);
    }
  }

  #isInForceAt(from: Instant): boolean {
    const { during, after } = this.#rule;
    const { stages, momentActs, dayRule } = this.#state;
    const runs = ({ start, end }: StagePeriod): boolean =>
      start !== undefined && start <= from && (end === undefined || from < end);
    if (during.length > 0 && !during.some((name) => runs(stages.get(name) ?? {}))) return false;
    return after.every((moment) => {
      const at = momentAt(dayRule, moment, stages, momentActs);
      return at !== undefined && at <= from;
    });
  }

  #standing(now: Instant): Occurrence[] {
    if (this.#rule.trigger.kind !== "standing") return [];
    const { stages, momentActs, dayRule } = this.#state;
    const starts = [
      ...this.#rule.during.map((name) => stages.get(name)?.start),
      ...this.#rule.after.map((moment) => momentAt(dayRule, moment, stages, momentActs)),
    ];
    if (starts.some((at) => at === undefined || at > now)) return [];
    const from = Math.max(Number.NEGATIVE_INFINITY, ...starts.filter((at) => at !== undefined));
    return [{ key: "standing", members: [], from, to: from, bindings: new Map(), detectedAt: from }];
  }

  #begin(step: number, occurrence: Occurrence, now: Instant): void {
    const rule = this.#steps[step]?.rule;
    if (rule === undefined || (step > 0 && !this.#begun.isFirstStep(step, occurrence))) return;
    const acts = MEMBERSHIP_VERBS.flatMap((verb) => this.#state.acts.ofVerb(verb).byRecord.items.map(({ act }) => act));
    const { membership } = this.#state.agreement;
    for (const bearer of boundBearers(membership, rule, occurrence.bindings, acts, now)) {
      const begunAs = (name: string): string => `${step}|${bearer}|${name}`;
      const names = [...new Set([occurrence.key, ...occurrence.members])];
      if (
        step === 0 ? names.some((name) => this.#byBegun.has(begunAs(name))) : this.#byBegun.has(begunAs(occurrence.key))
      ) {
        continue;
      }
      const fact = beginDuty(this.#state.dayRule, this.#clause, rule, step, bearer, occurrence, now);
      this.#keep(fact, names, step === 0 ? names.map(begunAs) : [begunAs(occurrence.key)]);
    }
  }

  #keep(fact: DutyFact, names: readonly string[], begunAs: readonly string[]): void {
    const { from, to } = fact.occurrence;
    const bindings = new Map([...fact.occurrence.bindings, ["bearer", fact.bearer]]);
    const { content } = fact.rule;
    const isAbout = (content.kind === "act" && content.act.aboutTrigger) || hasMatter(fact.rule);
    const askedBy = isAbout ? namesOfTrigger(fact.occurrence, []) : names;
    const entry: DutyEntry = { from, to, fact, bindings, names, askedBy };
    this.#entries.push(entry);
    if (Number.isFinite(from)) this.#timed.add(entry);
    else this.#untimed.push(entry);
    for (const name of begunAs) this.#byBegun.set(name, entry);
    for (const name of askedBy) push(this.#byName, name, entry);
    push(this.#byBearer, fact.bearer, entry);
    this.#woken.add(entry);
  }

  #judge(entry: DutyEntry, now: Instant, recordedAt: Instant, said: Transition[]): void {
    const { fact } = entry;
    const dueAt = this.#dueAtOf(fact);
    const ground = this.#groundOf(entry, dueAt);
    const duty = dutyAt(fact, ground, now);
    const before = entry.duty;
    if (dueAt !== undefined && dueAt > now && before?.dueAt !== dueAt) this.#alarm(dueAt, () => this.#woken.add(entry));
    if (isMissed(duty) && dueAt !== undefined) this.#begin(fact.step + 1, missedDeadline(fact, dueAt), dueAt);
    if (before !== undefined && isSameDuty(before, duty)) return;
    entry.duty = duty;
    const isSettled = duty.state === "fulfilled" && duty.certainty === "certain";
    entry.settledAt = isSettled ? ground.performances.find((each) => each.value === YES)?.to : undefined;
    for (const next of this.#byName.get(fact.occurrence.key) ?? []) {
      if (next.fact.step === fact.step + 1) this.#woken.add(next);
    }
    const isDeadline = duty.state === "overdue" || duty.state === "not observed";
    const at = isDeadline && before?.state !== duty.state ? (duty.dueAt ?? now) : now;
    said.push({ kind: "duty", recordedAt, at, change: before === undefined ? "began" : "changed", duty });
  }

  #groundOf(entry: DutyEntry, dueAt: Instant | undefined): Parameters<typeof dutyAt>[1] {
    const { fact, bindings } = entry;
    const step = this.#steps[fact.step];
    const { from, to, members } = fact.occurrence;
    const isExcused = (): boolean => {
      if (step === undefined || fact.rule.exceptions.length === 0) return false;
      const aboutIt = namesNow(this.#state, entry).flatMap((name) => this.#state.acts.about(name));
      if (isExcusedByRuling(this.#state.dayRule, fact.rule.exceptions, aboutIt, fact.bearer, fact.startAt)) return true;
      if (step.exceptions.length === 0) return false;
      const observations = [...members].sort().flatMap((ref) => this.#state.reports.find(ref) ?? []);
      return step.exceptions.some((test) => test({ from, to, observations }, bindings) === YES);
    };
    return {
      dueAt,
      performances: performancesOf(this.#state, entry, step?.stream),
      isExcused: isExcused(),
      wasWatched: this.#wasWatched(fact, dueAt),
      holdsStill: this.#holdsStill(entry),
    };
  }

  #holdsStill({ fact, names }: DutyEntry): boolean {
    if (fact.step > 0) {
      return (this.#byName.get(fact.occurrence.key) ?? []).some((outer) => {
        if (outer.fact.step !== fact.step - 1 || outer.fact.occurrence.key !== fact.occurrence.key) return false;
        const dueAt = this.#dueAtOf(outer.fact);
        const performances = performancesOf(this.#state, outer, this.#steps[outer.fact.step]?.stream);
        const isExcused = outer.duty?.state === "excused";
        const ground = {
          dueAt,
          performances,
          isExcused,
          wasWatched: this.#wasWatched(outer.fact, dueAt),
          holdsStill: true,
        };
        return isMissed(dutyAt(outer.fact, ground, Number.POSITIVE_INFINITY));
      });
    }
    if (this.#rule.trigger.kind === "standing") return true;
    return names.some((name) => (this.#current.get(name) ?? 0) > 0);
  }

  #dueAtOf({ rule: { clock }, countedDueAt }: DutyFact): Instant | undefined {
    if (clock.kind === "within") return countedDueAt;
    if (clock.kind === "none") return undefined;
    if (clock.kind === "each period" || clock.kind === "in step") return refuseUncovered(`a clock ${clock.kind}`);
    const { dayRule, stages, momentActs } = this.#state;
    return momentAt(dayRule, clock.moment, stages, momentActs);
  }

  #wasWatched({ rule: { content }, occurrence }: DutyFact, dueAt: Instant | undefined): boolean {
    if (content.kind !== "event" || dueAt === undefined) return true;
    const from = Number.isFinite(occurrence.from) ? Math.min(occurrence.from, dueAt) : dueAt;
    return watchedShare(this.#state.coverage, content.event, { from, to: dueAt }, this.#state.kindTree) === 1;
  }

  #compile(rule: Obligation): Step {
    const { content } = rule;
    if (hasMatter(rule)) {
      for (const verb of STATUS_VERBS) this.#state.acts.ofVerb(verb).listeners.push((act) => this.#wakeNamed(act));
    }
    const wakes = (windowMs: number): Dependent => {
      const timed = dependentOf(this.#timed, windowMs, (entry) => this.#woken.add(entry));
      const wakeUntimed = (): void => {
        for (const entry of this.#untimed) this.#woken.add(entry);
      };
      return {
        wake(from, to) {
          timed.wake(from, to);
          wakeUntimed();
        },
        wakeAll() {
          timed.wakeAll();
          wakeUntimed();
        },
      };
    };
    const exceptions = rule.exceptions.flatMap((each) =>
      each.kind === "condition" ? [compileCondition(each.condition, this.#state, wakes)] : [],
    );
    if (content.kind === "act") {
      this.#state.acts
        .ofVerb(content.act.act)
        .listeners.push((act) => this.#wakePerformed(act, content.act.aboutTrigger));
      return { rule, exceptions, stream: undefined };
    }
    if (content.kind !== "event") return refuseUncovered(`what is owed as ${content.kind}`);
    const stream = this.#state.streamOf(byBearer(content.event));
    stream.feed.add(this.#everyDuty());
    this.#state.coverageFeed.add(this.#everyDuty());
    return { rule, exceptions, stream };
  }

  #wakeNamed(act: Act): void {
    // A name that no duty began under may be one its incident has come to.
    for (const entry of this.#byName.get(act.about ?? "") ?? this.#entries) this.#woken.add(entry);
  }

  #wakePerformed(act: Act, isAboutTrigger: boolean): void {
    const named = isAboutTrigger ? this.#byName.get(act.about ?? "") : undefined;
    const concerned = named ?? this.#byBearer.get(act.by);
    for (const entry of concerned ?? []) {
      const isTooLate = entry.settledAt !== undefined && entry.settledAt < act.at && this.#state.acts.kept.stands(act);
      if (entry.fact.bearer === act.by && !isTooLate) this.#woken.add(entry);
    }
  }

  #everyDuty(): Dependent {
    const wakeAll = (): void => {
      for (const entry of this.#entries) this.#woken.add(entry);
    };
    return { wake: wakeAll, wakeAll };
  }
}

function hasMatter(rule: Obligation): boolean {
  return rule.exceptions.some((each) => each.kind === "matter");
}

function stepsOf(rule: Obligation): Obligation[] {
  const { otherwise } = rule;
  if (otherwise === undefined) return [rule];
  return otherwise.kind === "effect" ? refuseUncovered("an effect that follows a duty") : [rule, ...stepsOf(otherwise)];
}

// What the bearer owes is what the bearer is seen to do.
function byBearer(event: EventPattern): EventPattern {
  return { ...event, by: { kind: "variable", name: "bearer" } };
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

function push<K>(map: Map<K, DutyEntry[]>, key: K, entry: DutyEntry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}
