// One rung of a ladder: whether its condition holds now, and at which breaches it does.
import type { Rung } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import { NO_BINDINGS } from "../../atoms/match.ts";
import { compileCondition, type Test, type Wakes } from "../conditions.ts";
import { dependentOf } from "../feed.ts";
import type { State } from "../state.ts";
import { type Alarm, turning } from "../turning.ts";
import type { Breach, Breaches } from "./breaches.ts";

export class RungBook {
  readonly rung: Rung;
  readonly #breaches: Breaches;
  readonly #test: Test;
  readonly #woken = new Set<Breach>();
  readonly #holding = new Set<Breach>();
  #isNowDue = true;
  #holdsNow = false;

  /** `wake`: something is to be asked again. */
  constructor(rung: Rung, breaches: Breaches, state: State, alarm: Alarm, wake: () => void) {
    this.rung = rung;
    this.#breaches = breaches;
    const present = turning(state, alarm, () => {
      this.#isNowDue = true;
      wake();
    });
    const wakes: Wakes = (windowMs) => {
      const now = present(windowMs);
      const then = dependentOf(breaches.series, windowMs, (breach) => {
        this.#woken.add(breach);
        wake();
      });
      return {
        wake(from, to) {
          now.wake(from, to);
          then.wake(from, to);
        },
        wakeAll() {
          now.wakeAll();
          then.wakeAll();
        },
      };
    };
    this.#test = compileCondition(rung.condition, state, wakes);
  }

  get holdsNow(): boolean {
    return this.#holdsNow;
  }

  /** Now, or at one of the breaches. */
  get holds(): boolean {
    return this.#holdsNow || this.#holding.size > 0;
  }

  wakeAt(breach: Breach): void {
    this.#woken.add(breach);
  }

  /** `since`: when the ladder was last closed. */
  refresh(now: Instant, since: Instant): void {
    if (this.#isNowDue) this.#holdsNow = this.#test(presentAt(now, since), NO_BINDINGS) === YES;
    this.#isNowDue = false;
    for (const breach of this.#woken) {
      const counts = breach.to <= now && this.#breaches.has(breach);
      const holds = counts && this.#test(this.#breaches.judgedAt(breach), NO_BINDINGS) === YES;
      if (holds) this.#holding.add(breach);
      else this.#holding.delete(breach);
    }
    this.#woken.clear();
  }

  /** The ladder was closed at `now`: every answer is asked anew. */
  beginAnew(now: Instant): void {
    this.#holdsNow = this.#test(presentAt(now, now), NO_BINDINGS) === YES;
    this.#isNowDue = false;
    this.#holding.clear();
    for (const breach of this.#breaches.series.items) this.#woken.add(breach);
  }
}

function presentAt(now: Instant, since: Instant): Parameters<Test>[0] {
  return { from: now, to: now, observations: [], since };
}
