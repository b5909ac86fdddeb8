// The reference monitor: the meaning of an agreement over a log. At each record instant everything is judged from
// scratch on what stands; what differs from before is a transition. Kept between instants are facts of record time
// only: when a finding was first known, which duties began, what the institution brought about, what was last said.
import {
  type CheckedAgreement,
  compareDuties,
  compareFindings,
  compareTransitions,
  type DayCount,
  type Duty,
  type Finding,
  type IdentifiedRecord,
  type LogRecord,
  refOf,
  type StagePeriod,
  type Transition,
} from "@servanda/agreement";
import { assert, type DayRule, type Instant } from "@servanda/core";
import { createFirstKnown, type FirstKnown } from "../atoms/first-known.ts";
import { createHistory } from "../atoms/history.ts";
import { isBeyondHorizon } from "../atoms/horizon.ts";
import { NO_BINDINGS } from "../atoms/match.ts";
import { createPlaces } from "../atoms/place.ts";
import { joinRenamed } from "../atoms/renamed.ts";
import { momentAt, momentsNamed } from "../atoms/stages.ts";
import { countsOf } from "../counts.ts";
import { clauseRank, dayRuleOf } from "../days.ts";
import type { Monitor } from "../monitor.ts";
import { dueAtOf, dutyOf } from "./duties.ts";
import { DutyBook } from "./duty-book.ts";
import { Institution } from "./institution.ts";
import { Judge, type World } from "./judge.ts";
import { upcomingOf } from "./upcoming.ts";
import { worldOf } from "./world.ts";

export function createNaiveMonitor(agreement: CheckedAgreement): Monitor {
  return new NaiveMonitor(agreement);
}

class NaiveMonitor implements Monitor {
  readonly #agreement: CheckedAgreement;
  readonly #judge: Judge;
  readonly #dayRule: DayRule;
  readonly #rank: ReadonlyMap<string, number>;
  readonly #log: LogRecord[] = [];
  readonly #firstKnown: FirstKnown = createFirstKnown();
  readonly #book: DutyBook;
  readonly #institution: Institution;
  readonly #history = createHistory();
  readonly #asked = new Set<string>();
  readonly #duties = new Map<string, Duty>();
  readonly #stages = new Map<string, StagePeriod>();
  #findings = new Map<string, Finding>();
  #lastAt = Number.NEGATIVE_INFINITY;
  #nextTurn: Instant | undefined;
  #world: World;
  #lastSaid: World | undefined;

  constructor(agreement: CheckedAgreement) {
    this.#agreement = agreement;
    this.#judge = new Judge(agreement, createPlaces(agreement.regions));
    this.#dayRule = dayRuleOf(agreement);
    this.#rank = clauseRank(agreement);
    this.#book = new DutyBook(this.#judge);
    this.#institution = new Institution(this.#judge);
    this.#world = this.#look();
  }

