// Terms of measures that must be renewed: one is asked again when its sender acts, when its measure is put in force,
// and at its end.
import type { CheckedAgreement, StateChange } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Sight } from "../../organs/sight.ts";
import { hasLapsedForAll, IMPOSING, lapseOf, type Term, termsIn, turnTerm } from "../../organs/terms.ts";
import { finite, sinceEver } from "../saved-instant.ts";
import type { State } from "../state.ts";
import type { Alarm } from "../turning.ts";

export interface SavedTerms {
  readonly terms: readonly {
    readonly endsAt: Instant | null;
    readonly startedAt: Instant | null;
    readonly hasLapsed: boolean;
  }[];
  /** Measures that have lapsed for every sender. */
  readonly lapsed: readonly string[];
}

export class TermBook {
  readonly #terms: readonly Term[];
  readonly #alarm: Alarm;
  readonly #woken: Set<Term>;
  readonly #lapsed = new Set<string>();

  constructor(agreement: CheckedAgreement, state: State, alarm: Alarm) {
    this.#terms = termsIn(agreement);
    this.#alarm = alarm;
    this.#woken = new Set(this.#terms);
    if (this.#terms.length === 0) return;
    for (const verb of IMPOSING) {
      state.acts.ofVerb(verb).listeners.push(({ by }) => this.#wake(({ sender }) => sender === by));
    }
    for (const { name } of new Set(this.#terms.map(({ measure }) => measure))) {
      const wake = (): void => this.#wake(({ measure }) => measure.name === name);
      state.changes.feedOf({ kind: "measure", name }).add({ wake, wakeAll: wake });
    }
  }

  get isWoken(): boolean {
    return this.#woken.size > 0;
  }

  /** In the order of the text. */
  save(): SavedTerms {
    const terms = this.#terms.map(({ endsAt, startedAt, hasLapsed }) => ({
      endsAt: endsAt ?? null,
      startedAt: finite(startedAt),
      hasLapsed,
    }));
    return { terms, lapsed: [...this.#lapsed] };
  }

  load({ terms, lapsed }: SavedTerms): void {
    for (const [index, term] of this.#terms.entries()) {
      const saved = terms[index];
      if (saved === undefined) continue;
      term.endsAt = saved.endsAt ?? undefined;
      term.startedAt = sinceEver(saved.startedAt);
      term.hasLapsed = saved.hasLapsed;
      if (term.endsAt !== undefined) this.#alarm(term.endsAt, () => this.#woken.add(term));
    }
    for (const each of lapsed) this.#lapsed.add(each);
  }

  /** Terms that begin, run on, or are over at `now`. */
  bring(sight: Sight, now: Instant): StateChange[] {
    if (this.#woken.size === 0) return [];
    const woken = this.#terms.filter((term) => this.#woken.has(term));
    this.#woken.clear();
    const changes = woken.flatMap((term) => {
      const turned = turnTerm(sight, term, now);
      // A term that ran on may run on again, as it was renewed more than once.
      if (turned.length > 0) this.#woken.add(term);
      if (turned.length > 0 && term.endsAt !== undefined) this.#alarm(term.endsAt, () => this.#woken.add(term));
      return turned;
    });
    const measures = [...new Set(woken.map(({ measure }) => measure))];
    const over = measures.filter((measure) =>
      hasLapsedForAll(
        measure,
        this.#terms.filter((term) => term.measure === measure),
      ),
    );
    const lapsed = over.filter(({ name }) => !this.#lapsed.has(name));
    for (const measure of measures) if (!over.includes(measure)) this.#lapsed.delete(measure.name);
    for (const { name } of lapsed) this.#lapsed.add(name);
    return [...changes, ...lapsed.map((measure) => lapseOf(measure, now))];
  }

  #wake(isMeant: (term: Term) => boolean): void {
    for (const term of this.#terms) if (isMeant(term)) this.#woken.add(term);
  }
}
