// Generated conditions, watches and exceptions.
import type { Condition, Exception, MatterException, Thing, Watch } from "@servanda/agreement";
import { type Alternatives, type Draw, stated } from "./draw.ts";
import { COUNCIL, FIRE, GUARANTORS, LADDER, MATTERS, MEASURE, MISSION, PARTIES, PROVOCATION, SPAN } from "./names.ts";
import { actPattern, breachPattern, COMPARES, eventPattern, length, type Scope, window } from "./patterns.ts";

const ALWAYS: Condition = { kind: "always" };

/** Most conditions are one question; some combine two, and a few of those combine again. */
export function condition(draw: Draw, scope: Scope, depth = 0): Condition {
  const parts = (): Condition[] => draw.list(2, 2, () => condition(draw, scope, depth + 1));
  if (depth > 1) return question(draw, scope);
  return draw.choose<Condition>({
    question: [4 + 4 * depth, () => question(draw, scope)],
    not: [1, () => ({ kind: "not", of: condition(draw, scope, depth + 1) })],
    and: [0.7, () => ({ kind: "and", of: parts() })],
    or: [0.7, () => ({ kind: "or", of: parts() })],
  });
}

/** A guard, a `when`: often nothing is asked. */
export function guard(draw: Draw, scope: Scope): Condition {
  return draw.is(0.75) ? ALWAYS : condition(draw, scope);
}

function question(draw: Draw, scope: Scope): Condition {
  const level = (): string | undefined => draw.maybe(0.2, () => draw.pick(["suspected", "corroborated", "confirmed"]));
  return draw.choose<Condition>({
    happened: [
      2,
      () =>
        stated({ kind: "happened" as const, event: eventPattern(draw, scope), window: window(draw), level: level() }),
    ],
    absent: [2, () => ({ kind: "absent", event: eventPattern(draw, scope), window: window(draw) })],
    count: [2, () => count(draw, scope)],
    did: [1.5, () => did(draw, scope)],
    stage: [
      1,
      () => ({ kind: "stage", stage: draw.pick(["First", "Second", "Term"]), is: draw.pick(["running", "ended"]) }),
    ],
    judged: [
      1,
      () => ({
        kind: "judged",
        event: { kinds: FIRE, where: [], attributes: [{ attribute: "calibreMm", compare: ">", value: 80 }] },
      }),
    ],
    matter: [
      1,
      () =>
        stated({
          kind: "matter" as const,
          matter: PROVOCATION,
          judgedBy: draw.maybe(0.8, () => ({ kind: "named" as const, actors: [MISSION] })),
        }),
    ],
    ...ofClauses(draw, scope),
    ...ofRecord(draw, scope),
  });
}

function count(draw: Draw, scope: Scope): Condition {
  return stated({
    kind: "count" as const,
    event: eventPattern(draw, scope),
    window: window(draw),
    compare: draw.pick(COMPARES),
    count: 1 + draw.int(4),
    register: draw.maybe(scope.registers.length === 0 ? 0 : 0.6, () => draw.pick(scope.registers)),
  });
}

function did(draw: Draw, scope: Scope): Condition {
  return stated({
    kind: "did" as const,
    act: actPattern(draw, scope),
    window: window(draw),
    atLeastActors: draw.maybe(scope.asksRecord ? 0.2 : 0, () => 2),
  });
}

function ofClauses(draw: Draw, scope: Scope): Alternatives<Condition> {
  if (scope.prohibitions.length === 0) return {};
  return {
    breach: [
      2,
      () => ({
        kind: "breach",
        breach: breachPattern(draw, scope),
        window: window(draw),
        compare: draw.pick([">=", ">=", ...COMPARES]),
        count: 1 + draw.int(3),
      }),
    ],
  };
}

