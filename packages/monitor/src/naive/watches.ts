// Conditions that are watched: each time one comes true on record, the institution acts.
//   holds(w, b, now) = condition of w is surely yes at now, under the value b of its variable
//   acts             = one for each instant at which holds turns from not yes to yes
import type { Act, CheckedAgreement, Watch } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import { bindingsUnder, holdingAct, valuesOf, watchesOf } from "../organs/watches.ts";
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
    const bindings = bindingsUnder(watch, value);
    const holds = judge.holds(watch.condition, { from: now, to: now, observations: [] }, bindings, world) === YES;
    if (!holds) this.#held.delete(key);
    if (!holds || this.#held.has(key)) return [];
    this.#held.add(key);
    return [holdingAct(watch, value, now)];
  }
}
