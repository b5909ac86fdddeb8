// All that the institution brings about by the text's own rules at an instant. Each organ is asked on what stands; the
// monitor asks again until nothing is new, since what one brings about may be what another waits for.
import type { Instant } from "@servanda/core";
import type { Following } from "../atoms/duty.ts";
import { type Brought, together } from "../atoms/history.ts";
import { BodyBook, termsOf } from "../organs/bodies.ts";
import { MembershipBook } from "../organs/membership.ts";
import { PowerBook } from "../organs/powers.ts";
import { EffectBook } from "./effects.ts";
import type { Judge, World } from "./judge.ts";
import { LadderBook } from "./ladders.ts";
import { sightOf } from "./sight.ts";
import { TermBook } from "./terms.ts";
import { upcomingOf } from "./upcoming.ts";
import { WatchBook } from "./watches.ts";

export class Institution {
  readonly #judge: Judge;
  readonly #watches: WatchBook;
  readonly #effects: EffectBook;
  readonly #bodies: BodyBook;
  readonly #ladders: LadderBook;
  readonly #terms: TermBook;
  readonly #membership: MembershipBook;
  readonly #powers: PowerBook;

  constructor(judge: Judge) {
    this.#judge = judge;
    this.#watches = new WatchBook(judge.agreement);
    this.#effects = new EffectBook(judge.agreement);
    this.#bodies = new BodyBook(judge.agreement);
    this.#ladders = new LadderBook(judge.agreement);
    this.#terms = new TermBook(judge.agreement);
    this.#membership = new MembershipBook(judge.agreement);
    this.#powers = new PowerBook(judge.agreement);
  }

  /**
   * What is brought about at `now`, on what stands. Bodies go first, alone: what they decide, and which decision on
   * record counts, is there before anything else is asked. `following`: the effects that ever followed a duty.
   */
  bring(world: World, now: Instant, following: readonly Following[]): Brought {
    const sight = sightOf(this.#judge, world);
    const { acts } = world.known;
    const decided = together([this.#bodies.bring(sight, acts, (body) => this.#bodies.motions.of(body), now)]);
    if (decided.acts.length + decided.decisions.length > 0) return decided;
    // Then who is bound, before anything is asked of anyone.
    const bound = together([this.#membership.bring(sight, now), this.#powers.bring(sight, acts, now)]);
    if (bound.acts.length + bound.changes.length + bound.exercises.length > 0) return bound;
    const effects = this.#effects.bring(this.#judge, world, sight, now, following);
    return {
      acts: [...this.#watches.bring(this.#judge, world, now), ...effects.acts],
      changes: [...this.#ladders.bring(this.#judge, world, now), ...this.#terms.bring(sight, now), ...effects.changes],
    };
  }

  /** Instants at which something may come about by itself, as far as can be seen now. */
  upcoming(world: World): Instant[] {
    const conditions = this.#watches.watches.map(({ condition }) => condition);
    return [
      ...upcomingOf(conditions, world),
      ...this.#effects.upcoming(this.#judge, world),
      ...this.#endsOfVoting(),
      ...this.#membership.upcoming(sightOf(this.#judge, world)),
      ...this.#ladders.upcoming(world),
      ...this.#terms.upcoming(),
    ];
  }

  /** Instants at which a silence is long enough, or voting is over. */
  #endsOfVoting(): Instant[] {
    const { motions } = this.#bodies;
    return motions.bodies.flatMap((body) =>
      motions
        .of(body)
        .filter(({ state }) => state === "open")
        .flatMap((motion) => Object.values(termsOf(this.#judge, body, motion))),
    );
  }
}
