// Effects: begun when their trigger goes on record or the duty that they follow is missed or done; asked again when
// they are due, when what ends them occurs, and when their clause is suspended or resumed.
import type { CheckedAgreement, Clause, Effect } from "@servanda/agreement";
import { assert, type Instant, YES } from "@servanda/core";
import { effectsIn } from "../../atoms/changeable.ts";
import { type BegunOnce, createBegunOnce, type Following, type Occurrence } from "../../atoms/duty.ts";
import { type Brought, isOutOfForce } from "../../atoms/history.ts";
import { canEnd, dueAtOf, ends, happens, type Pending, pendingOf, startOf } from "../../organs/effects.ts";
import { Occurrences } from "../duties/occurrences.ts";
import { loadOccurrence, type SavedOccurrence, saveOccurrence } from "../saved-occurrence.ts";
import type { State } from "../state.ts";
import { type TriggerBook, triggerBooks } from "../triggers.ts";
import type { Alarm } from "../turning.ts";
import { Endings } from "./endings.ts";
import type { IndexedSight } from "./sight.ts";

/** A clause that is an effect, and what begins it. */
interface Source {
  readonly clause: Clause;
  readonly rule: Effect;
  begun: BegunOnce;
  readonly occurrences: Occurrences;
  isStandingDue: boolean;
  isRecountDue: boolean;
}

export interface SavedEffects {
  /** Names of occurrences that began their effect, or would have: by clause that is one, in the order of the text. */
  readonly begun: readonly (readonly string[])[];
  /** Changes by effects that have ended, and those by which they did. */
  readonly over: readonly string[];
  /** In the order in which they began. */
  readonly pending: readonly SavedPending[];
}

interface SavedPending extends Omit<Pending, "clause" | "rule" | "occurrence"> {
  /** Its key. */
  readonly clause: string;
  /** Its place among the effects of the clause. */
  readonly effect: number;
  readonly occurrence: SavedOccurrence;
}

export class Effects {
  /** All that hears of reports. */
  readonly triggers: readonly TriggerBook[];
  readonly #state: State;
  readonly #sight: IndexedSight;
  readonly #alarm: Alarm;
  readonly #sources: readonly Source[];
  readonly #endings = new Map<Effect, Endings>();
  /** In the order in which they began. */
  readonly #order = new Map<Pending, number>();
  readonly #woken = new Set<Pending>();
  readonly #waiting = new Map<string, Set<Pending>>();
  readonly #over = new Set<string>();

  constructor(agreement: CheckedAgreement, state: State, sight: IndexedSight, alarm: Alarm) {
    this.#state = state;
    this.#sight = sight;
    this.#alarm = alarm;
    const triggers: TriggerBook[] = [];
    this.#sources = agreement.clauses.flatMap((clause) => {
      for (const rule of effectsIn(clause.rule)) triggers.push(...this.#compile(clause, rule));
      if (clause.rule.kind !== "effect") return [];
      const books = triggerBooks(clause.rule.trigger, state);
      triggers.push(...books);
      return [this.#sourceOf(clause, clause.rule, books)];
    });
    this.triggers = triggers;
  }