function ofRecord(draw: Draw, { clauses, asksRecord, asksRungs, reading }: Scope): Alternatives<Condition> {
  if (!asksRecord || clauses.length === 0) return {};
  const { key } = draw.pick(clauses);
  return {
    duty: [1.5, () => ({ kind: "duty", clauses: [key], is: draw.pick(["due", "fulfilled", "overdue", "expired"]) })],
    is: [
      2,
      () =>
        draw.choose<Condition>({
          "is thing": [
            3,
            () => ({
              kind: "is",
              reading,
              of: askedThing(draw, clauses),
              state: draw.pick(["in force", "suspended", "ended", "void", "relieved", "notice given"]),
            }),
          ],
          "is rung": [
            asksRungs ? 1 : 0,
            () => ({
              kind: "is",
              reading,
              of: { kind: "ladder", name: LADDER },
              state: draw.pick(["Minor", "Grave", "Closed"]),
            }),
          ],
          "is held": [
            0.5,
            () => ({ kind: "is", reading, of: { kind: "place", name: "North" }, state: draw.pick(PARTIES) }),
          ],
        }),
    ],
  };
}

/** Something whose state can be asked for. */
function askedThing(draw: Draw, clauses: Scope["clauses"]): Thing {
  return draw.choose<Thing>({
    "asked clause": [3, () => ({ kind: "clause", number: draw.pick(clauses).number })],
    "asked agreement": [1, () => ({ kind: "agreement" })],
    "asked measure": [1, () => ({ kind: "measure", name: MEASURE })],
    "asked part of measure": [0.7, () => ({ kind: "measure", name: MEASURE, sender: draw.pick(GUARANTORS) })],
    "asked actor": [1, () => ({ kind: "actor", name: draw.pick([...PARTIES, ...GUARANTORS]) })],
    "asked stage": [0.5, () => ({ kind: "stage", name: "Second" })],
    "asked breach": [
      0.6,
      () =>
        stated({ kind: "breach" as const, clause: "1", by: draw.pick(PARTIES), at: draw.pick([undefined, "North"]) }),
    ],
  });
}

/** A condition whose moment matters. The same condition has the same key. */
export function watch(draw: Draw, scope: Scope): Watch {
  const { variable: _outer, zone: _zone, ...free } = scope;
  if (draw.is(0.7)) {
    const asked = condition(draw, free);
    return { key: keyOf(asked), condition: asked };
  }
  const asked = condition(draw, { ...free, variable: "X" });
  return { key: `X ${keyOf(asked)}`, condition: asked, bind: { name: "X", among: PARTIES } };
}

function keyOf(asked: Condition): string {
  return JSON.stringify(asked);
}

export function matterException(draw: Draw): MatterException {
  return draw.choose<MatterException>({
    "ruling without plea": [
      1,
      () => stated({ kind: "matter" as const, matter: "exercise", judgedBy: judges(draw), span: SPAN }),
    ],
    "ruling on plea": [
      2.5,
      () =>
        stated({
          kind: "matter" as const,
          matter: "self-defence",
          pleadedBy: draw.pick([
            { kind: "variable" as const, name: "bearer" },
            { kind: "named" as const, actors: PARTIES },
          ]),
          pleadWithin: draw.maybe(0.8, () => length(draw)),
          judgedBy: judges(draw),
          span: SPAN,
        }),
    ],
  });
}

function judges(draw: Draw): readonly string[] | undefined {
  return draw.pick([[MISSION], [MISSION], [MISSION, COUNCIL], undefined]);
}

export function exception(draw: Draw, scope: Scope): Exception {
  return draw.choose<Exception>({
    "exception of condition": [2, () => ({ kind: "condition", condition: condition(draw, scope), span: SPAN })],
    "exception of matter": [3, () => matterException(draw)],
    ...(scope.asksRecord
      ? {
          "unless decided": [
            1,
            (): Exception => ({
              kind: "condition",
              condition: {
                kind: "did in time",
                act: {
                  act: "decide",
                  by: { kind: "named", actors: [COUNCIL] },
                  matter: draw.pick(MATTERS),
                  aboutTrigger: false,
                },
                within: length(draw),
              },
              span: SPAN,
            }),
          ],
        }
      : {}),
  });
}
