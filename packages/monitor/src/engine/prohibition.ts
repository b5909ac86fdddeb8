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
import {
  and,
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
import { attributedTo, type Bindings, namesSomeone } from "../atoms/match.ts";
import { refsOf } from "../atoms/refs.ts";
import { momentAt } from "../atoms/stages.ts";
import { levelOf } from "../atoms/standards.ts";
import { namesOf, withStatus } from "../atoms/status.ts";
import { compileCondition, type Test, type Wakes } from "./conditions.ts";
import { dependentOf } from "./feed.ts";
import type { Incident } from "./incidents.ts";
import { fixedValue, type Pattern, takeApart, variableValue } from "./pattern.ts";
import { Series } from "./series.ts";
import type { Board, State } from "./state.ts";

/** Verbs by which an act on record can change a finding's status. */
export const STATUS_VERBS: ReadonlySet<string> = new Set(["plead", "judge", "contest"]);

/** A subject to be judged: an incident, or a day of figures. */
type Woken = Incident | string;

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
  /** Reports that a change elsewhere may make us judge again; unused where nothing can. */
  readonly #judgeable = new Series<Observation>();
  readonly #isWakeable: boolean;
  readonly #woken = new Set<Woken>();
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
    const wakes: Wakes = (windowMs) => dependentOf(this.#judgeable, windowMs, (report) => this.#wake(report));
    this.#when = compileCondition(rule.when, state, wakes);
    this.#exceptions = rule.exceptions.flatMap((each) => compileException(each, state, wakes));
    const isTimed = rule.during.length + rule.after.length + rule.before.length > 0;
    if (isTimed) state.stageFeed.add(wakes(0));
    this.#isWakeable = isTimed || rule.when.kind !== "always" || this.#exceptions.length > 0;
  }

  /** A report of one of the clause's kinds stands. */
  offer(report: Observation): void {
    if (this.#isWakeable) this.#judgeable.add(report);
    if (report.aggregate !== true) return;
    const day = this.#dayOf(report);
    const figures = this.#days.get(day) ?? [];
    this.#days.set(day, [...figures, report]);
    this.#woken.add(day);
  }

  retract(report: Observation): void {
    if (this.#isWakeable) this.#judgeable.removeAt(report.from, (each) => each === report);
    if (report.aggregate !== true) return;
    const day = this.#dayOf(report);
    this.#days.set(
      day,
      (this.#days.get(day) ?? []).filter((each) => each !== report),
    );
    this.#woken.add(day);
  }

  wakeIncident(incident: Incident): void {
    if (incident.members.some((each) => this.kinds.has(each.kind))) this.#woken.add(incident);
  }

  /** An act about this report, incident or finding may have changed a status. */
  wakeNamed(name: string, report: Observation | undefined): void {
    if (report !== undefined) {
      if (this.kinds.has(report.kind)) this.#wake(report);
      return;
    }
    for (const [subject, keys] of this.#bySubject) {
      const findings = keys.flatMap((key) => this.#standing.get(key) ?? []);
      if (findings.some((finding) => namesOf(this.#state.agreement, finding, []).includes(name)))
        this.#woken.add(subject);
    }
  }

  /** Judges what was woken and says what differs. */
  evaluate(recordedAt: Instant): Transition[] {
    if (this.#woken.size === 0) return [];
    const before = new Map<string, Finding>();
    const now = new Map<string, Finding>();
    for (const subject of this.#woken) {
      for (const key of this.#bySubject.get(subject) ?? []) {
        const standing = this.#standing.get(key);
        if (standing !== undefined) before.set(key, standing);
      }
      const findings = this.#judge(subject);
      if (findings.length === 0) this.#bySubject.delete(subject);
      else this.#bySubject.set(subject, findings.map(keyOf));
      for (const finding of findings) now.set(keyOf(finding), finding);
    }
    this.#woken.clear();
    return this.#settle(before, now, recordedAt);
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
      this.#woken.add(this.#dayOf(report));
      return;
    }
    const incident = this.#state.incidents.of(report);
    if (incident !== undefined) this.#woken.add(incident);
  }

  #judge(subject: Woken): readonly Finding[] {
    if (typeof subject === "string")
      return this.#judgeMembers({ kind: "period", day: subject }, this.#days.get(subject) ?? []);
    if (!subject.isAlive) return [];
    return this.#judgeMembers({ kind: "incident", least: subject.least }, subject.members);
  }

  #judgeMembers(subject: Subject, members: readonly Observation[]): Finding[] {
    const { barred } = this.#state.grounds;
    const isNamed = members.some((each) => namesSomeone(each, barred));
    const bearers: (ActorName | null)[] = isNamed && subject.kind === "incident" ? [] : [null];
    for (const { by } of members) {
      if (by !== undefined && this.#bearers.has(by) && !bearers.includes(by)) bearers.push(by);
    }
    return bearers.flatMap((bearer) => this.#against(bearer, subject, members) ?? []);
  }

  #against(bearer: ActorName | null, subject: Subject, members: readonly Observation[]): Finding | undefined {
    const { agreement, grounds } = this.#state;
    let value: Kleene = NO;
    const valued = members.map((report) => {
      const attributed = attributedTo(report, bearer, grounds.barred);
      const each = attributed === NO ? NO : and(attributed, this.#occurred(report, bearer));
      value = or(value, each);
      return each;
    });
    if (value === NO) return undefined;
    const core = members.filter((_, index) => valued[index] === value);
    const evidence = members.filter((_, index) => valued[index] !== NO);
    const support = members.filter((each) => bearer === null || attributedTo(each, bearer, grounds.barred) >= value);
    let { from, to } = evidence[0] ?? { from: 0, to: 0 };
    for (const each of evidence) {
      from = Math.min(from, each.from);
      to = Math.max(to, each.to);
    }
    const finding: Finding = {
      clause: this.#clause.key,
      reading: this.#clause.reading,
      bearer,
      subject,
      certainty: value === YES ? "certain" : "possible",
      level: levelOf(agreement, core, support),
      occurrence: levelOf(agreement, core, members),
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
    const hasWord = [...STATUS_VERBS].some((verb) => acts.ofVerb(verb).byRecord.size > 0);
    const aboutIt = hasWord ? namesOf(agreement, finding, members).flatMap((name) => acts.about(name)) : [];
    return withStatus(this.#rule.exceptions, finding, evidence, aboutIt, this.#firstKnown?.at(finding, members));
  }

  #occurred(report: Observation, bearer: ActorName | null): Kleene {
    if (!this.kinds.has(report.kind)) return NO;
    const judged: Judged = { from: report.from, to: report.to, observations: [report] };
    const value = and(fixedValue(this.#pattern, report, this.#state.grounds), this.#timely(judged));
    if (value === NO) return NO;
    let best: Kleene = NO;
    for (const { bindings, value: placed } of this.#bindings(report, bearer)) {
      if (placed === NO) continue;
      const bound = and(and(value, placed), this.#bound(report, judged, bindings));
      best = or(best, bound);
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
      running = and(running, inPeriod(judged, momentAt(moment, stages, momentActs), undefined));
    for (const moment of before) {
      running = and(running, inPeriod(judged, Number.NEGATIVE_INFINITY, momentAt(moment, stages, momentActs)));
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

  // The bearer, and every region the report may lie in for each `a zone Z`.
  #bindings(report: Observation, bearer: ActorName | null): { bindings: Map<string, string>; value: Kleene }[] {
    const bearerOnly = new Map(bearer === null ? [] : [["bearer", bearer]]);
    let all: { bindings: Map<string, string>; value: Kleene }[] = [{ bindings: bearerOnly, value: YES }];
    for (const { test, name, lookup } of this.#pattern.bound) {
      if (test.kind !== "in") {
        all = all.flatMap((each) => this.#everyRegion(each, report, test, name));
        continue;
      }
      const hits = lookup(report.place);
      all = all.flatMap((each) =>
        hits.map((hit) => ({
          bindings: new Map([...each.bindings, [name, hit.region]]),
          value: and(each.value, hit.value),
        })),
      );
    }
    return all;
  }

  // Tests other than *in* bind every region that is not surely excluded.
  #everyRegion(
    each: { bindings: Map<string, string>; value: Kleene },
    report: Observation,
    test: Pattern["bound"][number]["test"],
    name: string,
  ): { bindings: Map<string, string>; value: Kleene }[] {
    const among = test.region.kind === "bind" ? test.region.among : [];
    return among.map((region) => {
      const bindings = new Map([...each.bindings, [name, region]]);
      const asked = {
        ...this.#pattern,
        byVariable: [{ ...test, region: { kind: "variable", name } as const }],
        near: [],
      };
      return {
        bindings,
        value: and(each.value, variableValue(asked, report, bindings, [report], this.#state.grounds)),
      };
    });
  }

  #dayOf(report: Observation): string {
    return formatCivilDate(dayOfInterval(this.#dayRule, report.from, report.to));
  }
}

function compileException(exception: Exception, state: State, wakes: Wakes): Test[] {
  return exception.kind === "condition" ? [compileCondition(exception.condition, state, wakes)] : [];
}

function keyOf(finding: Finding): string {
  const subject = finding.subject.kind === "incident" ? finding.subject.least : finding.subject.day;
  return `${subject}|${finding.bearer ?? ""}`;
}
