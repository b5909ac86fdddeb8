// How a duty stands at an instant, with the grounds that its certificate must state.
import type { Act, Content, Duty, DutyGrounds, DutyState, EventPattern, RecordRef } from "@servanda/agreement";
import { dutyId, refOf } from "@servanda/agreement";
import { allOf, anyOf, type Instant, type Kleene, kleeneWord, MAYBE, NO, YES } from "@servanda/core";
import { answerTo, valueOf } from "./condition.ts";
import { searchedBy } from "./coverage.ts";
import type { Begun } from "./duty-book.ts";
import { endOf } from "./occurrences.ts";
import type { OnRecord } from "./on-record.ts";
import type { Judged, Variables } from "./pattern.ts";
import { contributionsOf, isUnsettled, namesOf, owedBy, type Performance, performancesOf } from "./performances.ts";
import { actsOn, isWaived, matterGround, mattersIn, waiversOf } from "./rulings.ts";
import { byDeadline } from "./spans.ts";
import { momentAt } from "./stages.ts";
import type { Verdicts } from "./verdicts.ts";

/** When it falls due, as far as known. */
export function deadlineOf({ text, periods, acts }: OnRecord, { rule, countedDueAt }: Begun): Instant | undefined {
  const { clock } = rule;
  if (clock.kind === "by" || clock.kind === "before") return momentAt(text.dayRule, clock.moment, periods, acts);
  return clock.kind === "within" || clock.kind === "each period" ? countedDueAt : undefined;
}

/** Missed, whatever came later. */
export function isMissed({ state }: Pick<Duty, "state">): boolean {
  return state === "overdue" || state === "fulfilled late";
}

type Grounds = Omit<DutyGrounds, "trigger" | "length" | "binds">;

/** The duty at the instant, all deadlines up to it passed. `holdsStill`: its trigger is still borne out. */
export function stateAt(
  verdicts: Verdicts,
  begun: Begun,
  now: Instant,
  holdsStill: boolean = true,
): { readonly duty: Duty; readonly grounds: Grounds } {
  const { onRecord } = verdicts;
  const { rule, clause, bearer, step, occurrence } = begun;
  const dueAt = deadlineOf(onRecord, begun);
  const performances = performancesOf(verdicts, begun);
  const isTimely = (each: Performance): Kleene =>
    allOf([each.value, dueAt === undefined ? YES : byDeadline(each, dueAt, rule.clock.kind !== "before")]);
  const { isExcused, ...excuses } = excusesOf(verdicts, begun, dueAt, now);
  const watched = watchedFor(onRecord, begun, dueAt);
  const reasons = reasonsFor(onRecord, begun);
  const endedAt = endOf(verdicts, rule, now);
  const done = anyOf(performances.map(isTimely));
  const isLate = performances.some((each) => each.value === YES && isTimely(each) === NO);
  const state = ((): DutyState => {
    if (isExcused) return "excused";
    if (done === YES) return "fulfilled";
    const hasEnded = endedAt !== undefined && (dueAt === undefined || endedAt < dueAt);
    if (hasEnded || isCutOff(onRecord, begun, dueAt, now)) return "lapsed";
    if (dueAt === undefined || now < dueAt) return "due";
    if (isLate) return "fulfilled late";
    if (done === MAYBE) return "fulfilled";
    if (rule.effort === true) return reasons.length > 0 ? "reason given" : "reason owed";
    if (isUnsettled(onRecord, begun, rule.content)) return "unsettled";
    return watched.every(({ coverage }) => coverage?.gaps.length === 0) ? "overdue" : "not observed";
  })();
  const best = performances.find((each) => (done === NO ? each.value === YES : isTimely(each) === done));
  const performed = state === "fulfilled" || state === "fulfilled late" ? best : undefined;
  const duty: Duty = {
    clause: clause.key,
    reading: clause.reading,
    bearer,
    step,
    trigger: occurrence.key,
    state,
    certainty: state === "fulfilled" && done === MAYBE ? "possible" : "certain",
    ...(begun.startAt === undefined ? {} : { startAt: begun.startAt }),
    ...(dueAt === undefined ? {} : { dueAt }),
    startAssumed: begun.startAssumed,
    candidates: begun.candidates,
    basisRevised: !holdsStill,
    evidence: [
      ...occurrence.members,
      ...(performed === undefined ? [] : [performed.ref]),
      ...(state === "reason given" ? reasons : []),
    ].sort(),
  };
  return {
    duty,
    grounds: {
      ...(endedAt === undefined ? {} : { endedAt }),
      contributions: contributionsOf(verdicts, begun).map(({ ref, value }) => ({ ref, value: kleeneWord(value) })),
      performances: performances.map((each) => {
        const { ref, from, to, value } = each;
        return { ref, from, to, value: kleeneWord(value), isTimely: kleeneWord(isTimely(each)) };
      }),
      watched,
      ...excuses,
      reasons,
    },
  };
}

