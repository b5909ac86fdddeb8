// One standing prohibition, kept up to date. What is woken is judged again; findings that differ are transitions.
import type { ActorName, Clause, Finding, Observation, Prohibition, Subject, Transition } from "@servanda/agreement";
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
  YES,
} from "@servanda/core";
import { createFirstKnown, type FirstKnown } from "../atoms/first-known.ts";
import { accusesNobody, namesSomeone } from "../atoms/match.ts";
import { refsOf } from "../atoms/refs.ts";
import { isOfSomething, levelOf } from "../atoms/standards.ts";
import { namesOf, STATUS_VERBS, withStatus } from "../atoms/status.ts";
import { WAIVES, waives, withWaivers } from "../atoms/waivers.ts";
import { attributionTo, counting, wakesLater } from "./accusation.ts";
import { Asking, asFound, type Inquiry } from "./asking.ts";
import type { Wakes } from "./conditions.ts";
import { zoneNamesOf } from "./dispatch.ts";
import { dependentOf } from "./feed.ts";
import { type Happening, type Incident, membersOf } from "./incident.ts";
import { Occurring } from "./occurring.ts";
import { Presumptions } from "./presumptions.ts";
import { Series } from "./series.ts";
import type { SavedKnown } from "./snapshot.ts";
import { Standing } from "./standing.ts";
import type { State } from "./state.ts";
import { isPresumption, keyOf, subjectOf, type Woken } from "./subject.ts";
import { type Judging, Tally, type Verdict } from "./tally.ts";

const NOTHING: readonly never[] = [];

/** An incident of no more reports is judged whole each time. */
const SMALL = 4;

export class ProhibitionBook {
  readonly kinds: ReadonlySet<string>;
  readonly zoneNames: ReadonlySet<string> | undefined;
  /** Of its clause. */
  readonly key: string;
  readonly #clause: Clause;
  readonly #rule: Prohibition;
  readonly #state: State;
  readonly #dayRule: DayRule;
  readonly #occurring: Occurring;
  readonly #standing: Standing;
  readonly #bearers: ReadonlySet<ActorName>;
  readonly #asking: Asking;
  #firstKnown: FirstKnown | undefined;
  readonly #presumptions: Presumptions | undefined;
  /** Reports that a change elsewhere may make us judge again; unused where nothing can. */
  readonly #judgeable = new Series<Observation>();
  readonly #isWakeable: boolean;
  #woken: Woken[] = [];
  readonly #days = new Map<string, Observation[]>();
  readonly #bySubject = new Map<Woken, readonly string[]>();
  readonly #tallies = new Map<Incident, Tally>();

