// Terms of measures that must be renewed: each is asked about at every look.
import type { CheckedAgreement, StateChange } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Sight } from "../organs/sight.ts";
import { hasLapsedForAll, lapseOf, type Term, termsIn, turnTerm } from "../organs/terms.ts";

export class TermBook {
  readonly #terms: readonly Term[];
  /** Measures that have lapsed for every sender. */
  #lapsed: ReadonlySet<string> = new Set();

  constructor(agreement: CheckedAgreement) {
    this.#terms = termsIn(agreement);
  }

  /** Terms that begin, run on, or are over at `now`. */
  bring(sight: Sight, now: Instant): StateChange[] {
    const changes = this.#terms.flatMap((term) => turnTerm(sight, term, now));
    const measures = [...new Set(this.#terms.map(({ measure }) => measure))];
    const over = measures.filter((measure) =>
      hasLapsedForAll(
        measure,
        this.#terms.filter((term) => term.measure === measure),
      ),
    );
    const lapsed = over.filter(({ name }) => !this.#lapsed.has(name));
    this.#lapsed = new Set(over.map(({ name }) => name));
    return [...changes, ...lapsed.map((measure) => lapseOf(measure, now))];
  }

  upcoming(): Instant[] {
    return this.#terms.flatMap(({ endsAt, hasLapsed }) => (endsAt === undefined || hasLapsed ? [] : [endsAt]));
  }
}
