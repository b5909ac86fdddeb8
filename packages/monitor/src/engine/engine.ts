// The fast monitor: indexed and incremental. A record changes what is known about a window of world time; only what a
// condition can see through that window is judged again. It must say what the reference says, always.
import {
  type Act,
  BASE_READING,
  type CheckedAgreement,
  type Coverage,
  compareDuties,
  compareFindings,
  compareTransitions,
  type DayCount,
  type Duty,
  type EventPattern,
  type Finding,
  type LogRecord,
  type Moment,
  type Observation,
  type RecordRef,
  refOf,
  type StagePeriod,
  type StateChange,
  type Transition,
  type Withdrawal,
} from "@servanda/agreement";
import { and, assert, type Instant, type Kleene } from "@servanda/core";
import { isBeyondHorizon } from "../atoms/horizon.ts";
import { NO_BINDINGS } from "../atoms/match.ts";
import { MEMBERSHIP_VERBS } from "../atoms/membership.ts";
import { asAllowed } from "../atoms/questions.ts";
import { joinRenamed } from "../atoms/renamed.ts";
import { momentAt, momentsNamed, momentVerbs, stagePeriods } from "../atoms/stages.ts";
import { STATUS_VERBS } from "../atoms/status.ts";
import { waivedUntil } from "../atoms/waivers.ts";
import { countsOf } from "../counts.ts";
import { clauseRank, dayRuleOf } from "../days.ts";
import type { Monitor } from "../monitor.ts";
import { Corrections } from "./corrections.ts";
import { dependencyOrder } from "./dependencies.ts";
import { ObligationBook } from "./duties/obligation-book.ts";
import { Heap } from "./heap.ts";
import type { Incident } from "./incident.ts";
import { actorValue, fixedValue, takeApart } from "./pattern.ts";
import { ProhibitionBook } from "./prohibition.ts";
import { assertSnapshotOf, finite, SNAPSHOT_SCHEMA, type Snapshot, sinceEver } from "./snapshot.ts";
import { State } from "./state.ts";
import type { Alarm } from "./turning.ts";
import { refuseUncovered } from "./uncovered.ts";

interface Alarmed {
  readonly at: Instant;
  readonly wake: () => void;
}

/** A monitor that can be told what the institution has changed. */
export interface Engine extends Monitor {
  /** New states of things; they count with the records of the next step. */
  change(changes: readonly StateChange[]): void;
  /** All that a restored engine needs to go on as this one would. Between two steps. */
  snapshot(): Snapshot;
}

/** `without`: keys of clauses that another monitor judges. */
export function createEngine(agreement: CheckedAgreement, without: ReadonlySet<string> = new Set()): Engine {
  return new FastMonitor(agreement, without);
}

/**
 * The engine as it was when the snapshot was taken. Throws `SnapshotRefused` for one of another schema or text: replay
 * the log then.
 */
export function restoreEngine(agreement: CheckedAgreement, snapshot: Snapshot): Engine {
  assertSnapshotOf(snapshot, agreement);
  const engine = new FastMonitor(agreement, new Set());
  engine.restore(snapshot);
  return engine;
}

class FastMonitor implements Engine {
  readonly #agreement: CheckedAgreement;
  readonly #state: State;
  readonly #prohibitions: ProhibitionBook[] = [];
  readonly #obligations: ObligationBook[] = [];
  readonly #booksByKind = new Map<string, Listener[]>();
  readonly #rank: ReadonlyMap<string, number>;
  readonly #alarms = new Heap<Alarmed>();
  readonly #moments: readonly Moment[];
  readonly #momentVerbs: ReadonlySet<string>;
  readonly #interesting: ReadonlySet<string>;
  readonly #withdrawn = new Set<RecordRef>();
  readonly #corrections = new Corrections();
  /** They count with the records of the next step: what falls due before it knows nothing of them. */
  readonly #coming: StateChange[] = [];
  readonly #saidStages = new Map<string, StagePeriod>();
  #lastAt = Number.NEGATIVE_INFINITY;
  #areMomentsStale = true;

