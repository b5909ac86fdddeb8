// Generated effects: `WHAT is STATE` for every pair that has a meaning.
import type { Affected, Effect, Thing, Trigger } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { exception } from "./conditions.ts";
import { type Draw, stated } from "./draw.ts";
import { COUNCIL, GUARANTORS, LADDER, MEASURE, PARTIES, ZONES } from "./names.ts";
import { actorTerm, length, type Scope } from "./patterns.ts";
import { moment, TOLD, trigger } from "./triggers.ts";

function changedThing(draw: Draw, { clauses, duties }: Scope): Thing {
  return draw.choose<Thing>({
    ...(duties.length === 0
      ? {}
      : { "change of duty": [7, (): Thing => ({ kind: "clause", number: draw.pick(duties) })] }),
    "change of clause": [5, () => ({ kind: "clause", number: draw.pick(clauses).number })],
    "change of agreement": [0.7, () => ({ kind: "agreement" })],
    "change of measure": [1, () => ({ kind: "measure", name: MEASURE })],
    "change of part": [0.7, () => ({ kind: "measure", name: MEASURE, sender: draw.pick(GUARANTORS) })],
    "change of stage": [1, () => ({ kind: "stage", name: draw.pick(["Second", "First"]) })],
  });
}

type What = Pick<Effect, "of" | "state" | "relief">;

function state(draw: Draw): string {
  return draw.pick(["suspended", "suspended", "suspended", "in force", "void", "ended"]);
}

function affected(draw: Draw, scope: Scope): What {
  const told: Scope = { ...scope, variable: TOLD };
  return draw.choose<What>({
    "change of state": [4, () => ({ of: changedThing(draw, scope), state: state(draw) })],
    several: [
      0.8,
      () => ({ of: { kind: "several", of: draw.list(2, 2, () => changedThing(draw, scope)) }, state: state(draw) }),
    ],
    relief: [1, () => relieved(draw)],
    "presumed breach": [1.6, () => ({ of: presumption(draw, told), state: "presumed" })],
    "control of": [
      0.8,
      () => ({
        of: {
          kind: "control of",
          region: { kind: "named", region: draw.pick(ZONES) },
          to: actorTerm(draw, told),
        },
        state: "transferred",
      }),
    ],
    "meeting of": [0.6, () => ({ of: { kind: "meeting of", body: COUNCIL }, state: "convened" })],
    "rung or actor": [
      0.4,
      () =>
        draw.pick<What>([
          { of: { kind: "ladder", name: LADDER }, state: "Closed" },
          { of: { kind: "actor", name: draw.pick(PARTIES) }, state: "suspended" },
        ]),
    ],
  });
}

function relieved(draw: Draw): What {
  return {
    of: stated({
      kind: "measure" as const,
      name: MEASURE,
      sender: draw.maybe(0.3, () => draw.pick(GUARANTORS)),
    }),
    state: "relieved",
    relief: stated({ percent: draw.pick([25, 60]), every: draw.maybe(0.6, () => length(draw)) }),
  };
}

function presumption(draw: Draw, told: Scope): Affected {
  return stated({
    kind: "breach of" as const,
    clauses: [draw.pick(told.prohibitions)],
    by: actorTerm(draw, told),
    at: draw.maybe(0.5, () => ({ kind: "named" as const, region: draw.pick(ZONES) })),
  });
}

export function effect(draw: Draw, scope: Scope): Effect {
  return stated({
    kind: "effect" as const,
    during: draw.pick([[], [], [], ["First"], ["Second"], ["Term"]]),
    after: draw.list(0, 1, () => moment(draw, scope)).filter(() => draw.is(0.2)),
    trigger: draw.is(0.1) ? { kind: "standing" as const } : trigger(draw, scope),
    ...affected(draw, scope),
    delay: draw.maybe(0.4, () => length(draw)),
    exceptions: draw.list(0, 1, () => exception(draw, { ...scope, variable: "bearer" })),
    spared: draw.maybe(0.1, () => ["contracts before that notice"]),
    until: draw.maybe(0.4, () => trigger(draw, scope)),
  });
}

/** A duty of the agreement is suspended in the midst of it, and now and then goes on. */
export function suspension(draw: Draw, { duties }: Scope): Effect {
  const at = (hours: number): Trigger => ({ kind: "moment", moment: { kind: "at", at: hours * HOUR_MS } });
  return stated({
    kind: "effect" as const,
    during: [],
    after: [],
    trigger: at(draw.pick([9, 20, 26])),
    of: { kind: "clause" as const, number: draw.pick(duties) },
    state: "suspended",
    exceptions: [],
    until: draw.maybe(0.7, () => at(draw.pick([27, 31, 50]))),
  });
}
