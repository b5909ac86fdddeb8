// Reservations: a clause that reads otherwise for one signatory, binding. The clause of that number keeps its other
// bearers; a reservation that has no clause to replace stands by itself.
import type { ActorName, Bearers, Effect, Obligation, Prohibition } from "@servanda/agreement";
import type { Clause } from "../syntax/ast.ts";
import type { Shared } from "./context.ts";
import type { Rule } from "./rules.ts";
import type { Placed } from "./sources.ts";

/** A clause as some signatories have it. */
export interface Reservation {
  /** As the text names them: actors or bodies. */
  readonly holders: readonly string[];
  readonly placed: Placed<Clause>;
}

/** The name of a reserved clause among those of its number: `2.1 for Ostrel`. */
export function reservedNumber({ holders, placed }: Reservation): string {
  return `${placed.statement.id.text} for ${holders.join(", ")}`;
}

/** The signatories themselves. */
export function signatories(shared: Shared, { holders }: Reservation): readonly ActorName[] {
  return holders.flatMap((name) => shared.actors.get(name)?.members ?? [name]);
}

/** The rule for everyone but these; undefined where nobody is left. */
export function ruleWithout(rule: Rule, actors: readonly ActorName[]): Rule | undefined {
  return isBinding(rule) ? withBearers(rule, (name) => !actors.includes(name)) : rule;
}

/** The rule for these alone; undefined where it is none of theirs, or takes the clause from them. */
export function ruleOnlyFor(rule: Rule, number: string, actors: readonly ActorName[]): Rule | undefined {
  if (rule.kind === "effect" && takesAway(rule, number)) return undefined;
  return isBinding(rule) ? withBearers(rule, (name) => actors.includes(name)) : rule;
}

/** Whether a reservation of such a rule has a meaning: who it binds is known by name. */
export function isReservable(rule: Rule, number: string): boolean {
  return isBinding(rule) || (rule.kind === "effect" && takesAway(rule, number));
}

type Binding = Prohibition | Obligation;

function isBinding(rule: Rule): rule is Binding {
  return (rule.kind === "forbid" || rule.kind === "require") && rule.bearers.variable === undefined;
}

/** `clause 2: clause 2 is void`. */
function takesAway({ of, state }: Effect, number: string): boolean {
  return of.kind === "clause" && of.number === number && (state === "void" || state === "ended");
}

function withBearers(rule: Binding, isBound: (name: ActorName) => boolean): Binding | undefined {
  const actors = rule.bearers.actors.filter(isBound);
  if (actors.length === 0) return undefined;
  const bearers: Bearers = { ...rule.bearers, actors };
  if (rule.kind === "require") return { ...rule, bearers };
  return { ...rule, bearers, event: { ...rule.event, by: { kind: "bind", name: "bearer", among: actors } } };
}