  constructor(agreement: CheckedAgreement, without: ReadonlySet<string>) {
    this.#agreement = agreement;
    this.#rank = clauseRank(agreement);
    this.#moments = momentsNamed(agreement);
    this.#momentVerbs = momentVerbs(agreement);
    const wake = (incident: Incident, added?: readonly Observation[]): void => this.#wakeIncident(incident, added);
    this.#state = new State(agreement, { came: wake, grew: wake, went: wake });
    const alarm: Alarm = (at, wake) => this.#alarms.push({ at, wake });
    const dayRule = dayRuleOf(agreement);
    for (const clause of dependencyOrder(agreement)) {
      const { rule } = clause;
      if (without.has(clause.key)) continue;
      if (rule.kind === "forbid") this.#prohibitions.push(new ProhibitionBook(clause, rule, this.#state, dayRule));
      else if (rule.kind === "require") this.#obligations.push(new ObligationBook(clause, rule, this.#state, alarm));
      else if (rule.kind !== "permit") refuseUncovered(`clause ${clause.key}, which is of kind ${rule.kind}`);
    }
    this.#state.changes.listeners.push(({ of }) => {
      if (of.kind === "stage") this.#areMomentsStale = true;
    });
    this.#interesting = this.#register();
    for (const verb of [...STATUS_VERBS, ...this.#momentVerbs, ...MEMBERSHIP_VERBS]) this.#state.acts.ofVerb(verb);
    this.#refreshMoments();
  }

  step(recordedAt: Instant, records: readonly LogRecord[]): readonly Transition[] {
    assert(recordedAt > this.#lastAt, "record instants grow");
    const said: Transition[] = [];
    this.#passTime(recordedAt, said);
    for (const each of this.#coming.splice(0)) this.#state.changes.add(each);
    for (const record of records) this.#take(record, recordedAt, said);
    if (this.#areMomentsStale) this.#refreshMoments();
    for (const book of this.#prohibitions) {
      const found = book.evaluate(recordedAt);
      if (found.length > 0) said.push(...found);
    }
    this.#settle(recordedAt, recordedAt, said);
    for (let next = this.#alarms.peek(); next !== undefined && next.at <= recordedAt; next = this.#alarms.peek()) {
      this.#ring(next.at);
      this.#settle(recordedAt, recordedAt, said);
    }
    this.#lastAt = recordedAt;
    return said.length > 1 ? joinRenamed(said.sort(compareTransitions(this.#rank))) : said;
  }

  change(changes: readonly StateChange[]): void {
    this.#coming.push(...changes);
  }

  snapshot(): Snapshot {
    assert(this.#coming.length === 0, "changes are stepped before a snapshot is taken");
    const { reports, acts, coverage, changes } = this.#state;
    return {
      schema: SNAPSHOT_SCHEMA,
      agreement: this.#agreement.id,
      at: finite(this.#lastAt),
      observations: reports.all(),
      acts: acts.kept.all(),
      coverage: [...coverage],
      withdrawn: [...this.#withdrawn],
      changes: changes.all.filter(({ at }) => Number.isFinite(at)),
      stages: [...this.#saidStages],
      firstKnown: this.#prohibitions.map((book) => [book.key, book.save()]),
      duties: this.#obligations.map((book) => [book.key, book.save()]),
    };
  }

  // Records first, as they once came; then what was known of them. Nothing is said: it has been said before.
  restore(snapshot: Snapshot): void {
    const at = sinceEver(snapshot.at);
    const firstKnown = new Map(snapshot.firstKnown);
    const duties = new Map(snapshot.duties);
    this.#lastAt = at;
    for (const ref of snapshot.withdrawn) this.#withdrawn.add(ref);
    for (const [name, period] of snapshot.stages) this.#saidStages.set(name, period);
    for (const book of this.#prohibitions) book.load(firstKnown.get(book.key) ?? []);
    this.change(snapshot.changes);
    for (const each of snapshot.coverage) this.#takeCoverage(each);
    for (const each of snapshot.acts) this.#takeAct(each);
    for (const each of snapshot.observations) this.#takeObservation(each, at, []);
    this.#refreshMoments();
    for (const book of this.#prohibitions) book.evaluate(at);
    for (const book of this.#obligations) {
      const saved = duties.get(book.key);
      if (saved !== undefined) book.load(saved, at);
    }
  }

  findings(): Finding[] {
    return this.#prohibitions.flatMap((book) => [...book.findings()]).sort(compareFindings(this.#rank));
  }

  duties(): Duty[] {
    return this.#obligations.flatMap((book) => book.duties()).sort(compareDuties(this.#rank));
  }

  counts(): DayCount[] {
    const { grounds, incidents, coverage, reports, acts } = this.#state;
    const alone = reports.all().filter((each) => incidents.linkedOf(each) === undefined);
    const matches = (event: EventPattern, report: Observation): Kleene => {
      if (!event.kinds.includes(report.kind)) return 0;
      const pattern = takeApart(event, grounds);
      return and(fixedValue(pattern, report, grounds), actorValue(pattern, report, NO_BINDINGS, grounds));
    };
    const countable = {
      happenings: [...[...incidents.linked()].map((each) => each.members), ...alone.map((each) => [each])],
      acts: acts.kept.all(),
      coverage,
      kindTree: this.#state.kindTree,
      matches,
    };
    return countsOf(this.#agreement.registers, countable, dayRuleOf(this.#agreement));
  }

  // Which books hear of which kinds; kinds that nothing asks about are not even kept.
  #register(): Set<string> {
    const listen = (kind: string, listener: Listener): void => {
      this.#booksByKind.set(kind, [...(this.#booksByKind.get(kind) ?? []), listener]);
    };
    for (const book of this.#prohibitions) for (const kind of book.kinds) listen(kind, book);
    for (const trigger of this.#obligations.flatMap((book) => book.triggers)) {
      for (const kind of trigger.kinds) listen(kind, trigger);
    }
    const { linkings, registers } = this.#agreement;
    const grouped = [...linkings, ...registers].flatMap(({ event }) => event.kinds);
    return new Set([...this.#booksByKind.keys(), ...grouped, ...this.#state.streamKinds()]);
  }

  // Moments strictly between the last instant and this one at which something changes by itself.
  #passTime(recordedAt: Instant, said: Transition[]): void {
    for (let next = this.#alarms.peek(); next !== undefined && next.at < recordedAt; next = this.#alarms.peek()) {
      const { at } = next;
      this.#ring(at);
      if (at > this.#lastAt) this.#settle(at, recordedAt, said);
    }
  }

  // Wakes everything due at one moment.
  #ring(at: Instant): void {
    for (let next = this.#alarms.peek(); next?.at === at; next = this.#alarms.peek()) {
      this.#alarms.pop();
      next.wake();
    }
  }

  #settle(now: Instant, recordedAt: Instant, said: Transition[]): void {
    this.#sayStages(now, recordedAt, said);
    for (let isNew = true; isNew; ) {
      isNew = false;
      for (const book of this.#obligations) if (book.begin(now)) isNew = true;
    }
    for (const book of this.#obligations) {
      const changed = book.say(now, recordedAt);
      if (changed.length > 0) said.push(...changed);
    }
  }

  #take(record: LogRecord, recordedAt: Instant, said: Transition[]): void {
    switch (record.record) {
      case "tick":
        return;
      case "observation":
        return this.#takeObservation(record, recordedAt, said);
      case "act":
        return this.#takeAct(record);
      case "coverage":
        return this.#takeCoverage(record);
      case "correction":
        return this.#sayAnew(this.#corrections.take(record, this.#withdrawn));
      case "withdrawal":
        return this.#takeWithdrawal(record);
    }
  }

  #takeObservation(report: Observation, recordedAt: Instant, said: Transition[]): void {
    if (isBeyondHorizon(report, this.#agreement.horizonMs)) {
      said.push({ kind: "beyond horizon", recordedAt, at: recordedAt, record: refOf(report) });
      return;
    }
    if (!this.#interesting.has(report.kind)) return;
    if (this.#withdrawn.size > 0 && this.#withdrawn.has(refOf(report))) return;
    this.#add(this.#corrections.first(report));
  }

  #add(said: Observation): void {
    const report = asAllowed(this.#agreement, said);
    this.#state.reports.add(report);
    const books = this.#booksByKind.get(report.kind) ?? [];
    // Grouped first: whoever is woken by the report must find it in its incident.
    const isGrouped = report.aggregate === true || this.#state.incidents.add(report);
    for (const book of books) book.offer(report);
    for (const stream of this.#state.streamsOf(report.kind)) stream.offer(report);
    if (!isGrouped) for (const book of books) book.wake(report);
  }

  #retract(report: Observation): void {
    this.#state.reports.remove(report);
    const books = this.#booksByKind.get(report.kind) ?? [];
    for (const book of books) book.retract(report);
    for (const stream of this.#state.streamsOf(report.kind)) stream.retract(report);
    if (report.aggregate === true || this.#state.incidents.remove(report)) return;
    for (const book of books) book.wake(report);
  }

  // A report whose source has changed what it says.
  #sayAnew(ref: RecordRef | undefined): void {
    const before = ref === undefined ? undefined : this.#state.reports.find(ref);
    if (before === undefined) return;
    const now = this.#corrections.now(before);
    this.#retract(before);
    this.#add(now);
  }

  #takeAct(act: Act): void {
    if (!this.#state.acts.isAsked(act.act)) return;
    if (this.#withdrawn.size > 0 && this.#withdrawn.has(refOf(act))) return;
    this.#state.acts.add(act);
    this.#actChanged(act);
  }

  #actChanged(act: Act): void {
    if (this.#momentVerbs.has(act.act)) this.#areMomentsStale = true;
    if (!STATUS_VERBS.has(act.act) || act.about === undefined) return;
    const report = this.#state.reports.find(act.about);
    for (const book of this.#prohibitions) book.wakeNamed(act.about, report);
  }

  #takeCoverage(coverage: Coverage): void {
    if (this.#withdrawn.has(refOf(coverage))) return;
    this.#state.coverage.push(coverage);
    this.#state.coverageFeed.touch(coverage.from, coverage.to);
  }

  #takeWithdrawal({ of, source, recordedAt }: Withdrawal): void {
    if (!of.startsWith(`${source}/`) || this.#withdrawn.has(of)) return;
    this.#withdrawn.add(of);
    this.#sayAnew(this.#corrections.takeBack(of));
    const { reports, acts, coverage, coverageFeed } = this.#state;
    const report = reports.find(of);
    if (report !== undefined) this.#retract(report);
    const act = acts.kept.find(of);
    if (act !== undefined) {
      acts.remove(act);
      const left = waivedUntil(act, recordedAt);
      if (left !== undefined) acts.add(left);
      this.#actChanged(act);
    }
    const watch = coverage.findIndex((each) => refOf(each) === of);
    if (watch === -1) return;
    coverage.splice(watch, 1);
    coverageFeed.touchAll();
  }

  #wakeIncident(incident: Incident, added?: readonly Observation[]): void {
    for (const book of this.#prohibitions) book.wakeIncident(incident, added);
    for (const book of this.#obligations) book.wakeIncident(incident);
  }

  // Acts that the text's moments name came or went: stages are worked out anew, everything timed looks again.
  #refreshMoments(): void {
    this.#areMomentsStale = false;
    this.#state.momentActs = this.#state.acts.kept.all().filter((each) => this.#momentVerbs.has(each.act));
    this.#state.stages = stagePeriods(
      this.#state.dayRule,
      this.#agreement.stages,
      this.#state.momentActs,
      this.#state.changes.all.filter(({ of, reading }) => of.kind === "stage" && reading === BASE_READING),
    );
    this.#state.stageFeed.touchAll();
    const edges = [...this.#state.stages.values()].flatMap(({ start, end }) => [start, end]);
    const { dayRule, stages, momentActs } = this.#state;
    const moments = this.#moments.map((each) => momentAt(dayRule, each, stages, momentActs));
    for (const at of [...edges, ...moments])
      if (at !== undefined && at > this.#lastAt) this.#alarms.push({ at, wake: () => this.#state.turnFeed.touchAll() });
  }

  #sayStages(now: Instant, recordedAt: Instant, said: Transition[]): void {
    for (const [stage, { start, end }] of this.#state.stages) {
      const before = this.#saidStages.get(stage) ?? {};
      if (before.end !== undefined && before.start !== undefined) continue;
      const hasStarted = start !== undefined && start <= now;
      const hasEnded = end !== undefined && end <= now;
      if (hasStarted && before.start === undefined) {
        said.push({ kind: "stage", recordedAt, at: start, stage, change: "started" });
      }
      if (hasEnded && before.end === undefined)
        said.push({ kind: "stage", recordedAt, at: end, stage, change: "ended" });
      this.#saidStages.set(stage, { ...before, ...(hasStarted ? { start } : {}), ...(hasEnded ? { end } : {}) });
    }
  }
}

/** Hears of reports of its kinds. */
interface Listener {
  offer(report: Observation): void;
  retract(report: Observation): void;
  wake(report: Observation): void;
}