  constructor(clause: Clause, rule: Prohibition, state: State, dayRule: DayRule) {
    this.kinds = new Set(rule.event.kinds);
    this.zoneNames = zoneNamesOf(rule.event, state.grounds);
    this.key = clause.key;
    this.#clause = clause;
    this.#rule = rule;
    this.#state = state;
    this.#dayRule = dayRule;
    this.#standing = new Standing(state.boardOf(clause.key));
    this.#bearers = new Set(rule.bearers.actors);
    this.#asking = new Asking(state);
    this.#firstKnown = rule.exceptions.some((each) => each.kind === "matter") ? createFirstKnown() : undefined;
    // A waiver bears on findings that stand, and on no others.
    state.acts.ofVerb(WAIVES).listeners.push((act) => {
      if (waives(act, clause)) this.#woken.push(...this.#bySubject.keys());
    });
    // So does somebody's leaving.
    state.acts.ofVerb(ENDS).listeners.push((act) => {
      if (!this.#bearers.has(act.by)) return;
      this.#tallies.clear();
      this.#woken.push(...this.#bySubject.keys());
    });
    const wakes: Wakes = (windowMs) => dependentOf(this.#judgeable, windowMs, (report) => this.#wake(report));
    this.#occurring = new Occurring(rule, state, wakes);
    const canTurn = wakesLater(state, clause, rule, wakes);
    this.#presumptions = state.changeable.has(`breach of ${clause.key}`)
      ? new Presumptions(clause, state, (presumption) => this.#woken.push(presumption))
      : undefined;
    this.#isWakeable = canTurn || this.#occurring.isConditional || this.#asking.isAny;
  }

  /** What no record can tell again: when its findings were first known, where anything hangs on that. */
  save(): SavedKnown {
    return this.#firstKnown?.saved() ?? NOTHING;
  }

  /** Before the records are there. */
  load(saved: SavedKnown): void {
    if (this.#firstKnown !== undefined) this.#firstKnown = createFirstKnown(saved);
  }

  /** A report of one of the clause's kinds stands. */
  offer(report: Observation): void {
    if (this.#isWakeable && this.#occurring.isPossible(report)) this.#judgeable.add(report);
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
    const left = (this.#days.get(day) ?? []).filter((each) => each !== report);
    this.#days.set(day, left);
    this.#woken.push(day);
  }

  wake(report: Observation): void {
    if (this.#bySubject.has(report) || this.#occurring.isPossible(report)) this.#woken.push(report);
  }

  /** An incident came or went, or reports joined it. */
  wakeIncident(incident: Incident, added: readonly Observation[] = incident.reports): void {
    this.#tallies.get(incident)?.add(added);
    // What cannot be a breach changes only what stands already.
    const isConcerned = this.#bySubject.has(incident) || added.some((report) => this.#occurring.isPossible(report));
    if (isConcerned) this.#woken.push(incident);
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
    // What a body finds may be about what nothing was found on.
    if (this.#asking.isAny) for (const each of this.#judgeable.items) this.#wake(each);
    for (const subject of this.#bySubject.keys()) if (this.#isNamed(subject, name)) this.#woken.push(subject);
  }

  /** Something is to be judged again. */
  get isWoken(): boolean {
    return this.#woken.length > 0;
  }

  /** Judges what was woken, and tells those who ask about its findings. */
  update(): void {
    if (this.#woken.length === 0) return;
    const subjects = this.#woken.map((each) => this.#subjectOf(each));
    this.#woken = [];
    const woken = subjects.length === 1 ? subjects : new Set(subjects);
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
    if (before !== undefined && now !== undefined) this.#standing.settle(before, now);
  }

  /** Something may differ from what was last said. */
  get isUnsaid(): boolean {
    return this.#standing.isUnsaid;
  }

  /** What differs from what was last said. */
  say(at: Instant, recordedAt: Instant): readonly Transition[] {
    return this.#standing.say(at, recordedAt, (finding) => this.#firstKnown?.note(finding, at));
  }

  /** Findings that have this name: of a report, of an incident, or their own. */
  findingsUnder(name: string, report: Observation | undefined): readonly Finding[] {
    const presumed = this.#presumptions?.named(name) ?? NOTHING;
    if (report === undefined) {
      const all = [...this.#bySubject].filter(([subject]) => this.#isNamed(subject, name));
      return this.#standingOn([...presumed, ...all.map(([subject]) => subject)]);
    }
    const subject = report.aggregate === true ? this.#dayOf(report) : this.#state.incidents.of(report);
    const found = this.#standingOn([...presumed, subject]);
    return typeof subject === "string" ? found.filter(({ evidence }) => evidence.includes(name)) : found;
  }

  #standingOn(subjects: readonly Woken[]): readonly Finding[] {
    const keys = new Set(subjects.flatMap((subject) => this.#bySubject.get(subject) ?? NOTHING));
    return [...keys].flatMap((key) => this.#standing.get(key) ?? []);
  }

  #isNamed(subject: Woken, name: string): boolean {
    if (isPresumption(subject)) return false;
    const members = typeof subject === "string" ? [] : membersOf(subject);
    return this.#standingOn([subject]).some((finding) =>
      namesOf(this.#state.agreement, finding, members).includes(name),
    );
  }

  findings(): Iterable<Finding> {
    return this.#standing.values();
  }

  #wake(report: Observation): void {
    this.#woken.push(report.aggregate === true ? this.#dayOf(report) : report);
  }

  // Which incident a report is of is asked once all records of the instant are in.
  #subjectOf(woken: Woken): Woken {
    if (typeof woken === "string" || isPresumption(woken) || "members" in woken) return woken;
    const happening = this.#state.incidents.of(woken);
    if ("members" in happening) this.#tallies.get(happening)?.restate(woken);
    return happening;
  }

  #judge(subject: Woken): readonly Finding[] {
    if (typeof subject === "string") return this.#judgeMembers(subject, this.#days.get(subject) ?? []);
    if (isPresumption(subject)) return this.#presumptions?.judge(subject) ?? NOTHING;
    if (!("members" in subject)) {
      const isIdle = !this.#state.reports.stands(subject) || this.#isLoneAndIdle(subject);
      return isIdle ? NOTHING : this.#judgeMembers(subject, [subject]);
    }
    if (!subject.isAlive) {
      this.#tallies.delete(subject);
      return NOTHING;
    }
    const [only, another] = subject.reports;
    if (only !== undefined && another === undefined && this.#isLoneAndIdle(only)) return NOTHING;
    // Who answers for others does so as places change hands: that is asked anew each time.
    const isLarge = subject.reports.length > SMALL && this.#rule.prevents === undefined && !this.#asking.isAny;
    return isLarge ? this.#judgeLarge(subject) : this.#judgeMembers(subject, subject.members);
  }

  #judgeLarge(incident: Incident): readonly Finding[] {
    let tally = this.#tallies.get(incident);
    if (tally === undefined) {
      tally = new Tally(incident, this.#judging());
      this.#tallies.set(incident, tally);
    }
    const subject: Subject = { kind: "incident", least: incident.least };
    return tally.verdicts().map((verdict) => this.#withStatus(this.#findingOf(subject, verdict), incident, []));
  }

  #judging(): Judging {
    return {
      standards: this.#state.agreement.standards,
      barred: this.#state.grounds.barred,
      bearers: this.#bearers,
      accusesNobody: accusesNobody(this.#clause, this.#rule),
      valueAgainst: (bearer) =>
        this.#valueAgainst(bearer, attributionTo(this.#state, this.#clause, this.#rule, bearer)),
    };
  }

  // Most reports breach nothing: one that stands alone is first asked without making anything.
  #isLoneAndIdle(report: Observation): boolean {
    const isNamed = namesSomeone(report, this.#state.grounds.barred);
    if (!isNamed || this.#rule.prevents !== undefined || this.#asking.isAny) return false;
    const { by } = report;
    return by === undefined || !this.#bearers.has(by) || this.#occurring.valueOf(report, by) === NO;
  }

  #judgeMembers(subject: Happening | string, members: readonly Observation[]): readonly Finding[] {
    const { barred } = this.#state.grounds;
    const inquiry = this.#asking.into(members, typeof subject !== "string");
    const found: readonly ActorName[] =
      inquiry === undefined ? NOTHING : [...this.#bearers].filter((each) => inquiry.isFoundAgainst(each));
    const isNamed = found.length > 0 || members.some((each) => namesSomeone(each, barred));
    const isSomeones = (isNamed && typeof subject !== "string") || !accusesNobody(this.#clause, this.#rule);
    const bearers: (ActorName | null)[] = [...(isSomeones ? [] : [null]), ...found];
    if (this.#rule.prevents !== undefined) bearers.push(...[...this.#bearers].filter((each) => !found.includes(each)));
    else
      for (const { by } of members) {
        if (by !== undefined && this.#bearers.has(by) && !bearers.includes(by)) bearers.push(by);
      }
    const findings: Finding[] = [];
    for (const bearer of bearers) {
      const finding = this.#against(bearer, subject, members, inquiry);
      if (finding !== undefined) findings.push(finding);
    }
    return findings;
  }

  #against(
    bearer: ActorName | null,
    subject: Happening | string,
    members: readonly Observation[],
    inquiry: Inquiry | undefined,
  ): Finding | undefined {
    const { agreement } = this.#state;
    const said = attributionTo(this.#state, this.#clause, this.#rule, bearer);
    const attributed = this.#rule.prevents === undefined ? asFound(inquiry, bearer, said) : said;
    const valued = members.map(this.#valueAgainst(bearer, attributed));
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
    const finding = this.#findingOf(subjectOf(subject), {
      bearer,
      value,
      from,
      to,
      evidence: refsOf(evidence),
      level: levelOf(agreement, core, support, inquiry?.happened(bearer, true)),
      occurrence: levelOf(agreement, core, bearing, inquiry?.happened(bearer, false)),
    });
    const answered = { ...finding, ...inquiry?.answers(bearer, core, support) };
    return this.#withStatus(answered, { members }, evidence, inquiry?.isRefuted(bearer));
  }

  // How surely a report is of a breach by the bearer.
  #valueAgainst(
    bearer: ActorName | null,
    attributed: (report: Observation) => Kleene,
  ): (report: Observation) => Kleene {
    const countsAgainst = counting(this.#state, this.#clause, this.#rule, bearer);
    return (report) => {
      const value = attributed(report);
      const counted = value === NO || countsAgainst === undefined ? value : and(value, countsAgainst(report));
      return counted === NO ? NO : and(counted, this.#occurring.valueOf(report, bearer));
    };
  }

  #findingOf(subject: Subject, { value, ...verdict }: Verdict): Finding {
    return {
      clause: this.#clause.key,
      reading: this.#clause.reading,
      bearer: verdict.bearer,
      subject,
      certainty: value === YES ? "certain" : "possible",
      level: verdict.level,
      occurrence: verdict.occurrence,
      status: "open",
      units: 1,
      from: verdict.from,
      to: verdict.to,
      evidence: verdict.evidence,
      unsettled: [],
    };
  }

  // `of` gives its reports in order only if they are asked for.
  #withStatus(
    finding: Finding,
    of: { readonly members: readonly Observation[] },
    evidence: readonly Observation[],
    isRefuted?: boolean,
  ): Finding {
    const { agreement, acts } = this.#state;
    const aboutIt = this.#hasWord() ? namesOf(agreement, finding, of.members).flatMap((name) => acts.about(name)) : [];
    const firstAt = this.#firstKnown?.at(finding, of.members);
    const found = withStatus(this.#dayRule, this.#rule.exceptions, finding, evidence, aboutIt, firstAt);
    if (isRefuted === true) return { ...found, status: "refuted" };
    const waivers = acts.all(WAIVES);
    return waivers.length === 0 ? found : withWaivers(agreement, this.#clause, found, waivers);
  }

  // Names are hashes: worked out only where some act could be about them.
  #hasWord(): boolean {
    for (const verb of STATUS_VERBS) if (this.#state.acts.ofVerb(verb).byRecord.size > 0) return true;
    return false;
  }

  #dayOf(report: Observation): string {
    return formatCivilDate(dayOfInterval(this.#dayRule, report.from, report.to));
  }
}
