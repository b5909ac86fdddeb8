// Generated standards of proof, linkings and registers: what makes one incident of reports, and how well it is proven.
import {
  type AttributionLimit,
  attributionRungs,
  type Linking,
  type Proof,
  type QuestionAsked,
  questions,
  type Register,
  type Standard,
} from "@servanda/agreement";
import { HOUR_MS, MINUTE_MS } from "@servanda/core";
import { matterException } from "./conditions.ts";
import { type Draw, stated } from "./draw.ts";
import { ANSWERS, COMMISSION, FIRE, MISSION, SPAN } from "./names.ts";

/** `isFoundOn`: a body may be named that finds on it. */
export function standards(draw: Draw, isFoundOn: boolean): readonly Standard[] {
  if (draw.is(0.25)) return [];
  return [
    { level: "suspected", anyOf: [{ kind: "sources", sources: 1, sourceKinds: 1 }] },
    { level: "corroborated", anyOf: [sources(draw, 2, 1)] },
    {
      level: "confirmed",
      anyOf: [standing(draw, isFoundOn ? 0.7 : 0), sources(draw, 3, 2)],
    },
  ];
}

function standing(draw: Draw, finder: number): Proof {
  if (draw.is(finder)) return { kind: "standing", actor: COMMISSION, onSite: false };
  return { kind: "standing", actor: MISSION, onSite: draw.is(0.6) };
}

/** Whence, who and on purpose: each with one standard of its own. */
export function questionsAsked(draw: Draw): readonly QuestionAsked[] {
  return questions
    .filter(() => draw.is(0.35))
    .map((question) => ({
      question,
      standards: [{ level: ANSWERS[question], anyOf: [sources(draw, draw.pick([1, 2]), 1), standing(draw, 0.4)] }],
    }));
}

export function attributionLimits(draw: Draw): readonly AttributionLimit[] {
  return [{ actor: draw.pick([MISSION, "Karsa"]), from: draw.pick(attributionRungs) }];
}

function sources(draw: Draw, count: number, sourceKinds: number): Proof {
  return stated({
    kind: "sources" as const,
    sources: count,
    sourceKinds,
    withinMs: draw.maybe(0.8, () => 2 * HOUR_MS),
    withinM: draw.maybe(0.6, () => 5000),
  });
}

export function linkings(draw: Draw): readonly Linking[] {
  if (draw.is(0.4)) return [];
  const linking = (name: string, kinds: readonly string[]): Linking =>
    stated({
      name,
      event: { kinds, where: [], attributes: [] },
      withinMs: draw.pick([30, 90, 180]) * MINUTE_MS,
      withinM: draw.maybe(0.6, () => 3000),
      maxSpanMs: draw.pick([4, 24]) * HOUR_MS,
    });
  const shots = draw.maybe(0.2, () => linking("shots", ["shot"]));
  return [...(shots === undefined ? [] : [shots]), linking("fire", FIRE)];
}

export function registers(draw: Draw): readonly Register[] {
  return [
    register(draw, "Fires", { countsIncidents: true, dayOf: "end" }),
    register(draw, "Rounds", { countsIncidents: false, dayOf: "start" }),
  ];
}

function register(draw: Draw, key: string, rule: Pick<Register, "countsIncidents" | "dayOf">): Register {
  const unit = draw.pick<Register["unit"]>([
    { kind: "count" },
    { kind: "count" },
    { kind: "count" },
    { kind: "attribute", attribute: "deaths" },
  ]);
  return stated({
    isExposed: draw.maybe(0.2, () => true as const),
    key,
    name: key,
    reading: "base",
    event: { kinds: FIRE, where: [], attributes: [] },
    unit,
    ...rule,
    exceptions: rule.countsIncidents ? [] : draw.list(0, 1, () => matterException(draw)),
    span: SPAN,
  });
}
