// All that the institution brings about by the text's own rules at an instant. Each organ is asked on what stands; the
// monitor asks again until nothing is new, since what one brings about may be what another waits for.
import type { Instant } from "@servanda/core";
import type { History } from "../atoms/history.ts";
import { EffectBook } from "./effects.ts";
import type { Judge, World } from "./judge.ts";
import { upcomingOf } from "./upcoming.ts";
import { WatchBook } from "./watches.ts";

export class Institution {
  readonly #judge: Judge;
  readonly #watches: WatchBook;
  readonly #effects: EffectBook;

  constructor(judge: Judge) {
    this.#judge = judge;
    this.#watches = new WatchBook(judge.agreement);
    this.#effects = new EffectBook(judge.agreement);
  }

  /** What is brought about at `now`, on what stands. */
  bring(world: World, now: Instant): History {
    return {
      acts: this.#watches.bring(this.#judge, world, now),
      changes: this.#effects.bring(this.#judge, world, now),
    };
  }

  /** Instants at which something may come about by itself, as far as can be seen now. */
  upcoming(world: World): Instant[] {
    const conditions = this.#watches.watches.map(({ condition }) => condition);
    return [...upcomingOf(conditions, world), ...this.#effects.upcoming()];
  }
}