// A period of what recurs ends with the last of its stages.
function isCutOff({ periods }: OnRecord, { rule }: Begun, dueAt: Instant | undefined, now: Instant): boolean {
  if (rule.recurs === undefined || rule.during.length === 0) return false;
  const endsAt = Math.max(...rule.during.map((name) => periods.get(name)?.end ?? Number.POSITIVE_INFINITY));
  return endsAt <= now && (dueAt === undefined || endsAt < dueAt);
}

function ownId({ text }: OnRecord, { clause, step, bearer, occurrence }: Begun): string {
  const { key, reading } = clause;
  return dutyId(text.agreement, { clause: key, reading, bearer, step, trigger: occurrence.key });
}

function reasonsFor(onRecord: OnRecord, begun: Begun): readonly RecordRef[] {
  if (begun.rule.effort !== true) return [];
  const names = [...namesOf(onRecord, begun), ownId(onRecord, begun)];
  const isAboutIt = ({ about, matter }: Act): boolean =>
    about === undefined ? matter === begun.clause.number : names.includes(about);
  return onRecord.acts
    .filter((act) => act.act === "explain" && owedBy(begun).includes(act.by) && act.at >= begun.occurrence.from)
    .filter(isAboutIt)
    .map(refOf);
}

// Whatever of the world is owed must have been watched for until the deadline, or not seen is not missed.
function watchedFor(onRecord: OnRecord, { rule, occurrence }: Begun, dueAt: Instant | undefined): Grounds["watched"] {
  if (dueAt === undefined) return [];
  const from = Number.isFinite(occurrence.from) ? Math.min(occurrence.from, dueAt) : dueAt;
  const span = { from, to: dueAt };
  return eventsIn(rule.content).map((event) => ({ ...span, coverage: searchedBy(onRecord, event, span) }));
}

function eventsIn(content: Content): readonly EventPattern[] {
  if (content.kind === "event") return [content.event];
  return content.kind === "all" || content.kind === "any" ? content.of.flatMap(eventsIn) : [];
}

interface Excuses extends Pick<Grounds, "exceptions" | "acts" | "matters" | "waivers"> {
  readonly isExcused: boolean;
}

// By an exception of the rule, by those whom the clause protects, or by a judge.
function excusesOf(verdicts: Verdicts, begun: Begun, dueAt: Instant | undefined, now: Instant): Excuses {
  const { onRecord } = verdicts;
  const at = dueAt ?? Number.POSITIVE_INFINITY;
  const waivers = waiversOf(onRecord, begun.clause.number, owedBy(begun));
  const isLetPass = isWaived(onRecord, waivers, owedBy(begun), { from: at, to: at });
  const byRule =
    begun.rule.exceptions.length === 0
      ? { isExcused: false, exceptions: [], acts: [], matters: [] }
      : ruleExcuses(verdicts, begun, Math.min(now, at));
  return { ...byRule, isExcused: byRule.isExcused || isLetPass, waivers: waivers.map(refOf) };
}

// What a trigger began is judged at the trigger; what stands, at its deadline or now, whichever comes first.
function ruleExcuses(verdicts: Verdicts, begun: Begun, lastAt: Instant): Omit<Excuses, "waivers"> {
  const { onRecord } = verdicts;
  const { rule, occurrence, step, begunAt, bearer } = begun;
  const isOfNoTrigger = step === 0 && rule.trigger.kind === "standing";
  const span = isOfNoTrigger ? { from: lastAt, to: lastAt } : { from: occurrence.from, to: occurrence.to };
  const judged: Judged = {
    ...span,
    reports: onRecord.observations.filter((each) => occurrence.members.includes(refOf(each))),
    ...(Number.isFinite(begunAt) ? { triggeredAt: begunAt } : {}),
    metBy: lastAt,
  };
  const variables: Variables = new Map([...occurrence.variables, ["bearer", bearer]]);
  const names = [...namesOf(onRecord, begun), ...(isOfNoTrigger ? [ownId(onRecord, begun)] : [])];
  const about = actsOn(onRecord, new Set(names));
  const exceptions = rule.exceptions.flatMap((each) =>
    each.kind === "condition" ? [answerTo({ verdicts, judged, variables }, each.condition)] : [],
  );
  const matters = mattersIn(rule.exceptions).map((each) =>
    matterGround(onRecord.text.dayRule, each, about, owedBy(begun), begun.startAt),
  );
  const isAccepted = matters.some(
    ({ isPleaded, ruling }) => isPleaded && about.find((act) => refOf(act) === ruling)?.outcome === "accepted",
  );
  const isExcused = isAccepted || exceptions.some((node) => valueOf(node) === YES);
  return { isExcused, exceptions, acts: about.map(refOf), matters };
}
