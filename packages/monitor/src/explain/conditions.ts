// A condition with its value, its parts, and the reports, acts or findings that the value rests on.
import type { BreachPattern, Condition, EventPattern, Observation, Window } from "@servanda/agreement";
import { findingId, refOf } from "@servanda/agreement";
import { allOf, type Kleene, kleeneWord, MAYBE, NO, YES } from "@servanda/core";
import { watchedShare } from "../atoms/coverage.ts";
import { inWindow } from "../atoms/interval.ts";
import type { Judged } from "../atoms/judged.ts";
import { type Bindings, isAct } from "../atoms/match.ts";
import { isBreach } from "../atoms/standards.ts";
import { askPattern } from "./ask-pattern.ts";
import type { Doubt, Ground, Requirement } from "./explanation.ts";
import type { Scene } from "./scene.ts";

/** The condition as a tree of answers. */
export function conditionAnswer(
  scene: Scene,
  kind: "condition" | "exception",
  condition: Condition,
  judged: Judged,
  bindings: Bindings,
): Requirement {
  const value = scene.judge.holds(condition, judged, bindings, scene.world);
  const parts = partsOf(condition).map((each) => conditionAnswer(scene, "condition", each, judged, bindings));
  return {
    asks: { kind, condition },
    answer: kleeneWord(value),
    grounds: groundsOf(scene, condition, judged, bindings),
    doubts: value === MAYBE && parts.length === 0 ? doubtsOf(scene, condition, judged, bindings) : [],
    parts,
  };
}

function partsOf(condition: Condition): readonly Condition[] {
  if (condition.kind === "and" || condition.kind === "or") return condition.of;
  return condition.kind === "not" ? [condition.of] : [];
}

function groundsOf(scene: Scene, condition: Condition, judged: Judged, bindings: Bindings): readonly Ground[] {
  switch (condition.kind) {
    case "happened":
    case "absent":
    case "count":
      return seen(scene, condition.event, condition.window, judged, bindings);
    case "judged":
      return grounds(
        judged.observations.map((each) => [refOf(each), scene.judge.matches(condition.event, each, bindings, judged)]),
      );
    case "breach":
      return breaches(scene, condition.breach, condition.window, judged, bindings);
    case "did":
      return grounds(
        scene.world.known.acts.map((act) => [
          refOf(act),
          allOf([
            isAct(act, condition.act, bindings),
            inWindow({ from: act.recordedAt, to: act.recordedAt }, judged, condition.window),
          ]),
        ]),
      );
    case "matter":
      return grounds(
        scene.world.known.acts
          .filter((act) => act.act === "judge" && act.matter === condition.matter)
          .map((act) => [refOf(act), act.outcome === "accepted" ? YES : act.outcome === "rejected" ? NO : MAYBE]),
        true,
      );
    case "always":
    case "and":
    case "or":
    case "not":
    case "did in time":
    case "stage":
    case "duty":
    case "is":
      return [];
  }
}

function seen(
  scene: Scene,
  event: EventPattern,
  window: Window,
  judged: Judged,
  bindings: Bindings,
): readonly Ground[] {
  const inside = (each: Observation): Kleene =>
    judged.observations.includes(each) ? YES : inWindow(each, judged, window);
  return grounds(
    scene.world.known.observations.map((each) => [
      refOf(each),
      allOf([scene.judge.matches(event, each, bindings, judged), inside(each)]),
    ]),
  );
}

function breaches(
  scene: Scene,
  breach: BreachPattern,
  window: Window,
  judged: Judged,
  bindings: Bindings,
): readonly Ground[] {
  return grounds(
    breach.clauses
      .flatMap((key) => scene.world.findingsOf(key))
      .filter((finding) => isBreach(scene.agreement, breach, finding, bindings))
      .map((finding) => [
        findingId(scene.agreement, finding),
        allOf([finding.certainty === "certain" ? YES : MAYBE, inWindow(finding, judged, window)]),
      ]),
  );
}

/** Those that answer *no* are not what an answer rests on, but for rulings. */
function grounds(values: readonly (readonly [ref: string, value: Kleene])[], withNo: boolean = false): Ground[] {
  return values
    .filter(([, value]) => withNo || value !== NO)
    .map(([ref, value]) => ({ ref, answer: kleeneWord(value) }));
}

function doubtsOf(scene: Scene, condition: Condition, judged: Judged, bindings: Bindings): readonly Doubt[] {
  switch (condition.kind) {
    case "absent": {
      const nothingSeen = seen(scene, condition.event, condition.window, judged, bindings).length === 0;
      if (!nothingSeen || condition.window.kind === "ever") return [{ kind: "other" }];
      const window = { from: judged.from - condition.window.ms, to: judged.to };
      const share = watchedShare(scene.world.known.coverage, condition.event, window, scene.judge.kindTree);
      return [{ kind: "coverage", ...(share === undefined ? {} : { share }) }];
    }
    case "matter":
      return [{ kind: "matter", matter: condition.matter }];
    case "stage":
      return judged.observations.map((each) => ({ kind: "interval", ref: refOf(each), from: each.from, to: each.to }));
    case "always":
    case "and":
    case "or":
    case "not":
    case "happened":
    case "count":
    case "breach":
    case "did":
    case "duty":
    case "did in time":
    case "is":
      return [{ kind: "other" }];
    case "judged":
      return judgedDoubts(scene, condition.event, judged, bindings);
  }
}

// Of the judged reports themselves: which of the pattern's questions they leave open.
function judgedDoubts(scene: Scene, event: EventPattern, judged: Judged, bindings: Bindings): readonly Doubt[] {
  return judged.observations.flatMap((report) =>
    askPattern(scene, event, report, null, bindings)
      .filter(({ asks }) => asks.kind !== "bearer")
      .flatMap(({ doubts }) => doubts),
  );
}
