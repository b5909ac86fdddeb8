// One standing prohibition, kept up to date. What is woken is judged again; findings that differ are transitions.
import type {
  ActorName,
  Clause,
  Exception,
  Finding,
  Observation,
  Prohibition,
  Subject,
  Transition,
} from "@servanda/agreement";
import { ENDS } from "@servanda/agreement";
import {
  and,
  anyOf,
  type DayRule,
  dayOfInterval,
  formatCivilDate,
  type Instant,
  type Kleene,
  NO,
  not,
  or,
  YES,
} from "@servanda/core";
import { createFirstKnown, type FirstKnown } from "../atoms/first-known.ts";
import { inPeriod } from "../atoms/interval.ts";
import type { Judged } from "../atoms/judged.ts";
import { accusesNobody, type Bindings, NO_BINDINGS, namesSomeone } from "../atoms/match.ts";
import { refsOf } from "../atoms/refs.ts";
import { momentAt } from "../atoms/stages.ts";
import { isOfSomething, levelOf } from "../atoms/standards.ts";
import { namesOf, STATUS_VERBS, withStatus } from "../atoms/status.ts";
import { WAIVES, waives, withWaivers } from "../atoms/waivers.ts";
import { attributionTo, counting, wakesLater } from "./accusation.ts";
import { compileCondition, type Test, type Wakes } from "./conditions.ts";
import { dependentOf } from "./feed.ts";
import { type Happening, type Incident, leastOf, membersOf } from "./incidents.ts";
import { Bound, fixedValue, type Pattern, regionHits, takeApart, variableValue } from "./pattern.ts";
import { type Presumption, Presumptions } from "./presumptions.ts";
import { Series } from "./series.ts";
import type { Board, State } from "./state.ts";

/** A subject to be judged: a happening, a day of figures, or what the text presumes. */
type Woken = Happening | string | Presumption;

const NOTHING: readonly never[] = [];

export class ProhibitionBook {
  readonly kinds: ReadonlySet<string>;
  readonly #clause: Clause;
  readonly #rule: Prohibition;
  readonly #state: State;
  readonly #dayRule: DayRule;
  readonly #pattern: Pattern;
  readonly #when: Test;
  readonly #exceptions: readonly Test[];
  readonly #board: Board;
  readonly #bearers: ReadonlySet<ActorName>;
  readonly #firstKnown: FirstKnown | undefined;
  readonly #presumptions: Presumptions | undefined;
  /** Reports that a change elsewhere may make us judge again; unused where nothing can. */
  readonly #judgeable = new Series<Observation>();
  readonly #isWakeable: boolean;
  #woken: Woken[] = [];
  readonly #days = new Map<string, Observation[]>();
  readonly #standing = new Map<string, Finding>();
  readonly #bySubject = new Map<Woken, readonly string[]>();

