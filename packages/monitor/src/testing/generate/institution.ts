// Generated bodies, ladders, measures and entry into force: what the institution works out by itself.
import type {
  Body,
  BodyRules,
  BreachPattern,
  DecisionRule,
  DomesticStep,
  Entry,
  Ladder,
  Measure,
  Moment,
  Threshold,
} from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { condition, watch } from "./conditions.ts";
import { type Draw, stated } from "./draw.ts";
import { COMMISSION, COUNCIL, GUARANTORS, LADDER, MATTERS, MEASURE, MISSION, PARTIES, SPAN } from "./names.ts";
import { breachPattern, length, type Scope } from "./patterns.ts";

function threshold(draw: Draw): Threshold {
  return draw.choose<Threshold>({
    "share of eligible": [2, () => ({ kind: "share", numerator: 1, denominator: 2, isMore: true, of: "eligible" })],
    "share of present": [1, () => ({ kind: "share", numerator: 2, denominator: 3, isMore: false, of: "present" })],
    votes: [1, () => stated({ kind: "votes" as const, count: 2, of: draw.maybe(0.5, () => 3) })],
    unanimity: [1, () => ({ kind: "unanimity" })],
    consensus: [1, () => ({ kind: "consensus" })],
    chair: [0.7, () => ({ kind: "chair" })],
  });
}

function decisionRule(draw: Draw, matter?: string): DecisionRule {
  return stated({ matter, threshold: threshold(draw), within: draw.maybe(0.5, () => length(draw)) });
}

function bodyRules(draw: Draw): BodyRules {
  const special = draw.maybe(0.3, () => decisionRule(draw, draw.pick(MATTERS)));
  return stated({
    decisions: [...(special === undefined ? [] : [special]), decisionRule(draw)],
    quorum: draw.maybe(0.3, () => 2),
    consentAfter: draw.maybe(0.4, () => length(draw)),
    chair: draw.maybe(0.6, () => draw.pick([MISSION, "Gard"])),
    vetoes: draw.pick([[], ["Gard"], ["Karsa"]]),
    excludesAccused: draw.is(0.3),
    deadlock: draw.maybe(0.3, () => stated({ by: [MISSION], matter: draw.maybe(0.3, () => "go") })),
    convening: draw.maybe(0.3, () =>
      stated({ by: [MISSION], within: draw.maybe(0.8, () => ({ kind: "elapsed" as const, ms: 6 * HOUR_MS })) }),
    ),
    weights: draw.pick([{}, { Holm: 2 }, { Holm: 2 }]),
  });
}

/** One group that may have no rules, and one that has; the latter also as a reading has it. */
export function bodies(draw: Draw, reading: string | undefined): readonly Body[] {
  const read = (name: string): Body => ({
    name: `${COMMISSION}@${name}`,
    declared: COMMISSION,
    members: [...PARTIES, MISSION],
    rules: bodyRules(draw),
  });
  return [
    stated({ name: COUNCIL, members: [...GUARANTORS, "Karsa"], rules: draw.maybe(0.6, () => bodyRules(draw)) }),
    { name: COMMISSION, members: [...PARTIES, MISSION], rules: bodyRules(draw) },
    ...(reading === undefined ? [] : [read(reading)]),
  ];
}

export function ladder(draw: Draw, outer: Scope, key: string): Ladder {
  const scope: Scope = { ...outer, asksRungs: false };
  const rungs = ["Minor", "Grave"].map((name) => ({
    name,
    condition: condition(draw, scope),
    text: "",
    closes: false,
  }));
  const closing = { name: "Closed", condition: condition(draw, scope), text: "", closes: true };
  return stated({
    key,
    name: LADDER,
    reading: scope.reading,
    on: draw.maybe(0.8, (): BreachPattern => breachPattern(draw, scope)),
    rungs: [...rungs, ...(draw.is(0.8) ? [closing] : [])],
    span: SPAN,
  });
}

export function measure(draw: Draw): Measure {
  return {
    name: MEASURE,
    senders: GUARANTORS,
    isInForceAtFirst: draw.is(0.5),
    renewals: draw.list(0, 2, (index) => ({ by: GUARANTORS[index] ?? "Gard", every: length(draw) })),
    span: SPAN,
  };
}

export function entry(draw: Draw, scope: Scope): Entry {
  return stated({
    at: draw.list(1, 2, () => entryMoment(draw, scope)).slice(0, draw.pick([1, 1, 2])),
    consent: draw.pick([undefined, "sign" as const, "ratify" as const]),
    steps: draw.list(
      0,
      1,
      (): DomesticStep =>
        stated({ actor: "Gard", what: "vote of parliament", within: draw.maybe(0.5, () => length(draw)) }),
    ),
  });
}

function entryMoment(draw: Draw, scope: Scope): Moment {
  return draw.choose<Moment>({
    "entry at": [1, () => ({ kind: "at", at: 3 * HOUR_MS })],
    "entry by act": [
      2,
      () => ({
        kind: "act",
        act: stated({
          act: draw.pick(["ratify", "sign", "declare"]),
          by: draw.maybe(0.5, () => ({ kind: "named" as const, actors: ["Karsa"] })),
          aboutTrigger: false,
        }),
      }),
    ],
    "entry when several": [
      1,
      () => {
        const asked = {
          kind: "did" as const,
          act: { act: "ratify", aboutTrigger: false },
          window: { kind: "ever" as const },
          atLeastActors: 2,
        };
        return { kind: "watch", watch: { key: JSON.stringify(asked), condition: asked } };
      },
    ],
    "entry when": [1, () => ({ kind: "watch", watch: watch(draw, scope) })],
  });
}
