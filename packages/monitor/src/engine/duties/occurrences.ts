// Occurrences of a rule's trigger that count now: within its stages and after its moments. New ones are held
// until they begin their duties.
import type { Instant } from "@servanda/core";
import type { Occurrence } from "../../atoms/duty.ts";
import { momentAt } from "../../atoms/stages.ts";
import { compareOccurrences } from "../../atoms/trigger-bindings.ts";
import { isInScope, type Scope } from "../../organs/sight.ts";
import type { State } from "../state.ts";
import { hasCome, type TriggerBook } from "../triggers.ts";

export class Occurrences {
  readonly #rule: Scope;
  readonly #state: State;
  readonly #triggers: readonly TriggerBook[];
  readonly #onName: (name: string) => void;
  readonly #counted = new Set<Occurrence>();
  /** How many occurrences that count have this name. */
  readonly #current = new Map<string, number>();
  #held: Occurrence[] = [];

  /** `onName`: told of every name of an occurrence that came or went. */
  constructor(rule: Scope, triggers: readonly TriggerBook[], state: State, onName: (name: string) => void) {
    this.#rule = rule;
    this.#state = state;
    this.#triggers = triggers;
    this.#onName = onName;
  }

  /** Nothing of the triggers has changed, and nothing that has come by `now` waits to begin its duties. */
  isQuiet(now: Instant): boolean {
    return !this.#held.some((each) => hasCome(each, now)) && !this.#triggers.some((each) => each.isWoken());
  }

  /** Takes what changed of the triggers. */
  take(): void {
    for (const trigger of this.#triggers) {
      if (!trigger.isWoken()) continue;
      for (const { before, now } of trigger.changes()) {
        if (before !== undefined) this.#drop(before);
        if (now !== undefined && this.#isInForceAt(now.from)) this.#count(now);
      }
    }
  }

  /** Stages moved, or the rule has ended or goes on: what is an occurrence in it may have changed. */
  recount(): void {
    for (const occurrence of this.#triggers.flatMap((each) => each.current())) {
      if (!this.#isInForceAt(occurrence.from)) this.#drop(occurrence);
      else if (this.#counted.has(occurrence)) this.#held.push(occurrence);
      else this.#count(occurrence);
    }
  }

  /** What is held, in the order in which it begins duties; what has not come by `now` is held on. */
  release(now: Instant): readonly Occurrence[] {
    if (this.#held.length === 0) return NONE;
    const ready = this.#held.filter((each) => hasCome(each, now));
    this.#held = ready.length === this.#held.length ? [] : this.#held.filter((each) => !hasCome(each, now));
    return ready.sort(compareOccurrences);
  }

  /** Some occurrence that counts has one of these names. */
  isCurrent(names: readonly string[]): boolean {
    return names.some((name) => (this.#current.get(name) ?? 0) > 0);
  }

  #count(occurrence: Occurrence): void {
    this.#counted.add(occurrence);
    this.#held.push(occurrence);
    this.#countNames(occurrence, 1);
  }

  #drop(occurrence: Occurrence): void {
    if (!this.#counted.delete(occurrence)) return;
    this.#countNames(occurrence, -1);
    this.#held = this.#held.filter((each) => each !== occurrence);
  }

  #countNames({ key, members }: Occurrence, by: 1 | -1): void {
    for (const name of new Set([key, ...members])) {
      const count = (this.#current.get(name) ?? 0) + by;
      if (count === 0) this.#current.delete(name);
      else this.#current.set(name, count);
      this.#onName(name);
    }
  }

  #isInForceAt(from: Instant): boolean {
    const { stages, momentActs, dayRule } = this.#state;
    return isInScope({ stages, momentAt: (moment) => momentAt(dayRule, moment, stages, momentActs) }, this.#rule, from);
  }
}

const NONE: readonly Occurrence[] = [];
