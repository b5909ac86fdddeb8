// A finding worked out again, with the grounds that its certificate must state.
import type {
  AnswerNode,
  Asked,
  Clause,
  EventPattern,
  Finding,
  FindingGrounds,
  Observation,
  Prevention,
  Prohibition,
  Subject,
} from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { anyOf, dayOfInterval, formatCivilDate, type Kleene, kleeneWord, NO, YES } from "@servanda/core";
import { answerTo, combined, valueOf } from "./condition.ts";
import { boundPeriod } from "./membership.ts";
import type { OnRecord } from "./on-record.ts";
import {
  hasAttribute,
  hasTarget,
  isNearJudged,
  isOfKind,
  type Judged,
  regionsMeant,
  saysDoneBy,
  type Variables,
} from "./pattern.ts";
import { placed } from "./place.ts";
import { levelsReached } from "./proof.ts";
import { actsAbout, asRuled, isWaived, matterGround, mattersIn, waiversOf } from "./rulings.ts";
import { inPeriod } from "./spans.ts";
import { momentAt } from "./stages.ts";
import type { Verdicts } from "./verdicts.ts";

/** Reports that a finding can be about together. Members sorted by reference. */
export interface Gathered {
  readonly subject: Subject;
  readonly members: readonly Observation[];
}

/** A prohibition with its clause. */
export interface Stated {
  readonly clause: Clause;
  readonly rule: Prohibition;
}

/** Happenings, and the figures of each reporting day. */
export function gatheredBy({ text, observations, happenings }: OnRecord, { event }: Prohibition): readonly Gathered[] {
  const days = new Map<string, Observation[]>();
  for (const report of observations) {
    if (report.aggregate !== true || !event.kinds.includes(report.kind)) continue;
    const day = formatCivilDate(dayOfInterval(text.dayRule, report.from, report.to));
    days.set(day, [...(days.get(day) ?? []), report]);
  }
  return [
    ...happenings.map(({ least, members }): Gathered => ({ subject: { kind: "incident", least }, members })),
    ...[...days].map(([day, members]): Gathered => ({ subject: { kind: "period", day }, members })),
  ];
}

/** Whom the clause can be found broken by; `null` where nobody need be known. */
export function bearersOf({ reservedBy }: Clause, { bearers, prevents }: Prohibition): readonly (string | null)[] {
  const isOfAnyone = reservedBy === undefined && prevents === undefined;
  return isOfAnyone ? [null, ...bearers.actors] : bearers.actors;
}

/** Reports of the finding; none where there is no finding. */
export function evidenceAgainst(
  verdicts: Verdicts,
  stated: Stated,
  { subject, members }: Gathered,
  bearer: string | null,
): readonly Observation[] {
  const { text } = verdicts.onRecord;
  const isKnown = members.some((each) => saysDoneBy(text, each, null) === NO);
  if (bearer === null && subject.kind === "incident" && isKnown) return [];
  return members.filter((report) => valueOf(valueFor(verdicts, stated, report, bearer)) !== NO);
}

/** Undefined where nothing is found. */
export function findingAgainst(
  verdicts: Verdicts,
  stated: Stated,
  gathered: Gathered,
  bearer: string | null,
): Finding | undefined {
  return worked(verdicts, stated, gathered, bearer, (report) => valueFor(verdicts, stated, report, bearer))?.finding;
}

/** The finding with everything it rests on. */
export function findingWithGrounds(
  verdicts: Verdicts,
  stated: Stated,
  gathered: Gathered,
  bearer: string | null,
): { readonly finding: Finding; readonly grounds: FindingGrounds } | undefined {
  return worked(verdicts, stated, gathered, bearer, (report) => answerFor(verdicts, stated, report, bearer));
}

type HasValue = Pick<AnswerNode, "value">;

/** Grounds of which the answers may be values alone. */
type GroundsWith<A> = Omit<FindingGrounds, "reports"> & {
  readonly reports: readonly { readonly ref: string; readonly answer: A }[];
};

