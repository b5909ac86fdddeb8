// What ends one kind of effect: the occurrences of its `until`, and which of the effects it may end.
import type { Effect } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Occurrence } from "../../atoms/duty.ts";
import { compareOccurrences } from "../../atoms/trigger-bindings.ts";
import { canEnd, type Pending } from "../../organs/effects.ts";
import { Series } from "../series.ts";
import type { State } from "../state.ts";
import { hasCome, type TriggerBook, triggerBooks } from "../triggers.ts";
import type { Alarm } from "../turning.ts";

export class Endings {
  readonly triggers: readonly TriggerBook[];
  readonly #alarm: Alarm;
  readonly #occurrences = new Series<Occurrence>();
  /** Effects that took place, or may again. */
  readonly #open = new Set<Pending>();
  #isDue = false;

  constructor({ until }: Effect, state: State, alarm: Alarm) {
    this.triggers = until === undefined ? [] : triggerBooks(until, state);
    this.#alarm = alarm;
  }

  get isWoken(): boolean {
    return this.#isDue || this.triggers.some((each) => each.isWoken());
  }

  /** An effect took place: what ends it may be there already. */
  opened(pending: Pending): void {
    if (this.triggers.length === 0) return;
    this.#open.add(pending);
    this.#isDue = true;
  }

  /** Effects that end at `now`, each with what ends it. */
  release(now: Instant): readonly (readonly [Pending, Occurrence])[] {
    if (!this.isWoken) return [];
    this.#isDue = false;
    this.#take(now);
    return [...this.#open].flatMap((pending) => {
      if (!canEnd(pending)) {
        if (pending.stage !== "waiting") this.#open.delete(pending);
        return [];
      }
      const end = this.#firstAfter(pending.firstAt, now);
      return end === undefined ? [] : [[pending, end] as const];
    });
  }

  #take(now: Instant): void {
    for (const { before, now: is } of this.triggers.flatMap((each) => each.changes())) {
      if (before !== undefined) this.#occurrences.removeAt(before.from, (each) => each === before);
      if (is === undefined) continue;
      this.#occurrences.add(is);
      if (!hasCome(is, now))
        this.#alarm(is.from, () => {
          this.#isDue = true;
        });
    }
  }

  #firstAfter(at: Instant, now: Instant): Occurrence | undefined {
    const after: Occurrence[] = [];
    this.#occurrences.visitWindow(at, Number.POSITIVE_INFINITY, (each) => {
      if (each.from > at && hasCome(each, now)) after.push(each);
      return false;
    });
    return after.sort(compareOccurrences)[0];
  }
}
