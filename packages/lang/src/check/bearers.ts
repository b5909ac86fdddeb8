// Who a rule binds: the subjects of its sentence as bearers. `each` binds severally; a list without it binds jointly,
// which makes one duty of all of them.
import type { Bearers } from "@servanda/agreement";
import type { Noun } from "../syntax/ast-sentences.ts";
import { complain, gap, textOf, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import type { ActorTyped } from "./typed.ts";

/** Undefined after a gap or a mistake. Sets the bearer that `that party` may mean. */
export function readBearers(work: Work, subjects: readonly Noun[], isForbidding: boolean): Bearers | undefined {
  const typed = subjects.map((noun) => ({ noun, typed: typeNoun(work, noun) }));
  for (const each of typed) {
    if (each.typed.type === "actor" || each.typed.type === "unknown") continue;
    if (each.typed.type === "plain" || each.typed.type === "matter" || each.typed.type === "event")
      return gap(work, each.noun);
    const found = textOf(work.source, each.noun.span);
    complain(work, "S0601", each.noun.span, { found, type: each.typed.type });
    return undefined;
  }
  const actors = typed.flatMap((each) => (each.typed.type === "actor" ? [each.typed] : []));
  if (actors.length < typed.length || actors.length === 0) return undefined;
  const bearers = bearersOf(actors, isForbidding);
  if (bearers === undefined) return gap(work, subjects[0] ?? { span: { start: 0, end: 0 } });
  if (bearers.variable === undefined) {
    work.bound.bearer = { word: actors.length === 1 ? actors[0]?.word : undefined, among: bearers.actors };
  }
  return bearers;
}

function bearersOf(actors: readonly ActorTyped[], isForbidding: boolean): Bearers | undefined {
  const [first] = actors;
  if (first === undefined) return undefined;
  const names = [...new Set(actors.flatMap((each) => each.actors))];
  const onlyInForce = actors.some((each) => each.onlyInForce && each.quantifier === "each");
  if (actors.length === 1 && first.term.kind === "variable") {
    // Who a prohibition binds comes from the event, never from a trigger.
    return isForbidding ? undefined : { actors: first.actors, variable: first.term.name, onlyInForce: false };
  }
  if (actors.some((each) => each.term.kind !== "named")) return undefined;
  const isSeveral = actors.some((each) => each.quantifier === "each") || names.length === 1;
  const isOpen = actors.some(
    (each) => each.quantifier === "any" || each.quantifier === "a" || each.quantifier === "no",
  );
  if (isOpen) return undefined;
  return { actors: names, onlyInForce, ...(isSeveral || isForbidding ? {} : { jointly: true }) };
}
