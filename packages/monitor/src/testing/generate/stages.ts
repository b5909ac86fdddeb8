// Generated stages: two plain ones, and one with an end that can be put off, is renewed or is watched.
import type { Renewal, Stage } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { watch } from "./conditions.ts";
import { type Draw, stated } from "./draw.ts";
import { MISSION, SPAN } from "./names.ts";
import type { Scope } from "./patterns.ts";

export function plainStages(draw: Draw): readonly Stage[] {
  const first: Stage = {
    name: "First",
    start: [{ kind: "at", at: 6 * HOUR_MS }],
    end: [],
    length: draw.pick([
      { kind: "days", count: 1 },
      { kind: "elapsed", ms: 9 * HOUR_MS },
    ]),
    span: SPAN,
  };
  const start = draw.choose<Stage["start"]>({
    "stage by act": [1, () => [{ kind: "act", act: { act: "declare", matter: "go", aboutTrigger: false } }]],
    "stage by offset": [
      1,
      () => [
        {
          kind: "stage",
          stage: "First",
          edge: "start",
          offset: { kind: "elapsed", ms: draw.pick([12, 30]) * HOUR_MS },
        },
      ],
    ],
    "stage by the earlier": [
      0.5,
      () => [
        { kind: "at", at: 25 * HOUR_MS },
        { kind: "act", act: { act: "declare", matter: "go", aboutTrigger: false } },
      ],
    ],
  });
  return [first, { name: "Second", start, end: [], span: SPAN }];
}

const RENEWAL: Renewal = {
  for: { kind: "elapsed", ms: 10 * HOUR_MS },
  unless: [{ act: "notify", aboutTrigger: false }],
  notice: { kind: "elapsed", ms: 5 * HOUR_MS },
};

/** `name` under a reading is `Term@Narrow`, declared as `Term`. */
export function term(draw: Draw, scope: Scope, name = "Term"): Stage {
  const onRecord = (share: number): number => (scope.asksRecord ? share : 0);
  const end = draw.maybe(onRecord(0.3), () => ({ kind: "watch" as const, watch: watch(draw, scope) }));
  const renewal = draw.maybe(onRecord(0.4), () => {
    const { notice: _notice, ...without } = RENEWAL;
    return draw.is(0.7) ? RENEWAL : without;
  });
  return stated({
    name,
    declared: name === "Term" ? undefined : "Term",
    start: [
      draw.pick([
        { kind: "at" as const, at: 2 * HOUR_MS },
        { kind: "act" as const, act: { act: "declare", aboutTrigger: false } },
        { kind: "stage" as const, stage: "First", edge: "end" as const },
      ]),
    ],
    end: end === undefined ? [] : [end],
    length: draw.maybe(0.85, () => ({ kind: "elapsed" as const, ms: 20 * HOUR_MS })),
    renewal,
    extendableBy: draw.maybe(onRecord(0.4), () => [MISSION]),
    span: SPAN,
  });
}