function worked<A extends HasValue>(
  verdicts: Verdicts,
  stated: Stated,
  gathered: Gathered,
  bearer: string | null,
  answer: (report: Observation) => A,
): { readonly finding: Finding; readonly grounds: GroundsWith<A> } | undefined {
  const { onRecord } = verdicts;
  const { text } = onRecord;
  const { clause, rule } = stated;
  const { members, subject } = gathered;
  const answers = members.map((report) => ({ report, answer: answer(report) }));
  const value = anyOf(answers.map((each) => valueOf(each.answer)));
  const isKnown = members.some((each) => saysDoneBy(text, each, null) === NO);
  if (value === NO || (bearer === null && subject.kind === "incident" && isKnown)) return undefined;
  const core = answers.filter((each) => valueOf(each.answer) === value).map(({ report }) => report);
  const evidence = answers.filter((each) => valueOf(each.answer) !== NO).map(({ report }) => report);
  const support = members.filter((each) => bearer === null || attribution(verdicts, stated, each, bearer) >= value);
  const levels = levelsReached(text, core, support);
  const occurrence = levelsReached(text, core, members);
  const found: Finding = {
    clause: clause.key,
    reading: clause.reading,
    bearer,
    subject,
    certainty: value === YES ? "certain" : "possible",
    level: levels.at(-1)?.level ?? "reported",
    occurrence: occurrence.at(-1)?.level ?? "reported",
    status: "open",
    units: 1,
    from: Math.min(...evidence.map(({ from }) => from)),
    to: Math.max(...evidence.map(({ to }) => to)),
    evidence: evidence.map(refOf).sort(),
    unsettled: [],
  };
  const accused = bearer === null ? [] : [bearer];
  const about = actsAbout(onRecord, found, members);
  const isBounded = mattersIn(rule.exceptions).some(({ pleadWithin }) => pleadWithin !== undefined);
  const since = isBounded ? verdicts.firstKnown(clause, bearer, members) : undefined;
  const matters = mattersIn(rule.exceptions).map((each) => matterGround(text.dayRule, each, about, accused, since));
  const waivers = waiversOf(onRecord, clause.number, accused);
  const ruled = asRuled(rule.exceptions, matters, found, evidence, about);
  const isExcusable = bearer !== null && ruled.status !== "excused";
  return {
    finding:
      isExcusable && isWaived(onRecord, waivers, accused, found)
        ? { ...ruled, status: "excused", waived: true }
        : ruled,
    grounds: {
      members: members.map(refOf),
      reports: answers.map(({ report, answer: own }) => ({ ref: refOf(report), answer: own })),
      levels,
      occurrence,
      acts: about.map(refOf),
      matters,
      waivers: waivers.map(refOf),
    },
  };
}

// What most reports are asked first is who did it, and what it was: the rest only of those that remain.
function valueFor(verdicts: Verdicts, stated: Stated, report: Observation, bearer: string | null): HasValue {
  const isAsked = isOfKind(stated.rule.event, report) && attribution(verdicts, stated, report, bearer) !== NO;
  return isAsked ? answerFor(verdicts, stated, report, bearer) : { value: "no" };
}

function attribution({ onRecord }: Verdicts, { rule }: Stated, report: Observation, bearer: string | null): Kleene {
  const { text } = onRecord;
  const { prevents } = rule;
  if (prevents === undefined || bearer === null) return saysDoneBy(text, report, bearer);
  return answersFor(onRecord, prevents, report, bearer);
}

// For others whose deeds count against the bearer; and for what comes from territory that it is said to have held.
function answersFor(
  { text }: OnRecord,
  { others, fromTerritory }: Prevention,
  report: Observation,
  bearer: string,
): Kleene {
  const byOthers = (others[bearer] ?? []).map((other) => saysDoneBy(text, report, other));
  const isGround = fromTerritory && report.basis === "territory held";
  return anyOf([...byOthers, isGround ? saysDoneBy(text, report, bearer) : NO]);
}

/** All that the clause asks of one report. */
function answerFor(verdicts: Verdicts, stated: Stated, report: Observation, bearer: string | null): AnswerNode {
  const { rule } = stated;
  const who: Asked =
    rule.prevents === undefined || bearer === null
      ? { kind: "done by", actor: bearer }
      : { kind: "answered for", actor: bearer };
  const choices = choicesOf(rule.event, bearer).map((variables): AnswerNode => {
    const parts = askedOf(verdicts, stated, report, variables);
    const { value } = combined("all of", parts);
    return { asks: { kind: "with", variables: Object.fromEntries(variables) }, value, parts };
  });
  const [only, ...more] = choices;
  const whole = only === undefined || more.length > 0 ? combined("any of", choices) : only;
  const asked = [
    answered(who, attribution(verdicts, stated, report, bearer)),
    ...boundness(verdicts, rule, report, bearer),
  ];
  return combined("all of", [...asked, whole]);
}

