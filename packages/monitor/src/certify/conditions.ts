// A condition as a tree of answers for a certificate: values are the judge's, grounds are what it looked at.
import type {
  Act,
  AnswerNode,
  Condition,
  EventPattern,
  Finding,
  HappeningAnswer,
  Observation,
  Search,
  Window,
} from "@servanda/agreement";
import { findingId, refOf } from "@servanda/agreement";
import { allOf, anyOf, type Kleene, kleeneWord, limitAfter, MAYBE, NO, YES } from "@servanda/core";
import { inWindow } from "../atoms/interval.ts";
import { isJudgedThen, type Judged } from "../atoms/judged.ts";
import { type Bindings, isAct, isActor } from "../atoms/match.ts";
import { isBreach, isOfSomething, isProvenTo, levelOf } from "../atoms/standards.ts";
import { unitsOf } from "../atoms/units.ts";
import type { Scene } from "../explain/scene.ts";
import { allParts, answered, anyPart, notPart, recordAnswers } from "./nodes.ts";
import { searchedCoverage } from "./searched.ts";

/** What a condition is asked with. */
export interface Asking {
  readonly scene: Scene;
  readonly judged: Judged;
  readonly bindings: Bindings;
}

export function conditionNode(asking: Asking, condition: Condition): AnswerNode {
  switch (condition.kind) {
    case "and":
      return allParts(condition.of.map((each) => conditionNode(asking, each)));
    case "or":
      return anyPart(condition.of.map((each) => conditionNode(asking, each)));
    case "not":
      return notPart(conditionNode(asking, condition.of));
    default: {
      const { scene, judged, bindings } = asking;
      const value = scene.judge.holds(condition, judged, bindings, scene.world);
      return answered({ kind: "condition", condition }, value, groundsOf(asking, condition));
    }
  }
}

type Grounds = Omit<AnswerNode, "asks" | "value">;

function groundsOf(asking: Asking, condition: Condition): Grounds {
  switch (condition.kind) {
    case "happened":
      return condition.level === undefined ? seenGrounds(asking, condition) : provenGrounds(asking, condition);
    case "absent":
      return absentGrounds(asking, condition);
    case "count":
      return countGrounds(asking, condition);
    case "breach":
      return breachGrounds(asking, condition);
    case "did":
      return actGrounds(asking, condition);
    case "did in time":
      return timelyGrounds(asking, condition);
    case "stage":
      return { period: asking.scene.world.stages.get(condition.stage) ?? {} };
    case "judged": {
      const { scene, judged, bindings } = asking;
      return {
        records: recordAnswers(
          judged.observations.map((each) => [each, scene.judge.matches(condition.event, each, bindings, judged)]),
        ),
      };
    }
    case "matter":
      return rulingGrounds(asking, condition);
    case "always":
    case "and":
    case "or":
    case "not":
    case "duty":
    case "is":
      return {};
  }
}

type Of<K extends Condition["kind"]> = Extract<Condition, { kind: K }>;

function searchIn({ judged }: Asking, window: Window): Search {
  return { ...(window.kind === "ever" ? {} : { from: judged.from - window.ms }), to: judged.to };
}

function valuesIn(
  { scene, judged, bindings }: Asking,
  event: EventPattern,
  window: Window,
  reports: readonly Observation[] = scene.world.known.observations,
): (readonly [Observation, Kleene])[] {
  return reports.map((each) => {
    const inside = isJudgedThen(each, judged) ? YES : inWindow(each, judged, window);
    return [each, allOf([scene.judge.matches(event, each, bindings, judged), inside])];
  });
}

function seenGrounds(asking: Asking, { event, window }: Of<"happened"> | Of<"count"> | Of<"absent">): Grounds {
  return { records: recordAnswers(valuesIn(asking, event, window)), search: searchIn(asking, window) };
}

function provenGrounds(asking: Asking, condition: Of<"happened">): Grounds {
  const { scene } = asking;
  const { event, window, level = "" } = condition;
  const happenings = scene.world.incidents.flatMap(({ least, members }): HappeningAnswer[] => {
    const some = valuesIn(asking, event, window, members).filter(([, value]) => value !== NO);
    if (some.length === 0) return [];
    const core = some.map(([report]) => report);
    const isEnough = isProvenTo(scene.agreement, event, core, members, level);
    const support = (event.by === undefined ? members : core).filter(isOfSomething);
    const value = isEnough ? anyOf(some.map(([, each]) => each)) : NO;
    return [{ least, value: kleeneWord(value), level: levelOf(scene.agreement, core, support) }];
  });
  return { ...seenGrounds(asking, condition), happenings };
}

