// The breaches that a ladder is about: certain, not excused, and not over when it was last closed.
import type { Finding, Ladder, RecordRef } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Judged } from "../../atoms/judged.ts";
import { NO_BINDINGS } from "../../atoms/match.ts";
import { isBreach } from "../../atoms/standards.ts";
import { Series, type Spanning } from "../series.ts";
import type { State } from "../state.ts";

export interface Breach extends Spanning {
  readonly finding: Finding;
}

export class Breaches {
  readonly series: Series<Breach> = new Series();
  readonly #ladder: Ladder;
  readonly #state: State;
  readonly #byFinding = new Map<Finding, Breach>();
  #closedAt = Number.NEGATIVE_INFINITY;

  /** `onChange`: told of every breach that came or went. */
  constructor(ladder: Ladder, state: State, onChange: (changed: Breach) => void) {
    this.#ladder = ladder;
    this.#state = state;
    for (const key of ladder.on?.clauses ?? []) {
      const board = state.boardOf(key);
      board.listeners.push((finding) => {
        const gone = this.#drop(finding);
        const came = board.findings.has(finding) ? this.#add(finding) : undefined;
        for (const each of [gone, came]) if (each !== undefined) onChange(each);
      });
    }
  }

  has(breach: Breach): boolean {
    return this.#byFinding.get(breach.finding) === breach;
  }

  /** The breach with its reports as they are now. */
  judgedAt({ finding: { from, to, evidence } }: Breach): Judged {
    const reports = evidence.flatMap((ref) => this.#state.reports.find(ref) ?? []);
    return { from, to, observations: reports.filter((report) => report.to > this.#closedAt), since: this.#closedAt };
  }

  /** Records behind all that are over by now. */
  evidence(now: Instant): readonly RecordRef[] {
    const over = this.series.items.filter(({ to }) => to <= now);
    return [...new Set(over.flatMap(({ finding }) => finding.evidence))].sort();
  }

  /** What ended by then counts no more, however late it is learnt. */
  forgetUntil(closedAt: Instant): void {
    this.#closedAt = closedAt;
    const over = this.series.items.filter(({ to }) => to <= closedAt);
    for (const { finding } of over) this.#drop(finding);
  }

  #drop(finding: Finding): Breach | undefined {
    const breach = this.#byFinding.get(finding);
    if (breach === undefined) return undefined;
    this.#byFinding.delete(finding);
    this.series.removeAt(breach.from, (each) => each === breach);
    return breach;
  }

  #add(finding: Finding): Breach | undefined {
    const { on } = this.#ladder;
    const { from, to, certainty } = finding;
    const { agreement } = this.#state;
    if (on === undefined || certainty !== "certain" || to <= this.#closedAt) return undefined;
    if (!isBreach(agreement, on, finding, NO_BINDINGS)) return undefined;
    const breach: Breach = { from, to, finding };
    this.#byFinding.set(finding, breach);
    this.series.add(breach);
    return breach;
  }
}
