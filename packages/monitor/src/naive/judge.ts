// The value of patterns and conditions: read each function as an equation. Quadratic and proud of it: every question
// scans everything that stands.
import type {
  Act,
  BreachPattern,
  CheckedAgreement,
  Condition,
  Duty,
  EventPattern,
  Finding,
  LevelName,
  Observation,
  PlaceTest,
  ReadingName,
  StagePeriod,
  StateChange,
  Window,
} from "@servanda/agreement";
import { findingId, refOf } from "@servanda/agreement";
import {
  allOf,
  anyOf,
  assert,
  type DayRule,
  type Instant,
  type Kleene,
  type Length,
  limitAfter,
  MAYBE,
  NO,
  not,
  YES,
} from "@servanda/core";
import { type KindTree, kindTreeOf, watchedShare } from "../atoms/coverage.ts";
import { isStanding } from "../atoms/duty.ts";
import { isInState } from "../atoms/history.ts";
import { compareBounds, type Interval, inPeriod, inWindow } from "../atoms/interval.ts";
import { isJudgedThen, type Judged } from "../atoms/judged.ts";
import { type Bindings, hasAttribute, isAct, isActor, isDoneBy, isTarget, regionsOf } from "../atoms/match.ts";
import { apart, compareDistance, isPlaced, type Places } from "../atoms/place.ts";
import { isBreach, isProvenTo } from "../atoms/standards.ts";
import { latest } from "../atoms/status.ts";
import { unitsOf } from "../atoms/units.ts";
import { dayRuleOf } from "../days.ts";
import type { Incident } from "./incidents.ts";
import type { Known } from "./known.ts";

/** What a condition may ask about. Findings of other clauses come from clauses earlier in dependency order. */
export interface World {
  readonly known: Known;
  readonly incidents: readonly Incident[];
  readonly stages: ReadonlyMap<string, StagePeriod>;
  findingsOf(clauseKey: string): readonly Finding[];
  /** Duties of a clause as they stand at an instant. */
  dutiesOf(clauseKey: string, at: Instant): readonly Duty[];
  /** What the text has changed so far, as a reading sees it. */
  changesIn(reading: ReadingName): readonly StateChange[];
}

/** Patterns and conditions of one agreement. */
export class Judge {
  readonly agreement: CheckedAgreement;
  readonly places: Places;
  readonly barred: ReadonlySet<string>;
  readonly kindTree: KindTree;
  readonly #ids = new WeakMap<Finding, string>();
  readonly dayRule: DayRule;

  constructor(agreement: CheckedAgreement, places: Places) {
    this.agreement = agreement;
    this.places = places;
    this.barred = new Set(agreement.attributionBarred);
    this.kindTree = kindTreeOf(agreement.kinds);
    this.dayRule = dayRuleOf(agreement);
  }

  /** The finding's identity, worked out once for each finding. */
  idOf(finding: Finding): string {
    const known = this.#ids.get(finding) ?? findingId(this.agreement, finding);
    this.#ids.set(finding, known);
    return known;
  }

  // matches = kind ∧ by ∧ target ∧ every place test ∧ every attribute test; a figure of none is no event
  matches(event: EventPattern, observation: Observation, bindings: Bindings, judged?: Judged): Kleene {
    if (!event.kinds.includes(observation.kind) || observation.count === 0) return NO;
    return allOf([
      event.by === undefined ? YES : isDoneBy(observation, event.by, bindings, this.barred),
      event.target === undefined ? YES : isTarget(observation, event.target, bindings),
      ...event.where.map((test) => this.#placed(test, observation, bindings, judged)),
      ...event.attributes.map((test) => hasAttribute(observation, test)),
    ]);
  }

  #placed(test: PlaceTest, observation: Observation, bindings: Bindings, judged: Judged | undefined): Kleene {
    if (test.kind === "near judged") {
      assert(judged !== undefined, "near judged is asked only where an event is being judged");
      return anyOf(
        judged.observations.map((each) => compareDistance(apart(each.place, observation.place), "<=", test.distanceM)),
      );
    }
    return anyOf(
      regionsOf(test.region, bindings).map((region) => isPlaced(test, region, observation.place, this.places)),
    );
  }

