// Occurrences of a trigger that count: those within the stages and after the moments that a rule is bound to.
import type { Moment, Recurrence, Trigger } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Occurrence } from "../atoms/duty.ts";
import { periodAt } from "../atoms/recurrence.ts";
import { momentAt } from "../atoms/stages.ts";
import { compareOccurrences } from "../atoms/trigger-bindings.ts";
import { isInScope, type Scope } from "../organs/sight.ts";
import type { Judge, World } from "./judge.ts";
import { occurrencesOf } from "./triggers.ts";

/** A trigger with the stages and moments it is bound to. */
export interface Scoped extends Scope {
  readonly recurs?: Recurrence;
  readonly trigger: Trigger;
}

/** When the rule's own `until` first came true; undefined while it has not. */
export function endOfRule(judge: Judge, until: Trigger | undefined, world: World, now: Instant): Instant | undefined {
  if (until === undefined) return undefined;
  const all = scopedOccurrences(judge, { trigger: until, during: [], after: [] }, world, now);
  return all.length === 0 ? undefined : Math.min(...all.map(({ from }) => from));
}

/** In the order in which they begin what they begin. */
export function scopedOccurrences(judge: Judge, rule: Scoped, world: World, now: Instant): Occurrence[] {
  return rule.trigger.kind === "standing" ? standing(judge, rule, world, now) : triggered(judge, rule, world, now);
}

// What stands begins when its stage does; without a stage, when the agreement is first looked at.
function standing(judge: Judge, rule: Scoped, world: World, now: Instant): Occurrence[] {
  const starts = [
    ...rule.during.map((name) => world.stages.get(name)?.start),
    ...rule.after.map((moment) => momentAt(judge.dayRule, moment, world.stages, world.known.acts)),
  ];
  if (starts.some((at) => at === undefined || at > now)) return [];
  const from = Math.max(Number.NEGATIVE_INFINITY, ...starts.filter((at) => at !== undefined));
  if (rule.recurs !== undefined) return period(judge, rule, rule.recurs, world, from, now);
  return [{ key: "standing", members: [], from, to: from, bindings: new Map(), detectedAt: from }];
}

// What recurs is owed once in each period, while its stage runs.
function period(
  judge: Judge,
  rule: Scoped,
  recurs: Recurrence,
  world: World,
  start: Instant,
  now: Instant,
): Occurrence[] {
  const hasEnded = (name: string): boolean => (world.stages.get(name)?.end ?? Number.POSITIVE_INFINITY) <= now;
  const current = rule.during.some(hasEnded) ? undefined : periodAt(judge.dayRule, recurs, start, now);
  if (current === undefined) return [];
  const { from, to } = current;
  return [{ key: `period ${from}`, members: [], from, to, bindings: new Map(), detectedAt: from }];
}

// A trigger outside the stages, or before the moment, that a rule is bound to begins nothing.
function triggered(judge: Judge, rule: Scoped, world: World, now: Instant): Occurrence[] {
  const sight = {
    stages: world.stages,
    momentAt: (moment: Moment): Instant | undefined => momentAt(judge.dayRule, moment, world.stages, world.known.acts),
  };
  return occurrencesOf(judge, rule.trigger, world, now)
    .filter(({ from }) => isInScope(sight, rule, from))
    .sort(compareOccurrences);
}
