// Generated prohibitions, permissions and powers.
import type { Permission, Power, PowerUse, Prohibition } from "@servanda/agreement";
import { exception, guard } from "./conditions.ts";
import { type Draw, stated } from "./draw.ts";
import { stages } from "./duties.ts";
import { BAND, COUNCIL, FIRE, FORBIDDEN_ACT, GUARANTORS, JOINER, MATTERS, OUTSIDER, PARTIES, ZONES } from "./names.ts";
import { actPattern, attributes, eventPattern, length, placeTest, type Scope } from "./patterns.ts";
import { moment } from "./triggers.ts";

export function prohibition(draw: Draw, outer: Scope): Prohibition {
  const zone = draw.maybe(0.25, () => "Z");
  const scope: Scope = stated({ ...outer, variable: "bearer", zone });
  const named = { ...scope };
  const where = draw
    .list(0, 1, () => placeTest(draw, stated({ ...named, zone: undefined })))
    .filter(() => draw.is(0.5));
  const isIn = { kind: "in" as const, region: { kind: "bind" as const, name: "Z", among: [...ZONES, "Square"] } };
  const parties = draw.pick([PARTIES, PARTIES, PARTIES, ["Karsa"]]);
  return {
    kind: "forbid",
    bearers: stated({
      actors: parties,
      onlyInForce: draw.is(0.2),
      fromSignature: draw.maybe(scope.asksRecord ? 0.1 : 0, () => true as const),
    }),
    during: stages(draw, scope),
    after: draw.list(0, 1, () => moment(draw, scope)).filter(() => draw.is(0.12)),
    before: draw.list(0, 1, () => moment(draw, scope)).filter(() => draw.is(0.12)),
    event: stated({
      kinds: draw.is(0.06) ? [FORBIDDEN_ACT] : draw.pick([FIRE, FIRE, ["shot"], ["attack"]]),
      by: { kind: "bind" as const, name: "bearer", among: parties },
      target: draw.maybe(0.07, () => ({ kind: "other than" as const, name: "bearer", among: PARTIES })),
      where: zone === undefined ? where : [...where, isIn],
      attributes: attributes(draw),
    }),
    when: guard(draw, scope),
    exceptions: draw.list(0, 2, () => exception(draw, scope)).filter(() => draw.is(0.55)),
  };
}

/** `must prevent`: what others do counts against the bearer. */
export function prevention(draw: Draw, scope: Scope): Prohibition {
  const rule = prohibition(draw, scope);
  const { by: _by, ...event } = rule.event;
  return {
    ...rule,
    event: { ...event, kinds: FIRE },
    prevents: { fromTerritory: draw.is(0.5), others: draw.pick([{ Karsa: [BAND] }, { Karsa: [BAND, OUTSIDER] }]) },
  };
}

/** What it takes from prohibitions stands in their exceptions; by itself it finds nothing. */
export function permission(draw: Draw, scope: Scope): Permission {
  return {
    kind: "permit",
    bearers: { actors: PARTIES, onlyInForce: false },
    during: stages(draw, scope),
    after: draw.list(0, 1, () => moment(draw, scope)).filter(() => draw.is(0.12)),
    what: draw.list(0, 2, () => eventPattern(draw, scope)),
    when: guard(draw, scope),
    exceptions: draw.list(0, 1, () => exception(draw, { ...scope, variable: "bearer" })),
  };
}

export function power(draw: Draw, scope: Scope): Power {
  return {
    kind: "empower",
    bearers: {
      actors: draw.pick([PARTIES, GUARANTORS, ["Karsa"], [JOINER], [COUNCIL]]),
      onlyInForce: draw.is(0.4),
    },
    during: stages(draw, scope),
    after: draw.list(0, 1, () => moment(draw, scope)).filter(() => draw.is(0.12)),
    when: guard(draw, scope),
    use: use(draw, scope),
    exceptions: draw.list(0, 1, () => exception(draw, scope)),
  };
}

function use(draw: Draw, scope: Scope): PowerUse {
  return draw.choose<PowerUse>({
    leave: [
      2,
      () =>
        stated({
          kind: "leave" as const,
          ends: draw.pick(["own part", "own part", "agreement"] as const),
          notice: draw.maybe(0.7, () => ({
            length: length(draw),
            countedFrom: draw.pick(["giving", "record"] as const),
          })),
        }),
    ],
    join: [1, () => ({ kind: "join" })],
    "apply provisionally": [1, () => ({ kind: "apply provisionally" })],
    change: [
      2,
      () => {
        // Suspended duties stand still: they come up more often than what is merely forbidden.
        const numbers = [...scope.clauses.map(({ number }) => number), ...scope.duties];
        const [verb, state] = draw.pick([
          ["suspend", "suspended"],
          ["terminate", "ended"],
          ["restore", "in force"],
        ] as const);
        return { kind: "change", verb, of: { kind: "clause", number: draw.pick(numbers) }, state };
      },
    ],
    "allowed acts": [
      1,
      () => ({
        kind: "act",
        acts: draw.list(1, 2, () => ({ ...actPattern(draw, scope), matter: draw.pick(MATTERS) })),
      }),
    ],
  });
}
