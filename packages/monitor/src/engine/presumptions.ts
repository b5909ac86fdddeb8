// Breaches of one clause that the text presumes, kept up to date. Presumed twice on the same ground is presumed once.
import { type Clause, type Finding, thingKey } from "@servanda/agreement";
import {
  isPresumedOf,
  judgedPresumption,
  namesOfPresumption,
  type PresumedBreach,
  presumption,
  presumptionStands,
} from "../atoms/presumed.ts";
import { WAIVES } from "../atoms/waivers.ts";
import type { State } from "./state.ts";

/** What was presumed on one ground, each time. */
export interface Presumption {
  readonly presumed: PresumedBreach[];
}

export class Presumptions {
  readonly #clause: Clause;
  readonly #state: State;
  readonly #wake: (presumption: Presumption) => void;
  readonly #byGround = new Map<string, Presumption>();
  readonly #byThing = new Map<string, Set<Presumption>>();
  readonly #byName = new Map<string, Presumption[]>();

  /** `wake` is told which is to be judged again. */
  constructor(clause: Clause, state: State, wake: (presumption: Presumption) => void) {
    this.#clause = clause;
    this.#state = state;
    this.#wake = wake;
    state.changes.listeners.push((change) => {
      if (isPresumedOf(change, clause) && state.changes.countsIn(change, clause.reading)) this.#take(change);
    });
    const wakeAll = (): void => {
      for (const each of this.#byGround.values()) wake(each);
    };
    for (const feed of state.changes.feedsOfClause(clause.number)) feed.add({ wake: wakeAll, wakeAll });
  }

  /** Some act about this record, incident or finding came or went. */
  wakeNamed(name: string): void {
    for (const each of this.#byName.get(name) ?? []) this.#wake(each);
  }

  /** Those that have this name. */
  named(name: string): readonly Presumption[] {
    return this.#byName.get(name) ?? [];
  }

  judge({ presumed }: Presumption): readonly Finding[] {
    const { agreement, acts, dayRule } = this.#state;
    const changes = this.#state.changesIn(this.#clause.reading);
    const change = presumed.find((each) => presumptionStands(changes, this.#clause, each));
    if (change === undefined) return [];
    const names = namesOfPresumption(agreement, presumption(this.#clause, change));
    const aboutIt = [...names].flatMap((name) => acts.about(name));
    return [judgedPresumption(agreement, dayRule, this.#clause, change, aboutIt, acts.all(WAIVES))];
  }

  #take(change: PresumedBreach): void {
    const finding = presumption(this.#clause, change);
    const ground = JSON.stringify([finding.subject, finding.bearer]);
    let found = this.#byGround.get(ground);
    if (found === undefined) {
      found = { presumed: [] };
      this.#byGround.set(ground, found);
      for (const name of namesOfPresumption(this.#state.agreement, finding))
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), found]);
    }
    found.presumed.push(change);
    const thing = thingKey(change.of);
    const ofThing = this.#byThing.get(thing) ?? new Set();
    this.#byThing.set(thing, ofThing.add(found));
    // What ends one presumption of a breach ends all of it.
    for (const each of ofThing) this.#wake(each);
  }
}
