// Conditions that are watched: each time one comes true on record, the institution acts.
//   holds(w, b, now) = condition of w is surely yes at now, under the value b of its variable
//   acts             = one for each instant at which holds turns from not yes to yes
import type { Act, CheckedAgreement, Moment, Trigger, Watch } from "@servanda/agreement";
import { HOLDS, INSTITUTION } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import type { Bindings } from "../atoms/match.ts";
import { NO_BINDINGS } from "../atoms/match.ts";
import type { Judge, World } from "./judge.ts";

/** Remembers what held when it was last asked. */
export class WatchBook {
  readonly #watches: readonly Watch[];
  readonly #held = new Set<string>();

  constructor(agreement: CheckedAgreement) {
    this.#watches = watchesOf(agreement);
  }

  get watches(): readonly Watch[] {
    return this.#watches;
  }

  /** Acts by which conditions come true at `now`. Asked again at the same instant, it gives what is new since. */
  bring(judge: Judge, world: World, now: Instant): Act[] {
    return this.#watches.flatMap((watch) =>
      valuesOf(watch).flatMap((value) => this.#turn(judge, world, watch, value, now)),
    );
  }

  #turn(judge: Judge, world: World, watch: Watch, value: string | undefined, now: Instant): Act[] {
    const key = `${watch.key} ${value ?? ""}`;
    const bindings: Bindings =
      watch.bind === undefined || value === undefined ? NO_BINDINGS : new Map([[watch.bind.name, value]]);
    const holds = judge.holds(watch.condition, { from: now, to: now, observations: [] }, bindings, world) === YES;
    if (!holds) this.#held.delete(key);
    if (!holds || this.#held.has(key)) return [];
    this.#held.add(key);
    return [holdingAct(watch, value, now)];
  }
}

function valuesOf(watch: Watch): readonly (string | undefined)[] {
  return watch.bind?.among ?? [undefined];
}

function holdingAct(watch: Watch, value: string | undefined, now: Instant): Act {
  return {
    record: "act",
    source: INSTITUTION,
    id: [HOLDS, watch.key, ...(value === undefined ? [] : [value]), now].join("/"),
    act: HOLDS,
    by: value ?? INSTITUTION,
    at: now,
    recordedAt: now,
    matter: watch.key,
  };
}

/** Every watch of an agreement once, in the order of the text. */
function watchesOf(agreement: CheckedAgreement): Watch[] {
  const ofStages = agreement.stages.flatMap(({ start, end }) => [...start, ...end].flatMap(inMoment));
  const ofClauses = agreement.clauses.flatMap(({ rule }): Watch[] => {
    if (rule.kind === "forbid") return [...rule.after, ...rule.before].flatMap(inMoment);
    if (rule.kind === "permit" || rule.kind === "empower") return rule.after.flatMap(inMoment);
    const inTriggers = [rule.trigger, ...(rule.until === undefined ? [] : [rule.until])].flatMap(inTrigger);
    const { clock } = rule.kind === "require" ? rule : { clock: undefined };
    const deadline = clock?.kind === "by" || clock?.kind === "before" ? [clock.moment] : [];
    return [...inTriggers, ...[...rule.after, ...deadline].flatMap(inMoment)];
  });
  const ofEntry = (agreement.membership?.entry?.at ?? []).flatMap(inMoment);
  const byKey = new Map([...ofEntry, ...ofStages, ...ofClauses].map((watch) => [watch.key, watch]));
  return [...byKey.values()];
}

function inMoment(moment: Moment): readonly Watch[] {
  return moment.kind === "watch" ? [moment.watch] : [];
}

function inTrigger(trigger: Trigger): readonly Watch[] {
  if (trigger.kind === "watch") return [trigger.watch];
  if (trigger.kind === "moment") return inMoment(trigger.moment);
  return trigger.kind === "any" ? trigger.of.flatMap(inTrigger) : [];
}
