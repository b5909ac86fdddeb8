// Generated triggers and moments of the calendar.
import type { Moment, Trigger } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { condition, guard, watch } from "./conditions.ts";
import { type Alternatives, type Draw, stated } from "./draw.ts";
import { COUNCIL, MATTERS, PARTIES, ZONES } from "./names.ts";
import { actPattern, breachPattern, eventPattern, length, type Scope } from "./patterns.ts";

/** What a trigger tells is called X, and where it was Z. */
export const TOLD = "X";

export function moment(draw: Draw, scope: Scope): Moment {
  const offset = (): ReturnType<typeof length> | undefined => draw.maybe(0.4, () => length(draw));
  return draw.choose<Moment>({
    at: [1, () => ({ kind: "at", at: draw.pick([6, 20, 31]) * HOUR_MS })],
    "moment of stage": [
      2,
      () =>
        stated({
          kind: "stage" as const,
          stage: draw.pick(["First", "Second", "Term"]),
          edge: draw.pick(["start", "end"] as const),
          offset: draw.maybe(0.4, () => (draw.is(0.3) ? { kind: "elapsed" as const, ms: -2 * HOUR_MS } : length(draw))),
        }),
    ],
    "moment of act": [
      1,
      () =>
        stated({
          kind: "act" as const,
          act: draw.pick([
            { act: "declare", matter: "stop", aboutTrigger: false },
            { act: "decide", matter: "go", aboutTrigger: false },
          ]),
          offset: offset(),
        }),
    ],
    ...(scope.asksRecord
      ? {
          "moment of watch": [
            1,
            (): Moment => stated({ kind: "watch" as const, watch: watch(draw, scope), offset: offset() }),
          ],
        }
      : {}),
  });
}

/** By what happens, what was breached, what was done on record. */
function plainTriggers(draw: Draw, scope: Scope): Alternatives<Trigger> {
  // Guards speak of what the trigger binds.
  const inner: Scope = { ...scope, variable: TOLD };
  return {
    "trigger of event": [3, () => eventTrigger(draw, scope)],
    "trigger of act": [1.5, () => ({ kind: "act", act: triggerAct(draw, scope), guard: guard(draw, inner) })],
    ...(scope.prohibitions.length === 0
      ? {}
      : {
          "trigger of breach": [
            3,
            (): Trigger => {
              const { by: _by, ...breach } = breachPattern(draw, scope);
              const binds = draw.is(0.6) ? { by: { kind: "bind" as const, name: TOLD, among: PARTIES } } : {};
              return { kind: "breach", breach: { ...breach, ...binds }, guard: guard(draw, inner) };
            },
          ],
        }),
  };
}

function eventTrigger(draw: Draw, scope: Scope): Trigger {
  const { by: _by, ...event } = eventPattern(draw, scope);
  const inner: Scope = { ...scope, variable: TOLD };
  const by = draw.maybe(0.6, () => ({ kind: "bind" as const, name: TOLD, among: PARTIES }));
  const place = draw.maybe(0.2, () => ({
    kind: "in" as const,
    region: { kind: "bind" as const, name: "Z", among: [...ZONES, "Square"] },
  }));
  return stated({
    kind: "event" as const,
    event: stated({ ...event, by, where: place === undefined ? event.where : [...event.where, place] }),
    guard: guard(draw, place === undefined ? inner : { ...inner, zone: "Z" }),
    level: draw.maybe(scope.asksRecord ? 0.25 : 0, () => draw.pick(["suspected", "corroborated", "confirmed"])),
  });
}

function triggerAct(draw: Draw, scope: Scope): ReturnType<typeof actPattern> {
  const { by, ...act } = actPattern(draw, scope);
  const binds = draw.is(0.5) ? { by: { kind: "bind" as const, name: TOLD, among: PARTIES } } : stated({ by });
  const where = draw.is(0.2) ? { at: { kind: "bind" as const, name: "Z", among: [...ZONES, "Square"] } } : {};
  return { ...act, ...binds, ...where };
}

function wholeTriggers(draw: Draw, scope: Scope): Alternatives<Trigger> {
  if (!scope.asksRecord) return {};
  return {
    "trigger of decision": [
      2,
      () => ({
        kind: "act",
        act: {
          act: "decide",
          by: { kind: "named", actors: [COUNCIL] },
          matter: draw.pick(MATTERS),
          aboutTrigger: false,
        },
        guard: draw.is(0.8) ? { kind: "always" } : condition(draw, scope),
      }),
    ],
    "trigger of watch": [2.5, () => ({ kind: "watch", watch: watch(draw, scope) })],
    "trigger of moment": [1.5, () => ({ kind: "moment", moment: moment(draw, scope) })],
  };
}

/** One that something brings about, or any of two. */
export function trigger(draw: Draw, scope: Scope): Trigger {
  const one = (): Trigger => draw.choose({ ...plainTriggers(draw, scope), ...wholeTriggers(draw, scope) });
  return draw.choose<Trigger>({
    "one trigger": [7, one],
    "any trigger": [1.5, () => ({ kind: "any", of: draw.list(2, 2, one) })],
  });
}
