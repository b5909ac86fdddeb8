// Findings: a clause's verdict on an incident, or on a day of figures.
//   in force(o)     = ¬ the clause is suspended, void or ended then
//   occurred(o, b)  = matches ∧ during ∧ after ∧ ¬before ∧ when ∧ ¬exception    (b: the bearer conditions speak of)
//                     of a duty to prevent: answered for(o, b) instead of attributed(o, b)
//   against b       = ∨ over reports o of  in force(o) ∧ bound(b, o) ∧ occurred(o, b) ∧ attributed(o, b)
//   unattributed    = ∨ over reports o of  occurred(o, nobody), where no report surely names anyone
import type {
  ActorName,
  Clause,
  EventPattern,
  Finding,
  Moment,
  Observation,
  Prevention,
  Prohibition,
  Question,
  Subject,
} from "@servanda/agreement";
import { incidentId } from "@servanda/agreement";
import { allOf, anyOf, type DayRule, dayOfInterval, formatCivilDate, type Kleene, NO, not, YES } from "@servanda/core";
import type { FirstKnown } from "../atoms/first-known.ts";
import { isOutOfForce, placesHeldBy } from "../atoms/history.ts";
import { inPeriod } from "../atoms/interval.ts";
import type { Judged } from "../atoms/judged.ts";
import { accusesNobody, attributedTo, type Bindings, namesSomeone } from "../atoms/match.ts";
import { boundPeriod } from "../atoms/membership.ts";
import { answersTo, type Found, foundOn } from "../atoms/questions.ts";
import { refsOf } from "../atoms/refs.ts";
import { momentAt } from "../atoms/stages.ts";
import { isOfSomething, levelOf } from "../atoms/standards.ts";
import { namesOf, withStatus } from "../atoms/status.ts";
import { withWaivers } from "../atoms/waivers.ts";
import type { Judge, World } from "./judge.ts";

/** Everything a finding is made from besides the clause. */
export interface FindingContext {
  readonly judge: Judge;
  readonly world: World;
  readonly dayRule: DayRule;
  readonly firstKnown: FirstKnown;
}

/** Reports that a finding can be about together. */
interface Gathered {
  readonly subject: Subject;
  readonly members: readonly Observation[];
  /** Everything by which an act may be about them. */
  readonly names: ReadonlySet<string>;
}

/** All findings of one prohibition. */
export function findingsOf(context: FindingContext, clause: Clause, rule: Prohibition): Finding[] {
  const found: Finding[] = [];
  for (const gathered of [...incidents(context), ...periods(context, rule)]) {
    const nobody = accusesNobody(clause, rule) ? [null] : [];
    for (const bearer of [...nobody, ...rule.bearers.actors]) {
      const finding = findingAgainst(context, { clause, rule }, gathered, bearer);
      if (finding !== undefined) found.push(finding);
    }
  }
  return found;
}

function incidents(context: FindingContext): Gathered[] {
  return context.world.incidents.map(({ least, members }) => {
    const refs = refsOf(members);
    const names = new Set([...refs, ...refs.map(incidentId)]);
    return { subject: { kind: "incident", least }, members, names };
  });
}

// Figures of one reporting day are judged together (semantics.md, rule 12).
function periods(context: FindingContext, rule: Prohibition): Gathered[] {
  const byDay = new Map<string, Observation[]>();
  for (const each of context.world.known.observations) {
    if (each.aggregate !== true || !rule.event.kinds.includes(each.kind)) continue;
    const day = formatCivilDate(dayOfInterval(context.dayRule, each.from, each.to));
    byDay.set(day, [...(byDay.get(day) ?? []), each]);
  }
  return [...byDay].map(([day, members]) => {
    return { subject: { kind: "period", day }, members, names: new Set(refsOf(members)) };
  });
}

/** A prohibition with the clause that states it. */
interface Stated {
  readonly clause: Clause;
  readonly rule: Prohibition;
}

