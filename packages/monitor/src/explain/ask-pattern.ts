// What an event pattern asks of one report, question by question, and why an answer is in doubt.
import type { ActorName, EventPattern, Observation, PlaceTest } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { type Kleene, kleeneWord, MAYBE, NO, YES } from "@servanda/core";
import { attributedTo, type Bindings, hasAttribute, isTarget, regionsOf } from "../atoms/match.ts";
import { attributionDoubts, placeDoubts } from "./doubts.ts";
import type { Asks, Doubt, Requirement } from "./explanation.ts";
import type { Scene } from "./scene.ts";

/** Kind, actor, target, places and attributes, in this order. */
export function askPattern(
  scene: Scene,
  event: EventPattern,
  report: Observation,
  bearer: ActorName | null,
  bindings: Bindings,
): Requirement[] {
  const isKind = event.kinds.includes(report.kind) && report.count !== 0;
  const own = (asks: Asks, value: Kleene, doubts: readonly Doubt[] = []): Requirement =>
    answered(asks, value, report, doubts);
  return [
    own({ kind: "event", kinds: event.kinds }, isKind ? YES : NO),
    own({ kind: "bearer", bearer }, attributedTo(report, bearer, scene.judge.barred), attributionDoubts(report)),
    ...askTarget(event, report, bindings),
    ...event.where.map((test) => askPlace(scene, test, report, bindings)),
    ...event.attributes.map((test) =>
      own({ kind: "attribute", test }, hasAttribute(report, test), [
        { kind: "not stated", ref: refOf(report), what: test.attribute },
      ]),
    ),
  ];
}

function askTarget({ target }: EventPattern, report: Observation, bindings: Bindings): Requirement[] {
  if (target === undefined) return [];
  const doubt: Doubt = { kind: "not stated", ref: refOf(report), what: "target" };
  return [answered({ kind: "target", target }, isTarget(report, target, bindings), report, [doubt])];
}

function askPlace(scene: Scene, test: PlaceTest, report: Observation, bindings: Bindings): Requirement {
  const among = test.kind === "near judged" ? [] : regionsOf(test.region, bindings);
  const pattern = { kinds: [report.kind], where: [test], attributes: [] };
  const judged = { from: report.from, to: report.to, observations: [report] };
  const value = scene.judge.matches(pattern, { ...report, count: 1 }, bindings, judged);
  return answered({ kind: "place", test, regions: among }, value, report, placeDoubts(scene, test, among, report));
}

export function answered(asks: Asks, value: Kleene, report: Observation, doubts: readonly Doubt[]): Requirement {
  const answer = kleeneWord(value);
  return { asks, answer, grounds: [{ ref: refOf(report), answer }], doubts: value === MAYBE ? doubts : [], parts: [] };
}
