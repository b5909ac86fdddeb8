// Which duties of one obligation must be looked at again: those that something which has changed can bear on.
import type { Act, ActorName, Obligation, Observation } from "@servanda/agreement";
import { membersOf } from "../../atoms/duty.ts";
import { STATUS_VERBS } from "../../atoms/status.ts";
import type { State } from "../state.ts";
import type { DutyIndex } from "./duty-index.ts";
import { type DutyEntry, namesNow } from "./entry.ts";
import { byBearer } from "./performances.ts";
import { isForJudge, type Step, verbsIn } from "./steps.ts";

export class Awake {
  readonly #duties: DutyIndex;
  readonly #state: State;
  /** Nobody need go first: what one does starts the clock of the others. */
  readonly #isInStep: boolean;
  readonly #onWoken: () => void;
  readonly #woken = new Set<DutyEntry>();

  /** `onWoken`: told once until they are taken; who asks about the duties finds them changed from then on. */
  constructor(duties: DutyIndex, rules: readonly Obligation[], state: State, onWoken: () => void) {
    this.#duties = duties;
    this.#state = state;
    this.#onWoken = onWoken;
    this.#isInStep = rules.some(({ clock }) => clock.kind === "in step");
  }

  get isNone(): boolean {
    return this.#woken.size === 0;
  }

  /** Those to be looked at, as they began: what follows a duty after it. From now on none of them is. */
  take(): readonly DutyEntry[] {
    const woken = [...this.#woken].sort((a, b) => a.order - b.order);
    this.#woken.clear();
    return woken;
  }

  add(entry: DutyEntry): void {
    const isFirst = this.isNone;
    this.#woken.add(entry);
    if (isFirst) this.#onWoken();
  }

  addAll(): void {
    for (const entry of this.#duties.all) this.add(entry);
  }

  /** Those whose trigger has this name. */
  addNamed(name: string): void {
    for (const entry of this.#duties.named(name) ?? []) this.add(entry);
  }

  /** Listens for whatever bears on duties of a step, besides its conditions. Only while the engine is built. */
  listen({ rule, watchedFor }: Step): void {
    const { acts, coverageFeed } = this.#state;
    const wakeAll = (): void => this.addAll();
    const { content, exceptions, quota } = rule;
    if (exceptions.some(({ kind }) => kind === "matter") || isForJudge(content)) {
      for (const verb of STATUS_VERBS) acts.ofVerb(verb).listeners.push((act) => this.#addAsked(act));
    }
    if (rule.extendableBy !== undefined) acts.ofVerb("extend").listeners.push(wakeAll);
    if (rule.effort === true) acts.ofVerb("explain").listeners.push(wakeAll);
    if (quota?.kind === "declared") acts.ofVerb("declare").listeners.push(wakeAll);
    for (const { act: verb, isAboutTrigger } of verbsIn(content))
      acts.ofVerb(verb).listeners.push((act) => this.#addPerformed(act, isAboutTrigger));
    for (const event of watchedFor) {
      this.#state.streamOf(byBearer(event)).listeners.push((report) => this.#addSeen(report));
      coverageFeed.add({ wake: wakeAll, wakeAll });
    }
  }

  #addAsked({ about }: Act): void {
    // A name that no duty began under may be one its incident has come to.
    for (const entry of this.#nowNamed(about) ?? this.#duties.all) this.add(entry);
  }

  #addPerformed(act: Act, isAboutTrigger: boolean): void {
    const named = isAboutTrigger ? this.#nowNamed(act.about) : undefined;
    const stands = this.#state.acts.kept.stands(act);
    const isTheirs = ({ fact }: DutyEntry): boolean => this.#isInStep || membersOf(fact).includes(act.by);
    for (const entry of named?.filter(isTheirs) ?? this.#owedBy(act.by)) this.#addUnsettled(entry, act.at, stands);
  }

  // Those that began under the name, and those that began under what was another incident then and is one with it now.
  #nowNamed(name = ""): readonly DutyEntry[] | undefined {
    const named = this.#duties.named(name);
    if (named === undefined) return undefined;
    const names = new Set(named.flatMap((entry) => namesNow(this.#state, entry)));
    return [...new Set([...named, ...[...names].flatMap((each) => this.#duties.named(each) ?? [])])];
  }

  #addSeen(report: Observation): void {
    if (report.by === undefined) return;
    const stands = this.#state.reports.stands(report);
    for (const entry of this.#owedBy(report.by)) this.#addUnsettled(entry, report.from, stands);
  }

  #owedBy(actor: ActorName): readonly DutyEntry[] {
    return this.#isInStep ? this.#duties.all : this.#duties.owedBy(actor);
  }

  // What is done later than what settled the duty cannot change it.
  #addUnsettled(entry: DutyEntry, at: number, stands: boolean): void {
    if (!stands || entry.settledAt === undefined || entry.settledAt >= at) this.add(entry);
  }
}
