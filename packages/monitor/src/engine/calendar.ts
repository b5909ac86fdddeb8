// The moments and stages of the text, kept up to date: worked out anew when an act that they hang on comes or goes, or
// when a stage is ended. Everything timed looks again only where one of them moved.
import type { Act, CheckedAgreement, Moment, StagePeriod, Transition } from "@servanda/agreement";
import { BASE_READING } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import { isAct, NO_BINDINGS } from "../atoms/match.ts";
import { momentActsNamed, momentAt, momentsNamed, stagePeriods } from "../atoms/stages.ts";
import type { State } from "./state.ts";
import type { Alarm } from "./turning.ts";

export class Calendar {
  readonly #agreement: CheckedAgreement;
  readonly #state: State;
  readonly #alarm: Alarm;
  readonly #moments: readonly Moment[];
  readonly #said = new Map<string, StagePeriod>();
  /** Every moment and edge as last worked out. */
  #instants: readonly (Instant | undefined)[] = [];
  #isStale = true;

  constructor(agreement: CheckedAgreement, state: State, alarm: Alarm) {
    this.#agreement = agreement;
    this.#state = state;
    this.#alarm = alarm;
    this.#moments = momentsNamed(agreement);
    const named = momentActsNamed(agreement);
    for (const verb of new Set(named.map(({ act }) => act))) {
      const patterns = named.filter(({ act }) => act === verb);
      state.acts.ofVerb(verb).listeners.push((act) => {
        if (patterns.some((pattern) => isAct(act, pattern, NO_BINDINGS) === YES)) this.#noted(act);
      });
    }
    state.changes.listeners.push(({ of }) => {
      if (of.kind === "stage") this.#isStale = true;
    });
  }

  /** What was said of stages, by name. */
  save(): readonly (readonly [string, StagePeriod])[] {
    return [...this.#said];
  }

  load(said: readonly (readonly [string, StagePeriod])[]): void {
    for (const [name, period] of said) this.#said.set(name, period);
  }

  get isWoken(): boolean {
    return this.#isStale;
  }

  refresh(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    const { dayRule, changes, momentActs } = this.#state;
    const ended = changes.all.filter(({ of, reading }) => of.kind === "stage" && reading === BASE_READING);
    const stages = stagePeriods(dayRule, this.#agreement.stages, momentActs, ended);
    const edges = [...stages.values()].flatMap(({ start, end }) => [start, end]);
    const moments = this.#moments.map((each) => momentAt(dayRule, each, stages, momentActs));
    const instants = [...edges, ...moments];
    const isSame = instants.every((at, index) => at === this.#instants[index]);
    if (isSame && instants.length === this.#instants.length) return;
    this.#instants = instants;
    this.#state.stages = stages;
    this.#state.stageFeed.touchAll();
    for (const at of new Set(instants)) if (at !== undefined) this.#alarm(at, () => this.#state.turnFeed.touchAll());
  }

  /** Stages that have started or ended by `now` and were not said to. */
  say(now: Instant, recordedAt: Instant): readonly Transition[] {
    const said: Transition[] = [];
    for (const [stage, { start, end }] of this.#state.stages) {
      const before = this.#said.get(stage) ?? {};
      if (before.end !== undefined && before.start !== undefined) continue;
      const hasStarted = start !== undefined && start <= now;
      const hasEnded = end !== undefined && end <= now;
      if (hasStarted && before.start === undefined)
        said.push({ kind: "stage", recordedAt, at: start, stage, change: "started" });
      if (hasEnded && before.end === undefined)
        said.push({ kind: "stage", recordedAt, at: end, stage, change: "ended" });
      if (hasStarted || hasEnded)
        this.#said.set(stage, { ...before, ...(hasStarted ? { start } : {}), ...(hasEnded ? { end } : {}) });
    }
    return said;
  }

  #noted(act: Act): void {
    this.#isStale = true;
    const others = this.#state.momentActs.filter((each) => each !== act);
    this.#state.momentActs = this.#state.acts.kept.stands(act) ? [...others, act] : others;
  }
}
