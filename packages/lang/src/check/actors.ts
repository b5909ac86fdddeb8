// Who the agreement knows: actors by their role, and bodies by their members.
import type { Actor, ActorName, Body, Role } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import { roles } from "../std/nouns.ts";
import type { Body as BodyStatement } from "../syntax/ast.ts";
import type { Noun } from "../syntax/ast-sentences.ts";
import { readBodyRules } from "./body-rules.ts";
import { type KnownActor, textOf } from "./context.ts";
import { type Names, placeOf, type World } from "./names.ts";
import type { Placed } from "./sources.ts";

export interface ActorTable {
  readonly actors: readonly Actor[];
  readonly bodies: readonly Body[];
  readonly known: ReadonlyMap<ActorName, KnownActor>;
}

interface Reading {
  readonly names: Names;
  readonly report: Report;
  readonly unmeant: (placed: Placed, span: { readonly start: number; readonly end: number }) => void;
}

/** Actors in the order of the text, each once; then bodies, which may name each other in any order. */
export function readActors(statements: readonly Placed[], reading: Reading): ActorTable {
  const actors = new Map<ActorName, Actor>();
  const known = new Map<ActorName, KnownActor>();
  for (const placed of statements) {
    if (placed.statement.kind !== "actors") continue;
    const { role, actors: listed } = placed.statement;
    for (const each of listed) {
      if (actors.has(each.name.text)) continue;
      const actor = actorOf(each, role);
      if (each.answersTo !== undefined && actor.answersTo === undefined) reading.unmeant(placed, each.answersTo.span);
      actors.set(each.name.text, actor);
      const { name, answersTo } = actor;
      const above = answersTo === undefined ? {} : { answersTo };
      known.set(name, { name, role, members: [name], onlyInForce: false, ...above });
    }
  }
  const placedBodies = statements.flatMap((placed) =>
    placed.statement.kind === "body" ? [{ ...placed, statement: placed.statement }] : [],
  );
  for (const { statement } of placedBodies) {
    if (!known.has(statement.name.text)) {
      known.set(statement.name.text, { name: statement.name.text, role: "body", members: [], onlyInForce: false });
    }
  }
  const bodies = placedBodies.map((placed) => readBody(placed, known, reading));
  const ofReadings = reading.names.readings.flatMap((world) =>
    [...world.bodies]
      .filter(([name]) => world.own.has(`body ${name}`))
      .map(([name, placed]) => ({ ...readBody(placed, known, reading, nameIn(world, name)), declared: name })),
  );
  return { actors: [...actors.values()], bodies: [...bodies, ...ofReadings], known };
}

/** The body as a reading has it: `Commission@Narrow`, where the reading has one of its own under that name. */
export function bodyIn(world: World, name: ActorName): ActorName {
  return world.own.has(`body ${name}`) ? nameIn(world, name) : name;
}

function nameIn({ reading }: World, name: ActorName): ActorName {
  return `${name}@${reading}`;
}

type Listed = Extract<Placed["statement"], { kind: "actors" }>["actors"][number];

function actorOf({ name, label, answersTo }: Listed, role: Role): Actor {
  const above = answersTo?.kind === "thing" && answersTo.words.length === 0 ? answersTo.name?.text : undefined;
  return {
    name: name.text,
    ...(label === undefined ? {} : { label: label.text }),
    role,
    ...(above === undefined ? {} : { answersTo: above }),
  };
}

function readBody(
  placed: Placed<BodyStatement>,
  known: Map<ActorName, KnownActor>,
  reading: Reading,
  name: ActorName = placed.statement.name.text,
): Body {
  const { label, members: nouns } = placed.statement;
  const read = nouns.map((noun) => membersNamed(placed, noun, known, reading));
  const members = [...new Set(read.flatMap((each) => each.names))];
  const onlyInForce = read.some((each) => each.onlyInForce);
  known.set(name, { name, role: "body", members, onlyInForce });
  const rules = readBodyRules(placed, {
    members,
    isActor: (each) => known.has(each),
    report: reading.report,
    unmeant: reading.unmeant,
  });
  return {
    name,
    ...(label === undefined ? {} : { label: label.text }),
    members,
    ...(rules === undefined ? {} : { rules }),
  };
}

interface Members {
  readonly names: readonly ActorName[];
  readonly onlyInForce: boolean;
}

function membersNamed(
  placed: Placed,
  noun: Noun,
  known: ReadonlyMap<ActorName, KnownActor>,
  reading: Reading,
): Members {
  const nobody: Members = { names: [], onlyInForce: false };
  if (noun.kind === "quantified" && noun.name === undefined && noun.of.length === 0) {
    const word = noun.words.map((each) => each.text).join(" ");
    const role = roles.get(word);
    if (role !== undefined) {
      const names = [...known.values()].filter((actor) => actor.role === role).map((actor) => actor.name);
      return { names, onlyInForce: noun.inForce };
    }
  }
  const name = noun.kind === "thing" && noun.words.length === 0 && noun.of.length === 0 ? noun.name?.text : undefined;
  if (name !== undefined && known.has(name)) return { names: [name], onlyInForce: false };
  if (name !== undefined && !reading.names.declared.has(name)) return nobody;
  const found = textOf(placed.source, noun.span);
  if (name === undefined) reading.unmeant(placed, noun.span);
  else reading.report("S0605", placeOf(placed, noun), { found });
  return nobody;
}
