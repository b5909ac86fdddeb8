// The fast monitor: indexed and incremental. A record changes what is known about a window of world time; only what a
// condition can see through that window is judged again. It must say what the reference says, always.
import {
  type ActorName,
  type CheckedAgreement,
  compareDuties,
  compareFindings,
  compareTransitions,
  type DayCount,
  type Duty,
  type Finding,
  isUpheld,
  type LogRecord,
  type Observation,
  type RecordedDecision,
  type RecordRef,
  refOf,
  type Transition,
} from "@servanda/agreement";
import { assert, type Instant } from "@servanda/core";
import { MEMBERSHIP_VERBS } from "../atoms/membership.ts";
import { joinRenamed } from "../atoms/renamed.ts";
import { STATUS_VERBS } from "../atoms/status.ts";
import { clauseRank, dayRuleOf } from "../days.ts";
import type { Monitor } from "../monitor.ts";
import { Calendar } from "./calendar.ts";
import { countsIn } from "./counting.ts";
import { dependencyOrder } from "./dependencies.ts";
import { ObligationBook } from "./duties/obligation-book.ts";
import { Heap } from "./heap.ts";
import type { Incident } from "./incident.ts";
import { Institution } from "./institution/institution.ts";
import { ProhibitionBook } from "./prohibition.ts";
import { Records } from "./records.ts";
import { finite, sinceEver } from "./saved-instant.ts";
import { assertSnapshotOf, SNAPSHOT_SCHEMA, type Snapshot } from "./snapshot.ts";
import { State } from "./state.ts";
import type { Alarm } from "./turning.ts";

interface Alarmed {
  readonly at: Instant;
  readonly wake: () => void;
}

/** A monitor whose state can be taken elsewhere. */
export interface Engine extends Monitor {
  /** All that a restored engine needs to go on as this one would. Between two steps. */
  snapshot(): Snapshot;
}

export function createEngine(agreement: CheckedAgreement): Engine {
  return new FastMonitor(agreement);
}

/**
 * The engine as it was when the snapshot was taken. Throws `SnapshotRefused` for one of another schema or text: replay
 * the log then.
 */
export function restoreEngine(agreement: CheckedAgreement, snapshot: Snapshot): Engine {
  assertSnapshotOf(snapshot, agreement);
  const engine = new FastMonitor(agreement);
  engine.restore(snapshot);
  return engine;
}

/** What came about: something new, only what had come about before, or nothing. */
type Came = "new" | "known" | "nothing";

const NOTHING_SAID: readonly Transition[] = [];

/** Far more than one instant of any agreement takes: past it, something goes round in circles. */
const MOST_ROUNDS = 10_000;

class FastMonitor implements Engine {
  readonly #agreement: CheckedAgreement;
  readonly #state: State;
  readonly #prohibitions: ProhibitionBook[] = [];
  readonly #obligations: ObligationBook[] = [];
  readonly #rank: ReadonlyMap<string, number>;
  readonly #alarms = new Heap<Alarmed>();
  readonly #calendar: Calendar;
  readonly #institution: Institution;
  /** What the institution did, and decisions on record that were weighed: each once. */
  readonly #done = new Set<RecordRef>();
  readonly #records: Records;
  #lastAt = Number.NEGATIVE_INFINITY;
  /** The instant that is being settled. */
  #now = Number.NEGATIVE_INFINITY;