// Who has not entered yet, or has left, breaches nothing.
function boundness(
  { onRecord }: Verdicts,
  { bearers }: Prohibition,
  report: Observation,
  bearer: string | null,
): readonly AnswerNode[] {
  const { membership } = onRecord.text.agreement;
  if (bearer === null || membership?.signatories.includes(bearer) !== true) return [];
  const { start, end } = boundPeriod(membership, onRecord.acts, bearer);
  const from = bearers.fromSignature === true ? Number.NEGATIVE_INFINITY : start;
  const known = {
    ...(from === undefined || !Number.isFinite(from) ? {} : { start: from }),
    ...(end === undefined ? {} : { end }),
  };
  return [answered({ kind: "bound", actor: bearer, ...known }, inPeriod(report, from, end))];
}

function answered(asks: Asked, value: Kleene): AnswerNode {
  return { asks, value: kleeneWord(value) };
}

/** The bearer, and one region for each `a zone Z`. */
function choicesOf({ where }: EventPattern, bearer: string | null): readonly Variables[] {
  let choices: Map<string, string>[] = [new Map(bearer === null ? [] : [["bearer", bearer]])];
  for (const test of where) {
    if (test.kind === "near judged" || test.region.kind !== "bind") continue;
    const { name, among } = test.region;
    choices = choices.flatMap((each) => among.map((region) => new Map([...each, [name, region]])));
  }
  return choices;
}

function askedOf(
  verdicts: Verdicts,
  { rule }: Stated,
  report: Observation,
  variables: Variables,
): readonly AnswerNode[] {
  const judged: Judged = { from: report.from, to: report.to, reports: [report] };
  const asked = { verdicts, judged, variables };
  return [
    ...askedOfPattern(verdicts.onRecord, rule.event, report, variables, judged),
    ...askedOfTime(verdicts.onRecord, rule, report),
    ...(rule.when.kind === "always" ? [] : [answerTo(asked, rule.when)]),
    ...rule.exceptions.flatMap((each) =>
      each.kind === "condition" ? [combined("not", [answerTo(asked, each.condition)])] : [],
    ),
  ];
}

function askedOfPattern(
  { text }: OnRecord,
  event: EventPattern,
  report: Observation,
  variables: Variables,
  judged: Judged,
): readonly AnswerNode[] {
  const { target } = event;
  return [
    answered({ kind: "kind", kinds: event.kinds }, isOfKind(event, report) ? YES : NO),
    ...(target === undefined ? [] : [answered({ kind: "target", target }, hasTarget(report, target, variables))]),
    ...event.where.map((test): AnswerNode => {
      if (test.kind === "near judged") {
        const { distanceM } = test;
        return answered({ kind: "near judged", distanceM }, isNearJudged(report, judged, distanceM));
      }
      const places = regionsMeant(test.region, variables).map((region): AnswerNode => {
        const bounds = test.kind === "distance" ? text.places.distance(report.place, region) : undefined;
        const stated = bounds !== undefined && Number.isFinite(bounds.highM) ? bounds : {};
        return answered({ kind: "place", test, region, ...stated }, placed(test, region, report.place, text.places));
      });
      return combined("any of", places);
    }),
    ...event.attributes.map((test) => answered({ kind: "attribute", test }, hasAttribute(report, test))),
  ];
}

function askedOfTime({ text, periods, acts }: OnRecord, rule: Prohibition, report: Observation): readonly AnswerNode[] {
  const during = rule.during.map((stage) => {
    const { start, end } = periods.get(stage) ?? {};
    const known = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
    return answered({ kind: "during", stage, ...known }, inPeriod(report, start, end));
  });
  const bound = (kind: "after" | "before") =>
    rule[kind].map((moment) => {
      const at = momentAt(text.dayRule, moment, periods, acts);
      const value = kind === "after" ? inPeriod(report, at) : inPeriod(report, Number.NEGATIVE_INFINITY, at);
      return answered({ kind, moment, ...(at === undefined ? {} : { at }) }, value);
    });
  return [...(during.length === 0 ? [] : [combined("any of", during)]), ...bound("after"), ...bound("before")];
}