  save(): SavedEffects {
    return {
      begun: this.#sources.map(({ begun }) => begun.saved()),
      over: [...this.#over],
      pending: [...this.#order.keys()].map(({ clause, rule, occurrence, ...rest }) => ({
        ...rest,
        clause: clause.key,
        effect: effectsIn(clause.rule).indexOf(rule),
        occurrence: saveOccurrence(occurrence),
      })),
    };
  }

  /** Every effect is asked again; what has been said of one is not said twice. */
  load({ begun, over, pending }: SavedEffects): void {
    for (const [index, source] of this.#sources.entries()) source.begun = createBegunOnce(begun[index]);
    for (const each of over) this.#over.add(each);
    const clauses = new Map(this.#state.agreement.clauses.map((clause) => [clause.key, clause]));
    for (const { clause: key, effect, occurrence, ...rest } of pending) {
      const clause = clauses.get(key);
      const rule = clause === undefined ? undefined : effectsIn(clause.rule)[effect];
      assert(clause !== undefined && rule !== undefined, "a snapshot of this text");
      const each = { ...rest, clause, rule, occurrence: loadOccurrence(occurrence) };
      this.#enter(each);
      if (canEnd(each)) this.#endings.get(rule)?.opened(each);
    }
  }

  isWoken(now: Instant): boolean {
    return (
      this.#woken.size > 0 ||
      this.#sources.some((source) => isSourceWoken(source, now)) ||
      (this.#endings.size > 0 && [...this.#endings.values()].some((each) => each.isWoken))
    );
  }

  /** What comes about at `now`. `following`: effects that followed a duty since the last call. */
  bring(now: Instant, following: readonly Following[]): Brought {
    for (const source of this.#sources) if (isSourceWoken(source, now)) this.#begin(source, now);
    for (const each of following) this.#add(each);
    const due = this.#inOrder([...this.#woken], (pending) => pending);
    this.#woken.clear();
    const brought = due.flatMap((pending) => this.#happens(pending, now));
    // What happens now is on record before anything ends: the monitor asks again.
    if (brought.length > 0) {
      return {
        acts: brought.flatMap((each) => ("act" in each ? [each.act] : [])),
        changes: brought.flatMap((each) => ("change" in each ? [each.change] : [])),
      };
    }
    const ending = [...this.#endings.values()].flatMap((each) => each.release(now));
    const inOrder = this.#inOrder(ending, ([pending]) => pending);
    return { changes: inOrder.flatMap(([pending, end]) => ends(this.#sight, pending, end, now, this.#over)) };
  }

  #inOrder<T>(items: readonly T[], pendingIn: (item: T) => Pending): readonly T[] {
    const orderOf = (item: T): number => this.#order.get(pendingIn(item)) ?? 0;
    return [...items].sort((a, b) => orderOf(a) - orderOf(b));
  }

  #happens(pending: Pending, now: Instant): ReturnType<typeof happens> {
    if (pending.stage !== "waiting") return [];
    const brought = happens(this.#sight, pending, now);
    if (pending.times > 0) this.#endings.get(pending.rule)?.opened(pending);
    const at = dueAtOf(this.#sight.changesIn(pending.clause.reading), pending);
    if (at !== undefined && at > now) this.#alarm(at, () => this.#woken.add(pending));
    // A relief whose next time has passed as well is asked again at once.
    if (at !== undefined && at <= now) this.#woken.add(pending);
    const isWaiting = isStillWaiting(pending);
    if (!isWaiting) this.#waiting.get(pending.clause.number)?.delete(pending);
    return brought;
  }

  #add(following: Following): void {
    this.#enter(pendingOf(this.#state.dayRule, following));
  }

  #enter(pending: Pending): void {
    this.#order.set(pending, this.#order.size);
    if (!isStillWaiting(pending)) return;
    this.#woken.add(pending);
    this.#waiting.get(pending.clause.number)?.add(pending);
  }

  #begin(source: Source, now: Instant): void {
    const { clause, rule, begun, occurrences } = source;
    occurrences.take();
    if (source.isRecountDue) occurrences.recount();
    const standing = source.isStandingDue ? this.#standing(rule, now) : [];
    source.isRecountDue = false;
    source.isStandingDue = false;
    const changes = this.#state.changesIn(clause.reading);
    const isOut = isOutOfForce(changes, clause, { from: now, to: now }) === YES;
    for (const occurrence of [...standing, ...occurrences.release(now)]) {
      if (!begun.isFirst(occurrence) || isOut) continue;
      this.#add({ clause, rule, occurrence, startAt: startOf({ rule }, occurrence, now) });
    }
  }

  // What stands begins when its stage does; without a stage, when the agreement is first looked at.
  #standing({ trigger, during, after }: Effect, now: Instant): readonly Occurrence[] {
    if (trigger.kind !== "standing") return [];
    const starts = [
      ...during.map((name) => this.#state.stages.get(name)?.start),
      ...after.map((moment) => this.#sight.momentAt(moment)),
    ];
    if (starts.some((at) => at === undefined || at > now)) return [];
    const from = Math.max(Number.NEGATIVE_INFINITY, ...starts.filter((at) => at !== undefined));
    return [{ key: "standing", members: [], from, to: from, bindings: new Map(), detectedAt: from }];
  }

  #sourceOf(clause: Clause, rule: Effect, triggers: readonly TriggerBook[]): Source {
    const source: Source = {
      clause,
      rule,
      begun: createBegunOnce(),
      occurrences: new Occurrences(rule, triggers, this.#state, () => undefined),
      isStandingDue: true,
      isRecountDue: false,
    };
    const stages = (): void => {
      source.isStandingDue = true;
      source.isRecountDue = true;
    };
    const standing = (): void => {
      source.isStandingDue = true;
    };
    this.#state.stageFeed.add({ wake: stages, wakeAll: stages });
    if (rule.trigger.kind === "standing") this.#state.turnFeed.add({ wake: standing, wakeAll: standing });
    return source;
  }

  // What may prevent it, what ends it, and what stops its clock.
  #compile({ number }: Clause, rule: Effect): readonly TriggerBook[] {
    for (const each of rule.exceptions) {
      if (each.kind === "condition") this.#sight.prepare(each.condition);
      else for (const verb of ["judge", "plead"]) this.#state.acts.ofVerb(verb);
    }
    const endings = new Endings(rule, this.#state, this.#alarm);
    if (endings.triggers.length > 0) this.#endings.set(rule, endings);
    if (!this.#waiting.has(number)) {
      const waiting = new Set<Pending>();
      this.#waiting.set(number, waiting);
      const wake = (): void => {
        for (const pending of waiting) this.#woken.add(pending);
      };
      for (const feed of this.#state.changes.feedsOfClause(number)) feed.add({ wake, wakeAll: wake });
    }
    return endings.triggers;
  }
}

function isSourceWoken({ occurrences, isStandingDue, isRecountDue }: Source, now: Instant): boolean {
  return isStandingDue || isRecountDue || !occurrences.isQuiet(now);
}

function isStillWaiting({ stage }: Pending): boolean {
  return stage === "waiting";
}
