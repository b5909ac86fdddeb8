// When stages run. Calendar moments are world time; an act on record is the moment the institution knew of it.
import type {
  Act,
  ActPattern,
  CheckedAgreement,
  Effect,
  Moment,
  Obligation,
  Renewal,
  Stage,
  StagePeriod,
  StateChange,
  Trigger,
  Watch,
} from "@servanda/agreement";
import { HOLDS } from "@servanda/agreement";
import { type DayRule, type Instant, type Length, shifted, times, YES } from "@servanda/core";
import { isAct, NO_BINDINGS } from "./match.ts";

/** The verb of the act that puts an end off. */
const EXTENDS = "extend";

/** The instant a moment names, if it is known. */
export function momentAt(
  dayRule: DayRule,
  moment: Moment,
  stages: ReadonlyMap<string, StagePeriod>,
  acts: readonly Act[],
): Instant | undefined {
  if (moment.kind === "at") return moment.at;
  if (moment.kind === "stage") return later(dayRule, stages.get(moment.stage)?.[moment.edge], moment.offset);
  const pattern = moment.kind === "act" ? moment.act : holding(moment.watch);
  const matching = acts.filter((act) => isAct(act, pattern, NO_BINDINGS) === YES);
  return later(dayRule, earliest(matching.map((act) => act.recordedAt)), moment.offset);
}

function later(dayRule: DayRule, at: Instant | undefined, offset: Length | undefined): Instant | undefined {
  return at === undefined || offset === undefined ? at : shifted(dayRule, at, offset);
}

/** The act by which a watched condition comes true. */
function holding({ key }: Watch): ActPattern {
  return { act: HOLDS, matter: key, aboutTrigger: false };
}

/**
 * start = earliest of its moments; end = earliest of its moments, start + length, and what the text ended it by. Stages
 * may refer to earlier ones.
 */
export function stagePeriods(
  dayRule: DayRule,
  stages: readonly Stage[],
  acts: readonly Act[],
  changes: readonly StateChange[] = [],
): ReadonlyMap<string, StagePeriod> {
  const periods = new Map<string, StagePeriod>();
  // Each round settles at least one more stage of any chain of references.
  for (let round = 0; round < stages.length; round += 1) {
    for (const stage of stages) periods.set(stage.name, periodOf(dayRule, stage, periods, acts, changes));
  }
  return periods;
}

function periodOf(
  dayRule: DayRule,
  stage: Stage,
  periods: ReadonlyMap<string, StagePeriod>,
  acts: readonly Act[],
  changes: readonly StateChange[],
): StagePeriod {
  const at = (moment: Moment): Instant | undefined => momentAt(dayRule, moment, periods, acts);
  const start = earliest(stage.start.map(at));
  if (start === undefined) return {};
  const byLength = stage.length === undefined ? undefined : lengthEnd(dayRule, stage, stage.length, start, acts);
  const planned = earliest([byLength, ...stage.end.map(at)]);
  const extended = planned === undefined ? undefined : extendedEnd(stage, planned, acts);
  const ended = changes.filter((change) => isEnding(change, stage) && change.at > start);
  const end = earliest([extended, ...ended.map((change) => change.at)]);
  if (end === undefined) return { start };
  // What ended before it could begin never runs.
  return end <= start ? {} : { start, end };
}

function isEnding({ of, state }: StateChange, { name }: Stage): boolean {
  return of.kind === "stage" && of.name === name && state === "ended";
}

/** Without renewal, the start and the length; with it, the first end that was prevented from being passed in time. */
function lengthEnd(
  dayRule: DayRule,
  { renewal }: Stage,
  length: Length,
  start: Instant,
  acts: readonly Act[],
): Instant | undefined {
  const first = shifted(dayRule, start, length);
  if (renewal === undefined) return first;
  const preventing = acts.filter((act) => renewal.unless.some((pattern) => isAct(act, pattern, NO_BINDINGS) === YES));
  const noticeAt = earliest(preventing.map(({ recordedAt }) => recordedAt).filter((at) => at >= start));
  if (noticeAt === undefined) return undefined;
  let end = first;
  for (let count = 1; latestNotice(dayRule, renewal, end) < noticeAt; count += 1)
    end = shifted(dayRule, first, times(renewal.for, count));
  return end;
}

function latestNotice(dayRule: DayRule, { notice }: Renewal, end: Instant): Instant {
  return notice === undefined ? end : shifted(dayRule, end, times(notice, -1));
}

/** Each extension that went on record before the end, as it then was, puts it off. */
function extendedEnd({ name, declared, extendableBy }: Stage, planned: Instant, acts: readonly Act[]): Instant {
  if (extendableBy === undefined) return planned;
  const extensions = acts
    .filter((act) => act.act === EXTENDS && act.matter === (declared ?? name) && extendableBy.includes(act.by))
    .sort((a, b) => a.recordedAt - b.recordedAt);
  let end = planned;
  for (const { recordedAt, until } of extensions)
    if (recordedAt <= end && until !== undefined) end = Math.max(end, until);
  return end;
}

function earliest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  const known = instants.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Every moment that the text names: when it comes, something may begin or fall due, also if nothing is recorded. */
export function momentsNamed(agreement: CheckedAgreement): Moment[] {
  const ofStages = agreement.stages.flatMap((stage) => [...stage.start, ...stage.end]);
  const ofClauses = agreement.clauses.flatMap(({ rule }) => {
    if (rule.kind === "forbid") return [...rule.after, ...rule.before];
    if (rule.kind === "permit" || rule.kind === "empower") return rule.after;
    return momentsOfRule(rule);
  });
  return [...ofStages, ...ofClauses, ...(agreement.membership?.entry?.at ?? [])];
}

/** The acts that moments and stages of the text hang on. */
export function momentActsNamed(agreement: CheckedAgreement): readonly ActPattern[] {
  const named = momentsNamed(agreement).flatMap((each) => {
    if (each.kind === "act") return [each.act];
    return each.kind === "watch" ? [holding(each.watch)] : [];
  });
  const ofStages = agreement.stages.flatMap(({ extendableBy, renewal }) => [
    ...(extendableBy === undefined ? [] : [{ act: EXTENDS, aboutTrigger: false }]),
    ...(renewal?.unless ?? []),
  ]);
  return [...named, ...ofStages];
}

function momentsOfRule(rule: Obligation | Effect): readonly Moment[] {
  const triggers = [rule.trigger, ...(rule.until === undefined ? [] : [rule.until])];
  const own = [...rule.after, ...triggers.flatMap(momentsIn)];
  if (rule.kind === "effect") return own;
  const { clock, otherwise, onFulfilment } = rule;
  const deadline = clock.kind === "by" || clock.kind === "before" ? [clock.moment] : [];
  const following = [otherwise, onFulfilment].flatMap((each) => (each === undefined ? [] : momentsOfRule(each)));
  return [...own, ...deadline, ...following];
}

function momentsIn(trigger: Trigger): readonly Moment[] {
  if (trigger.kind === "moment") return [trigger.moment];
  return trigger.kind === "any" ? trigger.of.flatMap(momentsIn) : [];
}
