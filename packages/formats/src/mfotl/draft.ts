// What is gathered while a clause becomes a formula: what lies outside the fragment, what its records must state, which
// variables are taken. Owned by one clause; dropped with it where the clause is refused.
import type { ActorName, CheckedAgreement, EventPattern, KindName, RegionName } from "@servanda/agreement";
import { type Formula, NEVER } from "./formula.ts";
import type { Outside } from "./outside.ts";

/** What reports of a kind must state so that a formula over them is never in doubt. */
export interface Demands {
  /** Kinds of which a report must name who did it. */
  readonly attributed: Set<KindName>;
  /** Kinds whose reports, where they name nobody, must be joined with none that names somebody. */
  readonly alone: Set<KindName>;
  /** Kinds whose reports begin duties, or decide whether one begins: they must be on record as they happen. */
  readonly punctual: Set<KindName>;
  /** Numbers that a report of the kind must state. */
  readonly stated: Map<KindName, Set<string>>;
  /** Regions of which it must be sure whether a report of the kind lies in them. */
  readonly placed: Map<KindName, Set<RegionName>>;
}

/** A variable of the text: what it is called in the formula, and what it may stand for. */
export interface Bound {
  readonly variable: string;
  readonly among: readonly string[];
}

/** Variables of the text that are known here. */
export type Scope = ReadonlyMap<string, Bound>;

export interface Draft {
  readonly agreement: CheckedAgreement;
  readonly outside: Outside[];
  readonly demands: Demands;
  /** Variables of the text that something asked for. */
  readonly asked: Set<string>;
  readonly taken: Set<string>;
}

export function createDraft(agreement: CheckedAgreement): Draft {
  const demands = {
    attributed: new Set<KindName>(),
    alone: new Set<KindName>(),
    punctual: new Set<KindName>(),
    stated: new Map(),
    placed: new Map(),
  };
  return { agreement, outside: [], demands, asked: new Set(), taken: new Set() };
}

/** Notes what cannot be said. The formula that comes back only fills the place: the clause is refused. */
export function refuse(draft: Draft, outside: Outside): Formula {
  const isNew = !draft.outside.some((each) => JSON.stringify(each) === JSON.stringify(outside));
  if (isNew) draft.outside.push(outside);
  return NEVER;
}

/** A variable of the formula that nothing else is called. */
export function fresh({ taken }: Draft, wanted: string): string {
  const plain = /^[A-Za-z][A-Za-z0-9_]*$/.test(wanted) ? wanted : "x";
  let name = plain;
  for (let count = 2; taken.has(name); count += 1) name = `${plain}${count}`;
  taken.add(name);
  return name;
}

/** What the variable of the text is called here. Undefined, and refused, where nobody knows it. */
export function boundTo(draft: Draft, scope: Scope, name: string): Bound | undefined {
  draft.asked.add(name);
  const bound = scope.get(name);
  if (bound === undefined) refuse(draft, { what: "variable", name });
  return bound;
}

export function demandOf<T>(demands: Map<KindName, Set<T>>, kinds: readonly KindName[], value: T): void {
  for (const kind of kinds) demands.set(kind, (demands.get(kind) ?? new Set()).add(value));
}

/** Whether reports of the pattern may be joined with others into one incident. */
export function linkedKinds({ agreement }: Draft, event: EventPattern): readonly KindName[] {
  const linked = new Set(agreement.linkings.flatMap((each) => each.event.kinds));
  return event.kinds.filter((kind) => linked.has(kind));
}

/** Those of a role, if they are exactly these actors. */
export function roleOf({ actors }: CheckedAgreement, wanted: readonly ActorName[]): "party" | "guarantor" | undefined {
  return (["party", "guarantor"] as const).find((role) => {
    const having = actors.filter((each) => each.role === role);
    return having.length === wanted.length && having.every(({ name }) => wanted.includes(name));
  });
}