  holds(condition: Condition, judged: Judged, bindings: Bindings, world: World): Kleene {
    switch (condition.kind) {
      case "always":
        return YES;
      case "and":
        return allOf(condition.of.map((each) => this.holds(each, judged, bindings, world)));
      case "or":
        return anyOf(condition.of.map((each) => this.holds(each, judged, bindings, world)));
      case "not":
        return not(this.holds(condition.of, judged, bindings, world));
      case "happened":
        return condition.level === undefined
          ? this.#happened(condition.event, condition.window, judged, bindings, world)
          : this.#proven(condition.event, condition.level, condition.window, judged, bindings, world);
      case "absent":
        return this.#absent(condition.event, condition.window, judged, bindings, world);
      case "count":
        return this.#counted(condition, judged, bindings, world);
      case "breach":
        return this.#breached(condition, judged, bindings, world);
      case "did":
        return this.#did(condition, judged, bindings, world);
      case "did in time":
        return anyOf(
          world.known.acts.map((act) =>
            allOf([isAct(act, condition.act, bindings), this.#inTime(act, condition.within, judged)]),
          ),
        );
      case "stage":
        return inStage(condition.stage, condition.is, judged, world);
      case "duty":
        return anyOf(
          condition.clauses
            .flatMap((key) => world.dutiesOf(key, judged.to))
            .map((duty) => (isStanding(duty, condition.is, judged.to) ? YES : NO)),
        );
      case "is":
        return this.#is(condition, judged, world);
      case "judged":
        return anyOf(judged.observations.map((each) => this.matches(condition.event, each, bindings, judged)));
      case "matter":
        return this.#settled(condition, judged, bindings, world);
    }
  }

  // Between the trigger and the end of the limit that is counted from it.
  #inTime({ recordedAt }: Act, within: Length, { triggeredAt, to, metBy }: Judged): Kleene {
    // What stands from the outset has no trigger to count from.
    if (triggeredAt === undefined || !Number.isFinite(triggeredAt)) return NO;
    const until = Math.min(metBy ?? to, limitAfter(this.dayRule, triggeredAt, within));
    return recordedAt >= triggeredAt && recordedAt <= until ? YES : NO;
  }

  #is({ reading, of, state }: Extract<Condition, { kind: "is" }>, judged: Judged, world: World): Kleene {
    const { membership } = this.agreement;
    const mustEnter =
      membership?.entry !== undefined || (of.kind === "actor" && membership?.signatories.includes(of.name) !== true);
    return isInState(world.changesIn(reading), of, state, judged, mustEnter);
  }