  constructor(agreement: CheckedAgreement) {
    this.#agreement = agreement;
    this.#rank = clauseRank(agreement);
    const wakeIncident = (incident: Incident, added?: readonly Observation[]): void =>
      this.#wakeIncident(incident, added);
    this.#state = new State(agreement, { came: wakeIncident, grew: wakeIncident, went: wakeIncident });
    const alarm: Alarm = (at, wake) => {
      // What has come already is looked at again in this settling.
      if (at <= this.#now) wake();
      else this.#alarms.push({ at, wake });
    };
    const dayRule = dayRuleOf(agreement);
    this.#calendar = new Calendar(agreement, this.#state, alarm);
    for (const clause of dependencyOrder(agreement)) {
      const { rule } = clause;
      if (rule.kind === "forbid") this.#prohibitions.push(new ProhibitionBook(clause, rule, this.#state, dayRule));
      else if (rule.kind === "require") this.#obligations.push(new ObligationBook(clause, rule, this.#state, alarm));
    }
    this.#institution = new Institution(this.#state, alarm, (name) => this.#accusedUnder(name));
    const ofDuties = this.#obligations.flatMap((book) => book.triggers);
    const listeners = [...this.#prohibitions, ...ofDuties, ...this.#institution.triggers];
    this.#records = new Records(agreement, this.#state, listeners, (name, report) => {
      for (const book of this.#prohibitions) book.wakeNamed(name, report);
    });
    for (const verb of [...STATUS_VERBS, ...MEMBERSHIP_VERBS]) this.#state.acts.ofVerb(verb);
    this.#calendar.refresh();
  }

  step(recordedAt: Instant, records: readonly LogRecord[]): readonly Transition[] {
    assert(recordedAt > this.#lastAt, "record instants grow");
    const isDue = (): boolean => (this.#alarms.peek()?.at ?? Number.POSITIVE_INFINITY) <= recordedAt;
    // Between two looks nothing changes by itself but at its time.
    if (records.length === 0 && Number.isFinite(this.#lastAt) && !isDue()) {
      this.#lastAt = recordedAt;
      return NOTHING_SAID;
    }
    const said: Transition[] = [];
    this.#passTime(recordedAt, said);
    this.#now = recordedAt;
    for (const record of records) {
      if (record.record !== "tick" && this.#records.take(record) === "beyond horizon")
        said.push({ kind: "beyond horizon", recordedAt, at: recordedAt, record: refOf(record) });
    }
    do {
      for (let next = this.#alarms.peek(); next !== undefined && isDue(); next = this.#alarms.peek())
        this.#ring(next.at);
      this.#settle(recordedAt, recordedAt, said);
    } while (isDue());
    this.#lastAt = recordedAt;
    return said.length > 1 ? joinRenamed(said.sort(compareTransitions(this.#rank))) : said;
  }

  snapshot(): Snapshot {
    return {
      schema: SNAPSHOT_SCHEMA,
      agreement: this.#agreement.id,
      at: finite(this.#lastAt),
      ...this.#records.save(),
      changes: this.#state.changes.all.filter(({ at }) => Number.isFinite(at)),
      stages: this.#calendar.save(),
      firstKnown: this.#prohibitions.map((book) => [book.key, book.save()]),
      duties: this.#obligations.map((book) => [book.key, book.save()]),
      institution: this.#institution.save(),
      done: [...this.#done],
    };
  }

  // Records first, as they once came; then what was known of them. Nothing is said: it has been said before.
  restore(snapshot: Snapshot): void {
    const at = sinceEver(snapshot.at);
    const firstKnown = new Map(snapshot.firstKnown);
    const duties = new Map(snapshot.duties);
    this.#lastAt = at;
    this.#now = at;
    for (const ref of snapshot.done) this.#done.add(ref);
    this.#calendar.load(snapshot.stages);
    this.#institution.loadFirst(snapshot.institution);
    for (const book of this.#prohibitions) book.load(firstKnown.get(book.key) ?? []);
    for (const each of snapshot.changes) this.#state.changes.add(each);
    this.#records.load(snapshot);
    this.#calendar.refresh();
    for (const book of this.#obligations) {
      const saved = duties.get(book.key);
      if (saved !== undefined) book.load(saved, at);
    }
    for (const book of this.#prohibitions) {
      book.update();
      book.say(at, at);
    }
    for (const book of this.#obligations) book.resume(at);
    this.#institution.load(snapshot.institution);
    // Settled again at the same instant nothing is new; but everyone asks to be woken when its time comes.
    const said: Transition[] = [];
    if (Number.isFinite(at)) this.#settle(at, at, said);
    assert(said.length === 0, "a snapshot is taken of what is settled");
  }

  findings(): Finding[] {
    return this.#prohibitions.flatMap((book) => [...book.findings()]).sort(compareFindings(this.#rank));
  }

  duties(): Duty[] {
    return this.#obligations.flatMap((book) => book.duties()).sort(compareDuties(this.#rank));
  }

  counts(): DayCount[] {
    return countsIn(this.#state);
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

  // What the institution brings about can begin duties, and duties that passed can bring about more; when nothing is
  // new, it is said what changed.
  #settle(now: Instant, recordedAt: Instant, said: Transition[]): void {
    this.#now = now;
    let rounds = 0;
    for (let isNew = true; isNew; ) {
      let came: Came;
      do {
        rounds += 1;
        assert(rounds < MOST_ROUNDS, "what comes about at one instant comes to an end");
        this.#calendar.refresh();
        for (const book of this.#prohibitions) if (book.isWoken) book.update();
        came = this.#bringAbout(now, recordedAt, said);
      } while (came === "new");
      isNew = false;
      for (const book of this.#obligations) if (book.begin(now)) isNew = true;
      // Who only says again what was said goes round in circles, and is asked no more.
      isNew ||= came !== "known" && this.#institution.isWoken(now);
      isNew ||= this.#calendar.isWoken || this.#prohibitions.some((book) => book.isWoken);
    }
    said.push(...this.#calendar.say(now, recordedAt));
    for (const book of this.#prohibitions) if (book.isUnsaid) said.push(...book.say(now, recordedAt));
    for (const book of this.#obligations) {
      const changed = book.say(now, recordedAt);
      if (changed.length > 0) said.push(...changed);
    }
  }

  #bringAbout(now: Instant, recordedAt: Instant, said: Transition[]): Came {
    const isIdle = this.#obligations.every(({ following }) => following.length === 0);
    if (isIdle && !this.#institution.isWoken(now)) return "nothing";
    const brought = this.#institution.bring(now, () =>
      this.#obligations.flatMap(({ following }) => following.splice(0)),
    );
    const { acts = [], changes = [], decisions = [], exercises = [], tallies } = brought;
    const before = said.length;
    for (const decision of decisions) {
      said.push({ kind: "record of decision", recordedAt, at: now, decision });
      this.#weigh(decision);
    }
    for (const exercise of exercises) said.push({ kind: "exercise", recordedAt, at: now, exercise });
    for (const act of acts) {
      const ref = refOf(act);
      if (this.#done.has(ref)) continue;
      this.#done.add(ref);
      const tally = tallies?.get(ref);
      said.push({ kind: "act", recordedAt, at: act.at, act, ...(tally === undefined ? {} : { tally }) });
      if (this.#state.acts.isAsked(act.act)) this.#records.keepAct(act);
    }
    for (const change of changes) {
      if (this.#state.changes.add(change)) said.push({ kind: "state", recordedAt, at: change.at, change });
    }
    if (said.length > before) return "new";
    return acts.length + changes.length > 0 ? "known" : "nothing";
  }

  // A decision on record counts only where no vote says what was decided: by the first word on it.
  #weigh({ act, standing }: RecordedDecision): void {
    const ref = refOf(act);
    if (this.#done.has(ref)) return;
    this.#done.add(ref);
    if (standing !== "not computed") this.#records.removeAct(act);
  }

  #accusedUnder(name: RecordRef): readonly ActorName[] {
    const report = this.#state.reports.find(name);
    return this.#prohibitions
      .flatMap((book) => book.findingsUnder(name, report))
      .filter((finding) => finding.certainty === "certain" && isUpheld(finding))
      .flatMap(({ bearer }) => (bearer === null ? [] : [bearer]));
  }

  #wakeIncident(incident: Incident, added?: readonly Observation[]): void {
    for (const book of this.#prohibitions) book.wakeIncident(incident, added);
    for (const book of this.#obligations) book.wakeIncident(incident);
    for (const trigger of this.#institution.triggers) trigger.wakeIncident(incident);
  }
}
