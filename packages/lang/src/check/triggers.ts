// What brings a duty to life: an event, a breach, an act, or any of several. In `A and B` the first that happens
// triggers and the rest guard it. A pure state (`no fire for 7 days`) triggers each time it comes true.
import type { ActorTerm, Condition, EventPattern, RegionTerm, Trigger } from "@servanda/agreement";
import { gap, type Work } from "./context.ts";
import { kindsOf, merged } from "./patterns.ts";
import { asCondition, conjunction, type Joined, type JudgedKinds, type Proposition } from "./propositions.ts";
import { asWatch } from "./watches.ts";

const NOTHING_JUDGED: JudgedKinds = { kinds: [] };

export function asTrigger(work: Work, proposition: Proposition): Trigger | undefined {
  return triggerWith(work, proposition, []);
}

function triggerWith(work: Work, proposition: Proposition, guards: readonly Condition[]): Trigger | undefined {
  switch (proposition.kind) {
    case "event": {
      if (proposition.isNone || proposition.windowMs !== undefined) return watched(work, proposition, guards);
      // Near what? A trigger's event has none before it.
      if (proposition.patterns.some((each) => each.where.some((test) => test.kind === "near judged")))
        return gap(work, proposition);
      const event = merged(proposition.patterns);
      const guard = conjunction([...proposition.also, ...guards]);
      const level = proposition.level === undefined ? {} : { level: proposition.level };
      if (event !== undefined) return { kind: "event", event, guard, ...level };
      return { kind: "any", of: proposition.patterns.map((each) => ({ kind: "event", event: each, guard, ...level })) };
    }
    case "breach": {
      if (proposition.isNone || proposition.windowMs !== undefined) return watched(work, proposition, guards);
      return { kind: "breach", breach: proposition.breach, guard: conjunction([...proposition.also, ...guards]) };
    }
    case "act":
      if (proposition.within !== undefined) return gap(work, proposition);
      if (proposition.windowMs !== undefined) return watched(work, proposition, guards);
      return { kind: "act", act: proposition.act, guard: conjunction(guards) };
    case "any": {
      const parts = proposition.of.map((part) => triggerWith(work, part, guards));
      const known = parts.filter((part) => part !== undefined);
      return known.length < parts.length ? undefined : { kind: "any", of: known };
    }
    case "all":
      return guarded(work, proposition, guards);
    case "state":
    case "not":
      return watched(work, proposition, guards);
  }
}

/** Guards of a watched condition belong to it: all of it must come true. */
function watched(work: Work, proposition: Proposition, guards: readonly Condition[]): Trigger | undefined {
  if (guards.length > 0) return gap(work, proposition);
  const watch = asWatch(work, proposition);
  return watch && { kind: "watch", watch };
}

function guarded(work: Work, proposition: Joined, guards: readonly Condition[]): Trigger | undefined {
  const first = proposition.of.findIndex(happens);
  const trigger = proposition.of[first];
  if (trigger === undefined) return watched(work, proposition, guards);
  const judged = { kinds: kindsJudged(trigger) };
  const rest = proposition.of.filter((_, index) => index !== first).map((part) => asCondition(part, judged));
  return triggerWith(work, trigger, [...rest, ...guards]);
}

/** Variables that the trigger surely binds: in every one of its alternatives. */
export function boundBy(trigger: Trigger): ReadonlySet<string> {
  switch (trigger.kind) {
    case "standing":
      return new Set();
    case "event":
      return new Set([...bindsOf(trigger.event.by), ...placeBinds(trigger.event)]);
    case "breach":
      return new Set(bindsOf(trigger.breach.by));
    case "act":
      return new Set([...bindsOf(trigger.act.by), ...bindsOf(trigger.act.to), ...bindsOf(trigger.act.at)]);
    case "watch":
      return new Set(trigger.watch.bind === undefined ? [] : [trigger.watch.bind.name]);
    case "moment":
      return new Set();
    case "any": {
      const [first, ...others] = trigger.of.map(boundBy);
      return new Set([...(first ?? [])].filter((name) => others.every((each) => each.has(name))));
    }
  }
}

function bindsOf(term: ActorTerm | RegionTerm | undefined): readonly string[] {
  return term?.kind === "bind" ? [term.name] : [];
}

/** Variables that an event's places bind. */
export function placeBinds(event: EventPattern): readonly string[] {
  return event.where.flatMap((test) => ("region" in test && test.region.kind === "bind" ? [test.region.name] : []));
}

function happens(proposition: Proposition): boolean {
  switch (proposition.kind) {
    case "event":
    case "breach":
      return !proposition.isNone && proposition.windowMs === undefined;
    case "act":
      return proposition.windowMs === undefined;
    case "any":
      return proposition.of.every(happens);
    case "all":
      return proposition.of.some(happens);
    default:
      return false;
  }
}

function kindsJudged(proposition: Proposition): readonly string[] {
  if (proposition.kind === "event") return kindsOf(proposition.patterns);
  return proposition.kind === "any" || proposition.kind === "all"
    ? proposition.of.flatMap(kindsJudged)
    : NOTHING_JUDGED.kinds;
}
