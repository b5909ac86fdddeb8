// The grounds of a duty, as its certificate states them.
import type {
  ActorName,
  Content,
  Duty,
  DutyGrounds,
  EventPattern,
  MatterGround,
  Search,
  TriggerGround,
} from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { allOf, type Instant, type Kleene, kleeneWord, YES } from "@servanda/core";
import { type DutyFact, membersOf, type Performance } from "../atoms/duty.ts";
import { inTime } from "../atoms/interval.ts";
import type { Judged } from "../atoms/judged.ts";
import { isRuling, latest, pleadableUntil, pleasOf, STATUS_VERBS } from "../atoms/status.ts";
import { waives } from "../atoms/waivers.ts";
import type { RunOfRecords } from "../explain/explain.ts";
import type { Scene } from "../explain/scene.ts";
import { dueAtOf, isOfNoTrigger, ownId, reasonsFor } from "../naive/duties.ts";
import { namesIn, performancesBy, performancesOf } from "../naive/performances.ts";
import { endOfRule } from "../naive/scope.ts";
import { factOf } from "./began.ts";
import { conditionNode } from "./conditions.ts";
import { searchedCoverage } from "./searched.ts";

export function dutyGrounds(run: RunOfRecords, scene: Scene, duty: Duty): DutyGrounds {
  const fact = factOf(run, scene, duty);
  const dueAt = dueAtOf(scene.judge, fact, scene.world);
  const { clock } = fact.rule;
  const isTimely = (each: Performance): Kleene =>
    allOf([each.value, dueAt === undefined ? YES : inTime(each, dueAt, clock.kind !== "before")]);
  const endedAt = endOfRule(scene.judge, fact.rule.until, scene.world, run.end);
  const binds = fact.candidates.findIndex(({ at }) => at !== undefined && at === fact.startAt);
  return {
    trigger: triggerGround(fact),
    ...(clock.kind === "within" ? { length: clock.length } : {}),
    ...(binds === -1 ? {} : { binds }),
    ...(endedAt === undefined ? {} : { endedAt }),
    contributions: contributionsTo(scene, fact),
    performances: performancesOf(scene.judge, scene.world, fact).map((each) => ({
      ref: each.ref,
      from: each.from,
      to: each.to,
      value: kleeneWord(each.value),
      isTimely: kleeneWord(isTimely(each)),
    })),
    watched: watchedUntil(scene, fact, dueAt),
    ...excuses(scene, fact, Math.min(run.end, dueAt ?? run.end)),
    waivers: scene.world.known.acts
      .filter((act) => waives(act, fact.clause) && (act.to === undefined || membersOf(fact).includes(act.to)))
      .map(refOf),
    reasons: reasonsFor(scene.judge, scene.world, fact),
  };
}

// What would perform it if any of it were enough.
function contributionsTo(scene: Scene, fact: DutyFact): DutyGrounds["contributions"] {
  const { quota, ...rule } = fact.rule;
  if (quota === undefined) return [];
  const parts = membersOf(fact).flatMap((bearer) =>
    performancesBy(scene.judge, scene.world, { ...fact, rule }, bearer),
  );
  return parts.map(({ ref, value }) => ({ ref, value: kleeneWord(value) }));
}

function triggerGround({ occurrence, begunAt }: DutyFact): TriggerGround {
  const { members, from, to, detectedAt, actAt, finding, bindings } = occurrence;
  const instants = Object.entries({ from, to, detectedAt, actAt, begunAt });
  return {
    members,
    ...Object.fromEntries(instants.filter(([, at]) => at !== undefined && Number.isFinite(at))),
    ...(finding === undefined ? {} : { finding }),
    variables: Object.fromEntries(bindings),
  };
}

function watchedUntil(scene: Scene, { rule, occurrence }: DutyFact, dueAt: Instant | undefined): Search[] {
  if (dueAt === undefined) return [];
  const from = Number.isFinite(occurrence.from) ? Math.min(occurrence.from, dueAt) : dueAt;
  const window = { from, to: dueAt };
  return eventsIn(rule.content).map((event) => ({ ...window, coverage: searchedCoverage(scene, event, window) }));
}

function eventsIn(content: Content): readonly EventPattern[] {
  if (content.kind === "event") return [content.event];
  return content.kind === "all" || content.kind === "any" ? content.of.flatMap(eventsIn) : [];
}

// `lastAt`: now, or the deadline where that came before.
function excuses(scene: Scene, fact: DutyFact, lastAt: Instant): Pick<DutyGrounds, "exceptions" | "acts" | "matters"> {
  const { rule, occurrence, bearer, begunAt, startAt } = fact;
  if (rule.exceptions.length === 0) return { exceptions: [], acts: [], matters: [] };
  const { observations, acts } = scene.world.known;
  const time = isOfNoTrigger(fact) ? { from: lastAt, to: lastAt } : { from: occurrence.from, to: occurrence.to };
  const judged: Judged = {
    ...time,
    observations: observations.filter((each) => occurrence.members.includes(refOf(each))),
    triggeredAt: begunAt,
    metBy: lastAt,
  };
  const bindings = new Map([...occurrence.bindings, ["bearer", bearer]]);
  const names = [...namesIn(scene.world, fact), ...(isOfNoTrigger(fact) ? [ownId(scene.judge, fact)] : [])];
  const about = acts.filter(({ act, about: of }) => STATUS_VERBS.has(act) && of !== undefined && names.includes(of));
  return {
    exceptions: rule.exceptions.flatMap((each) =>
      each.kind === "condition" ? [conditionNode({ scene, judged, bindings }, each.condition)] : [],
    ),
    acts: about.map(refOf),
    matters: rule.exceptions.flatMap((each) =>
      each.kind === "matter" ? [matterGround(scene, each, about, membersOf(fact), startAt)] : [],
    ),
  };
}

/**
 * What is on record of an exception that a judge settles. `bearers`: any of whom may plead; `since`: from when the time
 * for it runs.
 */
export function matterGround(
  { dayRule }: Pick<Scene, "dayRule">,
  exception: Parameters<typeof pleasOf>[1],
  about: Parameters<typeof pleasOf>[2],
  bearers: readonly ActorName[],
  since: Instant | undefined,
): MatterGround {
  const until = pleadableUntil(dayRule, exception, since);
  const pleas = pleasOf(dayRule, exception, about, bearers, since);
  const ruling = latest(about.filter((act) => isRuling(act, exception)));
  return {
    matter: exception.matter,
    isPleaded: exception.pleadedBy === undefined || pleas.length > 0,
    ...(until === undefined ? {} : { pleadableUntil: until }),
    pleas: pleas.map(refOf),
    ...(ruling === undefined ? {} : { ruling: refOf(ruling) }),
  };
}
