// All that the institution brings about by the text's own rules at an instant. Each organ is asked on what stands; the
// monitor asks again until nothing is new, since what one brings about may be what another waits for.
import type { Instant } from "@servanda/core";
import { type Brought, together } from "../atoms/history.ts";
import { BodyBook } from "./bodies.ts";
import { EffectBook } from "./effects.ts";
import type { Judge, World } from "./judge.ts";
import { upcomingOf } from "./upcoming.ts";
import { WatchBook } from "./watches.ts";

export class Institution {
  readonly #judge: Judge;
  readonly #watches: WatchBook;
  readonly #effects: EffectBook;
  readonly #bodies: BodyBook;

  constructor(judge: Judge) {
    this.#judge = judge;
    this.#watches = new WatchBook(judge.agreement);
    this.#effects = new EffectBook(judge.agreement);
    this.#bodies = new BodyBook(judge);
  }

  /**
   * What is brought about at `now`, on what stands. Bodies go first, alone: what they decide, and which decision on
   * record counts, is there before anything else is asked.
   */
  bring(world: World, now: Instant): Brought {
    const decided = together([this.#bodies.bring(world, now)]);
    if (decided.acts.length + decided.decisions.length > 0) return decided;
    return {
      acts: this.#watches.bring(this.#judge, world, now),
      changes: this.#effects.bring(this.#judge, world, now),
    };
  }

  /** Instants at which something may come about by itself, as far as can be seen now. */
  upcoming(world: World): Instant[] {
    const conditions = this.#watches.watches.map(({ condition }) => condition);
    return [...upcomingOf(conditions, world), ...this.#effects.upcoming(), ...this.#bodies.upcoming()];
  }
}
