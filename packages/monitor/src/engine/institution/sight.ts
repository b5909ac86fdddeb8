// What the organs of the institution see, found by index. Conditions are compiled once, before any record.
import type { ActorName, ActVerb, Condition, RecordRef } from "@servanda/agreement";
import { assert } from "@servanda/core";
import { momentAt } from "../../atoms/stages.ts";
import type { Sight } from "../../organs/sight.ts";
import { compileCondition, type Test, type Wakes } from "../conditions.ts";
import { namesOfOccurrence } from "../duties/entry.ts";
import type { Dependent } from "../feed.ts";
import type { State } from "../state.ts";

/** Sight over what the engine keeps. */
export interface IndexedSight extends Sight {
  /** Makes the condition one that can be asked; `wake` is called when its value may have changed. */
  prepare(condition: Condition, wake?: () => void): void;
}

/** `accusedUnder`: against whom findings stand under a name. */
export function createSight(state: State, accusedUnder: (name: RecordRef) => readonly ActorName[]): IndexedSight {
  const { agreement, dayRule, acts, changes } = state;
  const tests = new Map<Condition, Test>();
  const actsOf = (verbs: readonly ActVerb[]): ReturnType<Sight["acts"]> =>
    verbs.flatMap((verb) => acts.ofVerb(verb).byRecord.items.map(({ act }) => act));
  return {
    agreement,
    dayRule,
    get stages() {
      return state.stages;
    },
    acts: actsOf,
    actsOn: (verb, matter) => acts.ofVerb(verb).byMatter.get(matter) ?? [],
    isStanding: (act) => acts.kept.stands(act),
    momentAt: (moment) => momentAt(dayRule, moment, state.stages, state.momentActs),
    changesIn: (reading) => changes.in(reading),
    changesOf: (thing, reading) => changes.of(thing, reading),
    namesOf: (occurrence) => namesOfOccurrence(state, occurrence, [occurrence.key, ...occurrence.members]),
    accusedUnder,
    holds(condition, judged, bindings) {
      const test = tests.get(condition);
      assert(test !== undefined, "every condition that an organ asks is prepared");
      return test(judged, bindings);
    },
    prepare(condition, wake = ignore) {
      const dependent: Dependent = { wake, wakeAll: wake };
      const wakes: Wakes = () => dependent;
      tests.set(condition, compileCondition(condition, state, wakes));
    },
  };
}

function ignore(): void {
  // What is asked once, at its moment, need not be told of changes.
}
