// What an effect brings about when it takes place: the things it is on, as its trigger tells them, and their states.
import type {
  Act,
  ActorName,
  ActorTerm,
  Affected,
  CheckedAgreement,
  Effect,
  StateName,
  Thing,
} from "@servanda/agreement";
import { INSTITUTION } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Occurrence } from "../atoms/duty.ts";
import { type Changes, standingOf } from "../atoms/history.ts";
import { type Bindings, regionsOf } from "../atoms/match.ts";

/** A new state of a thing, or a body called together. */
export type Entered =
  | { readonly of: Thing; readonly state: StateName; readonly percent?: number }
  | { readonly convened: Act };

/** `changes`: what stands before it. */
export function enteredBy(
  agreement: CheckedAgreement,
  changes: Changes,
  { of, state, relief }: Effect,
  { bindings, key }: Occurrence,
  at: Instant,
): readonly Entered[] {
  switch (of.kind) {
    case "breach of":
      return presumed(agreement, of, bindings).map((thing) => ({ of: thing, state }));
    case "control of":
      return regionsOf(of.region, bindings).flatMap((name) =>
        actorsOf(of.to, bindings).map((holder): Entered => ({ of: { kind: "place", name }, state: holder })),
      );
    case "meeting of":
      return [{ convened: convening(of.body, key, at) }];
    case "several":
      return of.of.map((each) => ({ of: each, state, ...reliefOf(changes, each, relief, at) }));
    default:
      return [{ of, state, ...reliefOf(changes, of, relief, at) }];
  }
}

function reliefOf(
  changes: Changes,
  thing: Thing,
  relief: Effect["relief"],
  at: Instant,
): { readonly percent?: number } {
  if (relief === undefined) return {};
  const before = standingOf(changes, thing, at);
  const sofar = before?.state === "relieved" ? (before.percent ?? 0) : 0;
  return { percent: Math.min(100, sofar + relief.percent) };
}

function presumed(
  { clauses: all }: CheckedAgreement,
  { clauses: keys, by, at }: Extract<Affected, { kind: "breach of" }>,
  bindings: Bindings,
): readonly Thing[] {
  // Of the clause as it binds the one presumed to have broken it: as it stands, or as reserved.
  const bindingOn = (actor: ActorName): string | undefined =>
    all.find(({ key, rule }) => keys.includes(key) && "bearers" in rule && rule.bearers.actors.includes(actor))?.key;
  const places = at === undefined ? [undefined] : regionsOf(at, bindings);
  // A place that nobody named is no reason to presume less.
  return actorsOf(by, bindings).flatMap((actor) => {
    const clause = bindingOn(actor);
    if (clause === undefined) return [];
    return (places.length === 0 ? [undefined] : places).map(
      (place): Thing => ({ kind: "breach", clause, by: actor, ...(place === undefined ? {} : { at: place }) }),
    );
  });
}

/** Everyone a term means under these bindings. */
function actorsOf(term: ActorTerm, bindings: Bindings): readonly ActorName[] {
  if (term.kind === "named") return term.actors;
  const value = bindings.get(term.name);
  if (term.kind === "other than") return term.among.filter((name) => name !== value);
  return value === undefined ? [] : [value];
}

function convening(body: ActorName, key: string, at: Instant): Act {
  return {
    record: "act",
    source: INSTITUTION,
    id: ["convene", body, key, at].join("/"),
    act: "convene",
    by: INSTITUTION,
    to: body,
    at,
    recordedAt: at,
  };
}