  step(recordedAt: Instant, records: readonly LogRecord[]): Transition[] {
    assert(recordedAt > this.#lastAt, "record instants grow");
    // The first look is one, whatever is on record.
    if (records.length === 0 && this.#lastSaid !== undefined && !this.#turnsBy(recordedAt)) {
      this.#lastAt = recordedAt;
      return [];
    }
    this.#nextTurn = undefined;
    const said: Transition[] = [];
    for (const moment of this.#momentsUntil(recordedAt)) this.#settle(moment, recordedAt, said);
    for (const record of records) {
      if (record.record !== "tick" && isBeyondHorizon(record, this.#agreement.horizonMs) && !this.#isRepeat(record)) {
        said.push({ kind: "beyond horizon", recordedAt, at: recordedAt, record: refOf(record) });
      }
      this.#log.push(record);
    }
    this.#world = this.#look();
    this.#settle(recordedAt, recordedAt, said);
    this.#lastAt = recordedAt;
    return joinRenamed(said.sort(compareTransitions(this.#rank)));
  }

  findings(): Finding[] {
    return [...this.#findings.values()].sort(compareFindings(this.#rank));
  }

  duties(): Duty[] {
    return [...this.#duties.values()].sort(compareDuties(this.#rank));
  }

  counts(): DayCount[] {
    const { known, incidents } = this.#world;
    const figures = known.observations.filter((each) => each.aggregate === true);
    const countable = {
      happenings: [...incidents.map((each) => each.members), ...figures.map((each) => [each])],
      acts: known.acts,
      coverage: known.coverage,
      kindTree: this.#judge.kindTree,
      matches: (event, report) => this.#judge.matches(event, report, NO_BINDINGS),
    } satisfies Parameters<typeof countsOf>[1];
    return countsOf(this.#agreement.registers, countable, this.#dayRule);
  }

  #isRepeat(record: IdentifiedRecord): boolean {
    return this.#log.some((each) => each.record !== "tick" && refOf(each) === refOf(record));
  }

  // Moments strictly between the last instant and this one at which something changes by itself.
  *#momentsUntil(recordedAt: Instant): Generator<Instant> {
    let from = this.#lastAt;
    for (;;) {
      const next = this.#upcoming().filter((at) => at > from && at < recordedAt);
      if (next.length === 0) return;
      from = Math.min(...next);
      yield from;
    }
  }

  // Whether anything changes by itself after the last instant and up to this one.
  #turnsBy(recordedAt: Instant): boolean {
    this.#nextTurn ??= Math.min(Number.POSITIVE_INFINITY, ...this.#upcoming().filter((at) => at > this.#lastAt));
    return this.#nextTurn <= recordedAt;
  }

  #upcoming(): Instant[] {
    const { stages, known } = this.#world;
    const edges = [...stages.values()].flatMap(({ start, end }) => [start, end]);
    const moments = momentsNamed(this.#agreement).map((each) => momentAt(this.#dayRule, each, stages, known.acts));
    const dues = this.#book.facts.map((fact) => dueAtOf(this.#judge, fact, this.#world));
    const exceptions = upcomingOf(this.#book.exceptions, this.#world);
    return [
      ...edges,
      ...moments,
      ...dues,
      ...exceptions,
      ...this.#book.upcoming(),
      ...this.#institution.upcoming(this.#world),
    ].filter((at) => at !== undefined);
  }

  #look(): World {
    return worldOf(this.#judge, this.#dayRule, this.#firstKnown, this.#log, {
      history: this.#history,
      dutiesOf: (key, at) => this.#dutiesOf(key, at),
    });
  }

  // A clause that asks about its own duties, by whatever way, finds none.
  #dutiesOf(clauseKey: string, at: Instant): Duty[] {
    if (this.#asked.has(clauseKey)) return [];
    this.#asked.add(clauseKey);
    const facts = this.#book.facts.filter(({ clause }) => clause.key === clauseKey);
    const duties = facts.map((fact) => dutyOf(this.#judge, this.#world, fact, at, true));
    this.#asked.delete(clauseKey);
    return duties;
  }

  // Time has come to `now`: what the institution brings about can begin duties, and duties that passed can bring about
  // more; when nothing is new, it is said what changed.
  #settle(now: Instant, recordedAt: Instant, said: Transition[]): void {
    const { acts, changes, decisions, tallies, exercises } = this.#history;
    const saidBefore = {
      acts: acts.length,
      changes: changes.length,
      decisions: decisions.length,
      exercises: exercises.length,
    };
    for (let isNew = true; isNew; ) {
      isNew = this.#history.add(this.#institution.bring(this.#world, now, this.#book.following));
      if (!isNew) isNew = this.#book.begin(this.#world, now);
      // What a clause finds may hang on duties of another that have just begun.
      if (isNew) this.#world = this.#look();
    }
    for (const decision of decisions.slice(saidBefore.decisions))
      said.push({ kind: "record of decision", recordedAt, at: now, decision });
    for (const exercise of exercises.slice(saidBefore.exercises))
      said.push({ kind: "exercise", recordedAt, at: now, exercise });
    for (const act of acts.slice(saidBefore.acts)) {
      const tally = tallies.get(refOf(act));
      said.push({ kind: "act", recordedAt, at: act.at, act, ...(tally === undefined ? {} : { tally }) });
    }
    for (const change of changes.slice(saidBefore.changes))
      said.push({ kind: "state", recordedAt, at: change.at, change });
    this.#sayFindings(now, recordedAt, said);
    this.#sayStages(now, recordedAt, said);
    this.#sayDuties(now, recordedAt, said);
  }

  // Findings are a function of what stands: where nothing came, nothing is new.
  #sayFindings(at: Instant, recordedAt: Instant, said: Transition[]): void {
    if (this.#lastSaid === this.#world) return;
    this.#lastSaid = this.#world;
    const now = new Map<string, Finding>();
    for (const clause of this.#agreement.clauses) {
      for (const finding of this.#world.findingsOf(clause.key)) now.set(keyOfFinding(finding), finding);
    }
    const say = (change: "found" | "changed" | "withdrawn", finding: Finding): number =>
      said.push({ kind: "finding", recordedAt, at, change, finding });
    for (const [id, finding] of now) {
      this.#firstKnown.note(finding, at);
      const before = this.#findings.get(id);
      if (before === undefined) say("found", finding);
      else if (!isEqual(before, finding)) say("changed", finding);
    }
    for (const [id, finding] of this.#findings) if (!now.has(id)) say("withdrawn", finding);
    this.#findings = now;
  }

  #sayDuties(now: Instant, recordedAt: Instant, said: Transition[]): void {
    for (const fact of this.#book.facts) {
      const duty = dutyOf(this.#judge, this.#world, fact, now, this.#book.holdsStill(fact, this.#world));
      const id = keyOfDuty(duty);
      const before = this.#duties.get(id);
      if (before !== undefined && isEqual(before, duty)) continue;
      const isDeadline = duty.state === "overdue" || duty.state === "not observed";
      const at = isDeadline && before?.state !== duty.state ? (duty.dueAt ?? now) : now;
      said.push({ kind: "duty", recordedAt, at, change: before === undefined ? "began" : "changed", duty });
      this.#duties.set(id, duty);
    }
  }

  #sayStages(now: Instant, recordedAt: Instant, said: Transition[]): void {
    for (const { name } of this.#agreement.stages) {
      const { start, end } = this.#world.stages.get(name) ?? {};
      const before = this.#stages.get(name) ?? {};
      const hasStarted = start !== undefined && start <= now;
      const hasEnded = end !== undefined && end <= now;
      if (hasStarted && before.start === undefined) {
        said.push({ kind: "stage", recordedAt, at: start, stage: name, change: "started" });
      }
      if (hasEnded && before.end === undefined) {
        said.push({ kind: "stage", recordedAt, at: end, stage: name, change: "ended" });
      }
      this.#stages.set(name, { ...before, ...(hasStarted ? { start } : {}), ...(hasEnded ? { end } : {}) });
    }
  }
}

// What an identity is the hash of; a hash is not needed to tell them apart here.
function keyOfFinding({ clause, bearer, subject, presumed }: Finding): string {
  return JSON.stringify([clause, bearer, subject, presumed === true]);
}

function keyOfDuty({ clause, bearer, step, trigger }: Duty): string {
  return JSON.stringify([clause, bearer, step, trigger]);
}

// Findings and duties are flat data with a fixed order of fields.
function isEqual(a: Finding | Duty, b: Finding | Duty): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
