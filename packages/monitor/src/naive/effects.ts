// Effects: what the text brings about by itself. Every one on its way is asked at every look.
//   begins(e) = an occurrence of its trigger goes on record, within its stages, while its clause is in force; or a duty
//               that it follows is missed or done
import type { CheckedAgreement, Clause, Effect } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import { type BegunOnce, createBegunOnce, type Following, type Occurrence } from "../atoms/duty.ts";
import { type History, isOutOfForce } from "../atoms/history.ts";
import { momentAt } from "../atoms/stages.ts";
import { canEnd, dueAtOf, ends, happens, type Pending, pendingOf, startOf } from "../organs/effects.ts";
import type { Sight } from "../organs/sight.ts";
import type { Judge, World } from "./judge.ts";
import { scopedOccurrences } from "./scope.ts";

export class EffectBook {
  readonly #agreement: CheckedAgreement;
  readonly #pending: Pending[] = [];
  readonly #begun = new Map<string, BegunOnce>();
  readonly #over = new Set<string>();
  #adopted = 0;

  constructor(agreement: CheckedAgreement) {
    this.#agreement = agreement;
  }

  /** What comes about at `now`, in the order of the text. `following`: all that ever followed a duty. */
  bring(
    judge: Judge,
    world: World,
    sight: Sight,
    now: Instant,
    following: readonly Following[],
  ): Pick<History, "acts" | "changes"> {
    for (const clause of this.#agreement.clauses) {
      if (clause.rule.kind === "effect") this.#begin(judge, world, clause, clause.rule, now);
    }
    this.#pending.push(...following.slice(this.#adopted).map((each) => pendingOf(judge.dayRule, each)));
    this.#adopted = following.length;
    const brought = this.#pending.flatMap((each) => happens(sight, each, now));
    // What happens now is on record before anything ends: the monitor asks again.
    if (brought.length === 0) {
      const changes = this.#pending.filter(canEnd).flatMap((each) => {
        const end = endOf(judge, world, each, now);
        return end === undefined ? [] : ends(sight, each, end, now, this.#over);
      });
      return { acts: [], changes };
    }
    return {
      acts: brought.flatMap((each) => ("act" in each ? [each.act] : [])),
      changes: brought.flatMap((each) => ("change" in each ? [each.change] : [])),
    };
  }

  /** Moments at which an effect takes place, or ends, by itself. */
  upcoming(judge: Judge, world: World): Instant[] {
    return this.#pending.flatMap((each) => {
      if (each.stage === "waiting") return dueAtOf(world.changesIn(each.clause.reading), each) ?? [];
      const { until } = each.rule;
      if (each.stage !== "happened" || until?.kind !== "moment") return [];
      const at = momentAt(judge.dayRule, until.moment, world.stages, world.known.acts);
      return at === undefined ? [] : [at];
    });
  }

  #begin(judge: Judge, world: World, clause: Clause, rule: Effect, now: Instant): void {
    const begun = this.#begun.get(clause.key) ?? createBegunOnce();
    this.#begun.set(clause.key, begun);
    const isOut = isOutOfForce(world.changesIn(clause.reading), clause, { from: now, to: now }) === YES;
    for (const occurrence of scopedOccurrences(judge, rule, world, now)) {
      if (!begun.isFirst(occurrence) || isOut) continue;
      const startAt = startOf({ rule }, occurrence, now);
      this.#pending.push(pendingOf(judge.dayRule, { clause, rule, occurrence, startAt }));
    }
  }
}

/** What ends it, after it took place. */
function endOf(judge: Judge, world: World, { rule, firstAt }: Pending, now: Instant): Occurrence | undefined {
  if (rule.until === undefined) return undefined;
  const scope = { trigger: rule.until, during: [], after: [] };
  return scopedOccurrences(judge, scope, world, now).find(({ from }) => from > firstAt);
}
