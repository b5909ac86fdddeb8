// Watched conditions, each under each value of its variable. One is asked again when something it asks about changes,
// or when something enters or leaves its window.
import type { Act, CheckedAgreement, Watch } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import type { Bindings } from "../../atoms/match.ts";
import { bindingsUnder, holdingAct, valuesOf, watchesOf } from "../../organs/watches.ts";
import { compileCondition, type Test } from "../conditions.ts";
import type { State } from "../state.ts";
import { type Alarm, turning } from "../turning.ts";

interface Watched {
  readonly watch: Watch;
  readonly value: string | undefined;
  readonly bindings: Bindings;
}

/** What is asked together: one condition under every value. */
interface Asked {
  readonly test: Test;
  readonly watched: readonly Watched[];
  readonly turn: { isWoken: boolean };
}

/** A watch's key, and the value of its variable. */
export type SavedHolding = readonly [key: string, value: string | null];

export class WatchBook {
  readonly #asked: readonly Asked[];
  /** Those that held when they were last asked. */
  readonly #held = new Set<Watched>();
  #isWoken = true;

  constructor(agreement: CheckedAgreement, state: State, alarm: Alarm) {
    this.#asked = watchesOf(agreement).map((watch) => this.#compile(watch, state, alarm));
  }

  get isWoken(): boolean {
    return this.#isWoken && this.#asked.length > 0;
  }

  /** Those that hold, by key and value. */
  save(): readonly SavedHolding[] {
    const all = this.#asked.flatMap(({ watched }) => watched);
    return all.filter((each) => this.#held.has(each)).map(({ watch, value }) => [watch.key, value ?? null]);
  }

  load(saved: readonly SavedHolding[]): void {
    const held = new Set(saved.map(([key, value]) => JSON.stringify([key, value])));
    for (const each of this.#asked.flatMap(({ watched }) => watched)) {
      if (held.has(JSON.stringify([each.watch.key, each.value ?? null]))) this.#held.add(each);
    }
  }

  /** Acts by which conditions come true at `now`. Asked again at the same instant, it gives what is new since. */
  bring(now: Instant): Act[] {
    if (!this.isWoken) return [];
    this.#isWoken = false;
    return this.#asked.flatMap((asked) => {
      if (!asked.turn.isWoken) return [];
      asked.turn.isWoken = false;
      return asked.watched.flatMap((each) => this.#turn(asked.test, each, now));
    });
  }

  #compile(watch: Watch, state: State, alarm: Alarm): Asked {
    const turn = { isWoken: true };
    const wakes = turning(state, alarm, () => {
      turn.isWoken = true;
      this.#isWoken = true;
    });
    const watched = valuesOf(watch).map((value) => ({ watch, value, bindings: bindingsUnder(watch, value) }));
    return { turn, test: compileCondition(watch.condition, state, wakes), watched };
  }

  #turn(test: Test, watched: Watched, now: Instant): Act[] {
    const holds = test({ from: now, to: now, observations: [] }, watched.bindings) === YES;
    if (!holds) this.#held.delete(watched);
    if (!holds || this.#held.has(watched)) return [];
    this.#held.add(watched);
    return [holdingAct(watched.watch, watched.value, now)];
  }
}