  // Some act of the pattern lies in the window; or acts of so many different actors do.
  #did(condition: Extract<Condition, { kind: "did" }>, judged: Judged, bindings: Bindings, world: World): Kleene {
    const values = world.known.acts.map((act) => ({
      by: act.by,
      value: allOf([isAct(act, condition.act, bindings), inWindow(recordInstant(act), judged, condition.window)]),
    }));
    const { atLeastActors } = condition;
    if (atLeastActors === undefined) return anyOf(values.map(({ value }) => value));
    const actorsOf = (isMeant: (value: Kleene) => boolean): number =>
      new Set(values.filter(({ value }) => isMeant(value)).map(({ by }) => by)).size;
    return compareBounds(
      actorsOf((value) => value === YES),
      actorsOf((value) => value !== NO),
      ">=",
      atLeastActors,
    );
  }

  // Some report of the kind lies in the window.
  #happened(event: EventPattern, window: Window, judged: Judged, bindings: Bindings, world: World): Kleene {
    return anyOf(
      world.known.observations.map((each) =>
        allOf([this.matches(event, each, bindings, judged), windowOf(each, judged, window)]),
      ),
    );
  }

  // Some incident's reports that match, in the window, bear each other out to the level.
  #proven(
    event: EventPattern,
    level: LevelName,
    window: Window,
    judged: Judged,
    bindings: Bindings,
    world: World,
  ): Kleene {
    return anyOf(
      world.incidents.map(({ members }) => {
        const valued = members.map((report) => ({
          report,
          value: allOf([this.matches(event, report, bindings, judged), windowOf(report, judged, window)]),
        }));
        const value = anyOf(valued.map((each) => each.value));
        const core = valued.filter((each) => each.value !== NO).map((each) => each.report);
        return isProvenTo(this.agreement, event, core, members, level) ? value : NO;
      }),
    );
  }

  // Not seen is not absent: only a window watched throughout can be empty.
  #absent(event: EventPattern, window: Window, judged: Judged, bindings: Bindings, world: World): Kleene {
    const seen = this.#happened(event, window, judged, bindings, world);
    if (seen !== NO) return not(seen);
    if (window.kind === "ever") return MAYBE;
    const interval = { from: judged.from - window.ms, to: judged.to };
    const share = watchedShare(world.known.coverage, event, interval, this.kindTree);
    return share === 1 ? YES : MAYBE;
  }

  // low: units that surely match and surely lie in the window; high: those that may.
  #counted(condition: Extract<Condition, { kind: "count" }>, judged: Judged, bindings: Bindings, world: World): Kleene {
    const register = this.agreement.registers.find((each) => each.key === condition.register);
    const valueOf = (each: Observation): Kleene =>
      allOf([this.matches(condition.event, each, bindings, judged), windowOf(each, judged, condition.window)]);
    const subjects = [
      ...world.incidents.map((each) => each.members),
      ...world.known.observations.filter((each) => each.aggregate === true).map((each) => [each]),
    ];
    let low = 0;
    let high = 0;
    for (const members of subjects) {
      low += unitsOf(
        members.filter((each) => valueOf(each) === YES),
        register,
      );
      high += unitsOf(
        members.filter((each) => valueOf(each) !== NO),
        register,
      );
    }
    return compareBounds(low, high, condition.compare, condition.count);
  }

  // low: certain breaches surely in the window; high: those that may be. Excused findings are no breaches.
  #breached(
    condition: Extract<Condition, { kind: "breach" }>,
    judged: Judged,
    bindings: Bindings,
    world: World,
  ): Kleene {
    let low = 0;
    let high = 0;
    for (const finding of this.#breachesOf(condition.breach, bindings, world)) {
      const value = allOf([finding.certainty === "certain" ? YES : MAYBE, inWindow(finding, judged, condition.window)]);
      if (value === YES) low += 1;
      if (value !== NO) high += 1;
    }
    return compareBounds(low, high, condition.compare, condition.count);
  }

  // The last word of a judge on this event, or on the matter as such. Without one: unsettled, which nothing seen can
  // settle.
  #settled(
    condition: Extract<Condition, { kind: "matter" }>,
    judged: Judged,
    bindings: Bindings,
    world: World,
  ): Kleene {
    const { judgedBy, matter } = condition;
    if (judgedBy === undefined) return MAYBE;
    const refs = judged.observations.map(refOf);
    const spoken = world.known.acts
      .filter((act) => act.act === "judge" && act.matter === matter && act.outcome !== undefined)
      .filter((act) => isActor(judgedBy, act.by, bindings) === YES)
      .filter((act) => act.about === undefined || refs.includes(act.about));
    const last = latest(spoken);
    return last === undefined ? MAYBE : last.outcome === "accepted" ? YES : NO;
  }

  #breachesOf(breach: BreachPattern, bindings: Bindings, world: World): Finding[] {
    return breach.clauses
      .flatMap((key) => world.findingsOf(key))
      .filter((finding) => isBreach(this.agreement, breach, finding, bindings));
  }
}

// The judged event lies in its own window, however uncertain its time.
function windowOf(observation: Observation, judged: Judged, window: Window): Kleene {
  return isJudgedThen(observation, judged) ? YES : inWindow(observation, judged, window);
}

function recordInstant(act: Act): Interval {
  return { from: act.recordedAt, to: act.recordedAt };
}

function inStage(stage: string, is: "running" | "ended", judged: Interval, world: World): Kleene {
  const period = world.stages.get(stage) ?? {};
  return is === "running" ? inPeriod(judged, period.start, period.end) : inPeriod(judged, period.end, undefined);
}