function absentGrounds(asking: Asking, condition: Of<"absent">): Grounds {
  const { event, window } = condition;
  const { records = [], search = searchIn(asking, window) } = seenGrounds(asking, condition);
  const { from, to } = search;
  if (from === undefined) return { records, search };
  return { records, search: { ...search, coverage: searchedCoverage(asking.scene, event, { from, to }) } };
}

function countGrounds(asking: Asking, condition: Of<"count">): Grounds {
  const { scene } = asking;
  const register = scene.agreement.registers.find(({ key }) => key === condition.register);
  const figures = scene.world.known.observations.filter(({ aggregate }) => aggregate === true);
  const subjects = [...scene.world.incidents, ...figures.map((each) => ({ least: refOf(each), members: [each] }))];
  let [low, high] = [0, 0];
  const happenings = subjects.flatMap(({ least, members }): HappeningAnswer[] => {
    const values = valuesIn(asking, condition.event, condition.window, members);
    const unitsWhere = (isMeant: (value: Kleene) => boolean): number =>
      unitsOf(
        values.filter(([, value]) => isMeant(value)).map(([report]) => report),
        register,
      );
    if (values.every(([, value]) => value === NO)) return [];
    const units = { low: unitsWhere((value) => value === YES), high: unitsWhere((value) => value !== NO) };
    low += units.low;
    high += units.high;
    return [{ least, ...units }];
  });
  return { ...seenGrounds(asking, condition), happenings, low, high };
}

function breachGrounds(asking: Asking, { breach, window }: Of<"breach">): Grounds {
  const { scene, judged, bindings } = asking;
  const values = breach.clauses
    .flatMap((key) => scene.world.findingsOf(key))
    .filter((finding) => isBreach(scene.agreement, breach, finding, bindings))
    .map((finding): readonly [Finding, Kleene] => {
      const isCertain = finding.certainty === "certain" ? YES : MAYBE;
      return [finding, allOf([isCertain, inWindow(finding, judged, window)])];
    })
    .filter(([, value]) => value !== NO);
  const findings = values.map(([finding, value]) => ({
    id: findingId(scene.agreement, finding),
    value: kleeneWord(value),
  }));
  return {
    findings: findings.sort((a, b) => (a.id < b.id ? -1 : 1)),
    low: values.filter(([, value]) => value === YES).length,
    high: values.length,
    search: searchIn(asking, window),
  };
}

function actGrounds(asking: Asking, { act: pattern, window, atLeastActors }: Of<"did">): Grounds {
  const { scene, judged, bindings } = asking;
  const values = scene.world.known.acts.map((act): readonly [Act, Kleene] => {
    const at = { from: act.recordedAt, to: act.recordedAt };
    return [act, allOf([isAct(act, pattern, bindings), inWindow(at, judged, window)])];
  });
  const authorsWhere = (isMeant: (value: Kleene) => boolean): number =>
    new Set(values.filter(([, value]) => isMeant(value)).map(([{ by }]) => by)).size;
  const bounds =
    atLeastActors === undefined
      ? {}
      : { low: authorsWhere((value) => value === YES), high: authorsWhere((value) => value !== NO) };
  return { records: recordAnswers(values), search: searchIn(asking, window), ...bounds };
}

function timelyGrounds({ scene, judged, bindings }: Asking, { act: pattern, within }: Of<"did in time">): Grounds {
  const { triggeredAt: from, metBy = judged.to } = judged;
  if (from === undefined || !Number.isFinite(from)) return { records: [] };
  const to = Math.min(metBy, limitAfter(scene.dayRule, from, within));
  const acts = scene.world.known.acts.filter(({ recordedAt }) => recordedAt >= from && recordedAt <= to);
  return { records: recordAnswers(acts.map((act) => [act, isAct(act, pattern, bindings)])), search: { from, to } };
}

function rulingGrounds({ scene, judged, bindings }: Asking, { matter, judgedBy }: Of<"matter">): Grounds {
  if (judgedBy === undefined) return { records: [] };
  const refs = judged.observations.map(refOf);
  const rulings = scene.world.known.acts.filter(
    ({ act, matter: on, outcome, by, about }) =>
      act === "judge" &&
      on === matter &&
      outcome !== undefined &&
      isActor(judgedBy, by, bindings) === YES &&
      (about === undefined || refs.includes(about)),
  );
  return {
    records: rulings.map((act) => ({ ref: refOf(act), value: act.outcome === "accepted" ? "yes" : "no" })),
  };
}