  constructor(clause: Clause, rule: Prohibition, state: State, dayRule: DayRule) {
    this.kinds = new Set(rule.event.kinds);
    this.#clause = clause;
    this.#rule = rule;
    this.#state = state;
    this.#dayRule = dayRule;
    this.#pattern = takeApart(rule.event, state.grounds);
    this.#board = state.boardOf(clause.key);
    this.#bearers = new Set(rule.bearers.actors);
    this.#firstKnown = rule.exceptions.some((each) => each.kind === "matter") ? createFirstKnown() : undefined;
    // A waiver bears on findings that stand, and on no others.
    state.acts.ofVerb(WAIVES).listeners.push((act) => {
      if (waives(act, clause)) this.#woken.push(...this.#bySubject.keys());
    });
    // So does somebody's leaving.
    state.acts.ofVerb(ENDS).listeners.push((act) => {
      if (this.#bearers.has(act.by)) this.#woken.push(...this.#bySubject.keys());
    });
    const wakes: Wakes = (windowMs) => dependentOf(this.#judgeable, windowMs, (report) => this.#wake(report));
    this.#when = compileCondition(rule.when, state, wakes);
    this.#exceptions = rule.exceptions.flatMap((each) => compileException(each, state, wakes));
    const isTimed = rule.during.length + rule.after.length + rule.before.length > 0;
    if (isTimed) state.stageFeed.add(wakes(0));
    const canTurn = wakesLater(state, clause, rule, wakes);
    this.#presumptions = state.changeable.has(`breach of ${clause.key}`)
      ? new Presumptions(clause, state, (presumption) => this.#woken.push(presumption))
      : undefined;
    this.#isWakeable = isTimed || canTurn || rule.when.kind !== "always" || this.#exceptions.length > 0;
  }

  /** A report of one of the clause's kinds stands. */
  offer(report: Observation): void {
    if (this.#isWakeable) this.#judgeable.add(report);
    if (report.aggregate !== true) return;
    const day = this.#dayOf(report);
    const figures = this.#days.get(day) ?? [];
    this.#days.set(day, [...figures, report]);
    this.#woken.push(day);
  }

  retract(report: Observation): void {
    if (this.#isWakeable) this.#judgeable.removeAt(report.from, (each) => each === report);
    if (report.aggregate !== true) return;
    const day = this.#dayOf(report);
    this.#days.set(
      day,
      (this.#days.get(day) ?? []).filter((each) => each !== report),
    );
    this.#woken.push(day);
  }

  wake(report: Observation): void {
    this.#woken.push(report);
  }

  wakeIncident(incident: Incident): void {
    if (incident.members.some((each) => this.kinds.has(each.kind))) this.#woken.push(incident);
  }

  /** An act about this report, incident or finding may have changed a status. */
  wakeNamed(name: string, report: Observation | undefined): void {
    this.#presumptions?.wakeNamed(name);
    if (report !== undefined) {
      // Its incident may hold reports of the clause's kinds even where it is of another kind itself.
      const members = report.aggregate === true ? [report] : membersOf(this.#state.incidents.of(report));
      if (members.some((each) => this.kinds.has(each.kind))) this.#wake(report);
      return;
    }
    for (const [subject, keys] of this.#bySubject) {
      const findings = keys.flatMap((key) => this.#standing.get(key) ?? []);
      if (isPresumption(subject)) continue;
      const members = typeof subject === "string" ? [] : membersOf(subject);
      if (findings.some((finding) => namesOf(this.#state.agreement, finding, members).includes(name)))
        this.#woken.push(subject);
    }
  }

  /** Judges what was woken and says what differs. */
  evaluate(recordedAt: Instant): readonly Transition[] {
    if (this.#woken.length === 0) return NOTHING;
    const woken = this.#woken.length === 1 ? this.#woken : new Set(this.#woken);
    this.#woken = [];
    let before: Map<string, Finding> | undefined;
    let now: Map<string, Finding> | undefined;
    for (const subject of woken) {
      const stood = this.#bySubject.get(subject);
      const findings = this.#judge(subject);
      if (stood === undefined && findings.length === 0) continue;
      before ??= new Map();
      now ??= new Map();
      for (const key of stood ?? []) {
        const standing = this.#standing.get(key);
        if (standing !== undefined) before.set(key, standing);
      }
      if (findings.length === 0) this.#bySubject.delete(subject);
      else this.#bySubject.set(subject, findings.map(keyOf));
      for (const finding of findings) now.set(keyOf(finding), finding);
    }
    return before === undefined || now === undefined ? NOTHING : this.#settle(before, now, recordedAt);
  }

  findings(): Iterable<Finding> {
    return this.#standing.values();
  }

  #settle(before: Map<string, Finding>, now: Map<string, Finding>, recordedAt: Instant): Transition[] {
    const said: Transition[] = [];
    for (const [key, finding] of before) {
      if (now.has(key)) continue;
      this.#standing.delete(key);
      this.#post(finding, undefined);
      said.push({ kind: "finding", recordedAt, at: recordedAt, change: "withdrawn", finding });
    }
    for (const [key, finding] of now) {
      this.#firstKnown?.note(finding, recordedAt);
      const old = before.get(key);
      if (old !== undefined && JSON.stringify(old) === JSON.stringify(finding)) continue;
      this.#standing.set(key, finding);
      this.#post(old, finding);
      const change = old === undefined ? "found" : "changed";
      said.push({ kind: "finding", recordedAt, at: recordedAt, change, finding });
    }
    return said;
  }

  // Keeps the board that other clauses ask, and wakes them.
  #post(old: Finding | undefined, finding: Finding | undefined): void {
    const { findings, feed, listeners } = this.#board;
    if (old !== undefined) findings.removeAt(old.from, (each) => each === old);
    if (finding !== undefined) findings.add(finding);
    for (const each of [old, finding]) {
      if (each === undefined) continue;
      feed.touch(each.from, each.to);
      for (const listener of listeners) listener(each);
    }
  }

  #wake(report: Observation): void {
    if (report.aggregate === true) {
      this.#woken.push(this.#dayOf(report));
      return;
    }
    this.#woken.push(this.#state.incidents.of(report));
  }

  #judge(subject: Woken): readonly Finding[] {
    if (typeof subject === "string") return this.#judgeMembers(subject, this.#days.get(subject) ?? []);
    if (isPresumption(subject)) return this.#presumptions?.judge(subject) ?? NOTHING;
    const stands = "members" in subject ? subject.isAlive : this.#state.reports.stands(subject);
    if (!stands || (!("members" in subject) && this.#isLoneAndIdle(subject))) return NOTHING;
    return this.#judgeMembers(subject, membersOf(subject));
  }

  // Most reports breach nothing: one that stands alone is first asked without making anything.
  #isLoneAndIdle(report: Observation): boolean {
    const isNamed = namesSomeone(report, this.#state.grounds.barred);
    if (!isNamed || this.#rule.prevents !== undefined) return false;
    const { by } = report;
    return by === undefined || !this.#bearers.has(by) || this.#occurred(report, by) === NO;
  }

  #judgeMembers(subject: Happening | string, members: readonly Observation[]): readonly Finding[] {
    const { barred } = this.#state.grounds;
    const isNamed = members.some((each) => namesSomeone(each, barred));
    const isSomeones = (isNamed && typeof subject !== "string") || !accusesNobody(this.#clause, this.#rule);
    const bearers: (ActorName | null)[] = isSomeones ? [] : [null];
    if (this.#rule.prevents !== undefined) bearers.push(...this.#bearers);
    else
      for (const { by } of members) {
        if (by !== undefined && this.#bearers.has(by) && !bearers.includes(by)) bearers.push(by);
      }
    const findings: Finding[] = [];
    for (const bearer of bearers) {
      const finding = this.#against(bearer, subject, members);
      if (finding !== undefined) findings.push(finding);
    }
    return findings;
  }

  #against(
    bearer: ActorName | null,
    subject: Happening | string,
    members: readonly Observation[],
  ): Finding | undefined {
    const { agreement } = this.#state;
    const attributed = attributionTo(this.#state, this.#clause, this.#rule, bearer);
    const countsAgainst = counting(this.#state, this.#clause, this.#rule, bearer);
    const valued = members.map((report) => {
      const value = attributed(report);
      const counted = value === NO || countsAgainst === undefined ? value : and(value, countsAgainst(report));
      return counted === NO ? NO : and(counted, this.#occurred(report, bearer));
    });
    const value = anyOf(valued);
    if (value === NO) return undefined;
    const core = members.filter((_, index) => valued[index] === value);
    const evidence = members.filter((_, index) => valued[index] !== NO);
    const bearing = members.filter(isOfSomething);
    const support = bearing.filter((each) => bearer === null || attributed(each) >= value);
    let { from, to } = evidence[0] ?? { from: 0, to: 0 };
    for (const each of evidence) {
      from = Math.min(from, each.from);
      to = Math.max(to, each.to);
    }
    const finding: Finding = {
      clause: this.#clause.key,
      reading: this.#clause.reading,
      bearer,
      subject: subjectOf(subject),
      certainty: value === YES ? "certain" : "possible",
      level: levelOf(agreement, core, support),
      occurrence: levelOf(agreement, core, bearing),
      status: "open",
      units: 1,
      from,
      to,
      evidence: refsOf(evidence),
      unsettled: [],
    };
    return this.#withStatus(finding, members, evidence);
  }

  #withStatus(finding: Finding, members: readonly Observation[], evidence: readonly Observation[]): Finding {
    const { agreement, acts } = this.#state;
    const aboutIt = this.#hasWord() ? namesOf(agreement, finding, members).flatMap((name) => acts.about(name)) : [];
    const found = withStatus(
      this.#dayRule,
      this.#rule.exceptions,
      finding,
      evidence,
      aboutIt,
      this.#firstKnown?.at(finding, members),
    );
    const isAnyWaived = acts.ofVerb(WAIVES).byRecord.size > 0;
    return isAnyWaived ? withWaivers(agreement, this.#clause, found, acts.kept.all()) : found;
  }

  // Names are hashes: worked out only where some act could be about them.
  #hasWord(): boolean {
    for (const verb of STATUS_VERBS) if (this.#state.acts.ofVerb(verb).byRecord.size > 0) return true;
    return false;
  }

  #occurred(report: Observation, bearer: ActorName | null): Kleene {
    if (!this.kinds.has(report.kind)) return NO;
    const judged: Judged = { from: report.from, to: report.to, observations: [report] };
    const value = and(fixedValue(this.#pattern, report, this.#state.grounds), this.#timely(judged));
    const bindings = bearer === null ? NO_BINDINGS : new Bound("bearer", bearer, NO_BINDINGS);
    return value === NO ? NO : this.#orOverRegions(0, value, bindings, report, judged);
  }

  // ∨ over every region the report may lie in, for each `a zone Z` in turn.
  #orOverRegions(index: number, value: Kleene, bindings: Bindings, report: Observation, judged: Judged): Kleene {
    const bound = this.#pattern.bound[index];
    if (bound === undefined) return and(value, this.#bound(report, judged, bindings));
    let best: Kleene = NO;
    for (const hit of regionHits(bound, report, this.#state.grounds)) {
      const chosen = new Bound(bound.name, hit.region, bindings);
      best = or(best, this.#orOverRegions(index + 1, and(value, hit.value), chosen, report, judged));
      if (best === YES) break;
    }
    return best;
  }

  #timely(judged: Judged): Kleene {
    const { during, after, before } = this.#rule;
    const { stages, momentActs } = this.#state;
    let running: Kleene = during.length === 0 ? YES : NO;
    for (const name of during) {
      const period = stages.get(name);
      running = or(running, inPeriod(judged, period?.start, period?.end));
    }
    for (const moment of after)
      running = and(running, inPeriod(judged, momentAt(this.#dayRule, moment, stages, momentActs), undefined));
    for (const moment of before) {
      running = and(
        running,
        inPeriod(judged, Number.NEGATIVE_INFINITY, momentAt(this.#dayRule, moment, stages, momentActs)),
      );
    }
    return running;
  }

  #bound(report: Observation, judged: Judged, bindings: Bindings): Kleene {
    let value = variableValue(this.#pattern, report, bindings, judged.observations, this.#state.grounds);
    if (value !== NO) value = and(value, this.#when(judged, bindings));
    for (const exception of this.#exceptions) {
      if (value === NO) break;
      value = and(value, not(exception(judged, bindings)));
    }
    return value;
  }

  #dayOf(report: Observation): string {
    return formatCivilDate(dayOfInterval(this.#dayRule, report.from, report.to));
  }
}

function compileException(exception: Exception, state: State, wakes: Wakes): Test[] {
  return exception.kind === "condition" ? [compileCondition(exception.condition, state, wakes)] : [];
}

function isPresumption(woken: Woken): woken is Presumption {
  return typeof woken !== "string" && "presumed" in woken;
}

function subjectOf(woken: Happening | string): Subject {
  return typeof woken === "string" ? { kind: "period", day: woken } : { kind: "incident", least: leastOf(woken) };
}

function keyOf(finding: Finding): string {
  const subject = finding.subject.kind === "incident" ? finding.subject.least : finding.subject.day;
  return `${subject}|${finding.bearer ?? ""}${finding.presumed === true ? "|presumed" : ""}`;
}