function findingAgainst(
  context: FindingContext,
  { clause, rule }: Stated,
  gathered: Gathered,
  bearer: ActorName | null,
): Finding | undefined {
  const { judge, world } = context;
  const on = (question: Question | "occurrence"): Found =>
    foundOn(judge.agreement, question, bearer, world.known.acts, gathered.names);
  // What the body that finds on it has attributed to somebody, nobody else need name.
  const isFoundAgainst = on("attribution").accepted.size > 0;
  const outOfForce = (report: Observation): Kleene => isOutOfForce(world.changesIn(clause.reading), clause, report);
  const attributed = (report: Observation): Kleene =>
    rule.prevents === undefined
      ? isFoundAgainst
        ? YES
        : attributedTo(report, bearer, judge.barred)
      : answeredFor(context, clause, rule.prevents, report, bearer ?? "");
  const valueOf = (report: Observation): Kleene =>
    // Most reports are attributed to somebody else: what is dear to ask is asked of the others only.
    attributed(report) === NO
      ? NO
      : allOf([
          attributed(report),
          isBound(context, rule, report, bearer),
          not(outOfForce(report)),
          occurred(context, rule, report, bearer),
        ]);
  const valued = gathered.members.map((report) => ({ report, value: valueOf(report) }));
  const value = anyOf(valued.map((each) => each.value));
  if (value === NO) return undefined;
  // One report of an incident that surely names someone speaks for all of it; figures of a day are separate
  // happenings.
  const isIncident = gathered.subject.kind === "incident";
  if (bearer === null && isIncident && isAgainstSomeone(context, rule, gathered)) return undefined;

  const core = valued.filter((each) => each.value === value).map((each) => each.report);
  const evidence = valued.filter((each) => each.value !== NO).map((each) => each.report);
  const support = gathered.members
    .filter(isOfSomething)
    .filter((report) => bearer === null || attributed(report) >= value);
  const happened = on("occurrence");
  const isOwnWord = bearer === null || isFoundAgainst;
  const answers = answersTo(judge.agreement, bearer, core, support, on);
  const finding: Finding = {
    clause: clause.key,
    reading: clause.reading,
    bearer,
    subject: gathered.subject,
    certainty: value === YES ? "certain" : "possible",
    level: levelOf(judge.agreement, core, support, isOwnWord ? happened.accepted : undefined),
    occurrence: levelOf(judge.agreement, core, gathered.members.filter(isOfSomething), happened.accepted),
    status: "open",
    units: 1,
    from: Math.min(...evidence.map((each) => each.from)),
    to: Math.max(...evidence.map((each) => each.to)),
    evidence: refsOf(evidence),
    unsettled: [],
    ...(answers.length === 0 ? {} : { answers }),
  };
  const names = new Set(namesOf(judge.agreement, finding, gathered.members));
  const aboutIt = world.known.acts.filter((act) => act.about !== undefined && names.has(act.about));
  const firstAt = context.firstKnown.at(finding, gathered.members);
  const found = withStatus(judge.dayRule, rule.exceptions, finding, evidence, aboutIt, firstAt);
  if (happened.isRefuted || on("attribution").isRefuted) return { ...found, status: "refuted" };
  return withWaivers(judge.agreement, clause, found, world.known.acts);
}

/** A report surely names who did it, or the body that finds on it has. */
function isAgainstSomeone({ judge, world }: FindingContext, { bearers }: Prohibition, gathered: Gathered): boolean {
  return (
    gathered.members.some((each) => namesSomeone(each, judge.barred)) ||
    bearers.actors.some(
      (actor) => foundOn(judge.agreement, "attribution", actor, world.known.acts, gathered.names).accepted.size > 0,
    )
  );
}

/**
 * By one of those whose deeds count against the bearer; or, by whomever else, from territory that it held then: as the
 * report says where it came from, or attributes it on that ground.
 */
export function answeredFor(
  { judge, world }: Pick<FindingContext, "judge" | "world">,
  { reading }: Clause,
  { fromTerritory, others }: Prevention,
  report: Observation,
  bearer: ActorName,
): Kleene {
  const byOthers = (others[bearer] ?? []).map((other) => attributedTo(report, other, judge.barred));
  if (!fromTerritory) return anyOf(byOthers);
  const origin = report.attributes?.["origin"];
  const isHeld = placesHeldBy(world.changesIn(reading), bearer, report.to).some((name) => name === origin);
  const held = isHeld && report.by !== bearer ? YES : NO;
  const ground = report.basis === "territory held" ? attributedTo(report, bearer, judge.barred) : NO;
  return anyOf([...byOthers, held, ground]);
}

// Who has not entered yet, or has left, breaches nothing.
function isBound(
  { judge, world }: FindingContext,
  { bearers }: Prohibition,
  report: Observation,
  bearer: ActorName | null,
): Kleene {
  const { membership } = judge.agreement;
  if (bearer === null || membership?.signatories.includes(bearer) !== true) return YES;
  const { start, end } = boundPeriod(membership, world.known.acts, bearer);
  return inPeriod(report, bearers.fromSignature === true ? Number.NEGATIVE_INFINITY : start, end);
}

function occurred(context: FindingContext, rule: Prohibition, report: Observation, bearer: ActorName | null): Kleene {
  return anyOf(bindingsOf(rule.event, bearer).map((bindings) => occurredUnder(context, rule, report, bindings)));
}

function occurredUnder(context: FindingContext, rule: Prohibition, report: Observation, bindings: Bindings): Kleene {
  const { judge, world } = context;
  const { by: _attribution, ...event } = rule.event;
  const judged: Judged = { from: report.from, to: report.to, observations: [report] };
  const matched = judge.matches(event, report, bindings, judged);
  if (matched === NO) return NO;
  const stages = rule.during.map((name) => world.stages.get(name) ?? {});
  const at = (moment: Moment): number | undefined => momentAt(judge.dayRule, moment, world.stages, world.known.acts);
  return allOf([
    matched,
    rule.during.length === 0 ? YES : anyOf(stages.map((each) => inPeriod(judged, each.start, each.end))),
    ...rule.after.map((moment) => inPeriod(judged, at(moment), undefined)),
    ...rule.before.map((moment) => inPeriod(judged, Number.NEGATIVE_INFINITY, at(moment))),
    judge.holds(rule.when, judged, bindings, world),
    ...rule.exceptions.map((each) =>
      each.kind === "condition" ? not(judge.holds(each.condition, judged, bindings, world)) : YES,
    ),
  ]);
}

/** The bearer, and one choice of region for each `a zone Z` of the pattern. */
export function bindingsOf(event: EventPattern, bearer: ActorName | null): ReadonlyMap<string, string>[] {
  let all: Map<string, string>[] = [new Map(bearer === null ? [] : [["bearer", bearer]])];
  for (const test of event.where) {
    if (test.kind === "near judged" || test.region.kind !== "bind") continue;
    const { name, among } = test.region;
    all = all.flatMap((bindings) => among.map((region) => new Map([...bindings, [name, region]])));
  }
  return all;
}
